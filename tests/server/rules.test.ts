import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('quotes every rule of taking and showing reports in the title of a test, and no other', () => {
  const here = new URL('./', import.meta.url);
  const tests = readdirSync(here)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => readFileSync(new URL(name, here), 'utf8'))
    .join('\n');
  const page = readFileSync(new URL('../../src/server/RULES.md', import.meta.url), 'utf8');
  const rules = new Set(Array.from(page.matchAll(/\*\*(S\d+)\*\*/g), ([, rule]) => rule));
  const quoted = new Set(Array.from(tests.matchAll(/['"`](S\d+)[:,]/g), ([, rule]) => rule));
  expect([...quoted].filter((rule) => !rules.has(rule))).toEqual([]);
  expect([...rules].filter((rule) => !quoted.has(rule))).toEqual([]);
});
