import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('quotes every rule of the search in the title of a test, and no other', () => {
  const tests = readFileSync(new URL('createSearch.test.ts', import.meta.url), 'utf8');
  const page = readFileSync(new URL('../../../src/core/search/RULES.md', import.meta.url), 'utf8');
  const rules = new Set(Array.from(page.matchAll(/\*\*(Q\d+)\*\*/g), ([, rule]) => rule));
  const quoted = new Set(Array.from(tests.matchAll(/['"`, ](Q\d+)[:,]/g), ([, rule]) => rule));
  expect(quoted).toEqual(rules);
});
