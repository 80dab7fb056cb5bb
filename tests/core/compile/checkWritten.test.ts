import { expect, it } from 'vitest';
import { compile, edited, printed } from './guideText.ts';

it('C46: says once how many texts are still to be written, at the first of them', () => {
  const text = edited(
    'The provider answered, but',
    '✎ The provider answered, but',
    edited('- The name is misspelt', '- ✎ The name is misspelt'),
  );
  expect(printed({ model: text })).toMatchInlineSnapshot(`
    "guides/model.md:21:1 warning unwritten
      2 texts are still to be written.

      > 21 | ✎ The provider answered, but not with the model the run asked for.
           | ^

      An operator would read what was meant for the author.
      → Write what each \`✎\` asks for in its place.
    "
  `);
  expect(compile({ model: text }).index.guides).toHaveLength(1);
});

it('C46: leaves a pencil in a sentence alone', () => {
  expect(
    compile({ model: edited('The name is misspelt', 'Press ✎ or "✎" to edit the name') }).problems,
  ).toEqual([]);
});
