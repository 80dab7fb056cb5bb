import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('quotes every rule of what leaves the server in the title of a test, and no other', () => {
  const tests = ['./', '../']
    .map((folder) => new URL(folder, import.meta.url))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.test.ts'))
        .map((name) => readFileSync(new URL(name, folder), 'utf8')),
    )
    .join('\n');
  const page = readFileSync(new URL('../../../src/server/receivers/RULES.md', import.meta.url), 'utf8');
  const rules = new Set(Array.from(page.matchAll(/\*\*([VWX]\d+)\*\*/g), ([, rule]) => rule));
  const quoted = new Set(Array.from(tests.matchAll(/['"`]([VWX]\d+):/g), ([, rule]) => rule));
  expect([...quoted].filter((rule) => !rules.has(rule))).toEqual([]);
  expect([...rules].filter((rule) => !quoted.has(rule))).toEqual([]);
});
