import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const SHEET = ['button', 'styles']
  .map((name) => readFileSync(`src/react/${name}.css`, 'utf8'))
  .join('\n')
  .replaceAll(/\/\*[^]*?\*\/|@import [^;]*;/g, '');
/** Innermost rules, `@layer` and the like taken away. */
const RULES = Array.from(SHEET.matchAll(/([^{}]+)\{([^{}]*)\}/g), ([, selector = '', body = '']) => ({
  selector: selector.trim(),
  body,
}));

// Lightning CSS, which Next and others use, turns light-dark() into variables that it sets where `color-scheme` stands.
it('P7: every light-dark() stands where the colour scheme is set, so that a compiler may lower it', () => {
  const users = RULES.filter(({ body }) => body.includes('light-dark('));
  expect(users.length).toBeGreaterThan(0);
  expect(
    users
      .filter(({ body, selector }) => !body.includes('color-scheme:') && !selector.startsWith('.waymark-'))
      .map(({ selector }) => selector),
  ).toEqual([]);
});

it('P7: a token of the host is read in one place, where its default stands', () => {
  const outside = RULES.filter(({ body }) => !body.includes('color-scheme:'));
  expect(outside.flatMap(({ body }) => body.match(/var\(--waymark-(?!dock-width)[a-z-]+/g) ?? [])).toEqual(
    [],
  );
  expect(outside.length).toBeGreaterThan(100);
});
