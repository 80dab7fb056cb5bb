import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('quotes every rule of the outbox in the title of a test, and no other', () => {
  const here = new URL('./', import.meta.url);
  const others = ['../../react/resume.test.tsx', '../../react/resumeKilled.test.tsx'];
  const tests = [...readdirSync(here).filter((name) => /\.(test\.ts|browser\.tsx)$/.test(name)), ...others]
    .map((name) => readFileSync(new URL(name, here), 'utf8'))
    .join('\n');
  const page = readFileSync(new URL('../../../src/session/outbox/RULES.md', import.meta.url), 'utf8');
  const rules = new Set(Array.from(page.matchAll(/\*\*(O\d+)\*\*/g), ([, rule]) => rule));
  const quoted = new Set(Array.from(tests.matchAll(/(?<=['"`(]|, )(O\d+)(?=[:,)])/g), ([, rule]) => rule));
  expect([...quoted].filter((rule) => !rules.has(rule))).toEqual([]);
  expect([...rules].filter((rule) => !quoted.has(rule))).toEqual([]);
});
