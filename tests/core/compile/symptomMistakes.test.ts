import { describe, expect, it } from 'vitest';
import { mistake } from './guideText.ts';

describe('mistakes in symptoms and causes', () => {
  it('C35: asks for a condition', () => {
    expect(
      mistake(
        /- The provider does not know[^]*error\.status = 403`/,
        '- The provider does not know the model',
      ),
    ).toMatchInlineSnapshot(`
      "guides/model.md:2:8 error guide-never-fits
        No symptom of this guide has a condition.

          1 | ---
        > 2 | title: Model not available
            |        ^^^^^^^^^^^^^^^^^^^

        Without one it can never be found.
        → End a symptom with a condition in backticks, such as \`when error.status = 429\`; only a guide with \`role: general\` needs none.
      "
    `);
  });

  it('C35: asks for one that picks runs out', () => {
    expect(
      mistake(
        /- The provider does not know[^]*error\.status = 403`/,
        '- The provider refused `when error.status >= 400`',
      ),
    ).toMatchInlineSnapshot(`
      "guides/model.md:2:8 warning no-indexable-condition
        Nothing in this guide names a code, a status, a phrase or a stated reason.

          1 | ---
        > 2 | title: Model not available
            |        ^^^^^^^^^^^^^^^^^^^

        It would fit nearly every run in trouble, or be checked against all of them.
        → Add an alternative with \`=\`, \`in\` or \`contains\`.
      "
    `);
  });

  it('C33: takes no condition inside a sentence', () => {
    expect(mistake('- The key may not', '- The key `when error.status = 401` may not'))
      .toMatchInlineSnapshot(`
      "guides/model.md:32:12 error condition-misplaced
        A condition has no effect here.

          31 |   - \`minor when log contains "model {model} does not exist"\`
        > 32 | - The key \`when error.status = 401\` may not use it \`rules out when error.status = 403\`
             |            ^^^^^^^^^^^^^^^^^^^^^^^

        Only the end of an item of *Symptoms* or *Likely causes*, or a nested item of its own, is read as a rule.
        → Move the code span to the end of the item; give each further alternative a nested item.
      "
    `);
  });

  it('C33: takes none in other sections', () => {
    expect(mistake('with another model.', 'with another model `when error.status = 404`'))
      .toMatchInlineSnapshot(`
      "guides/model.md:46:44 error condition-misplaced
        A condition has no effect here.

          45 | 1. Open [the run](surface:run-detail) and read the name.
        > 46 | 2. [Retry](move:retry) with another model \`when error.status = 404\`
             |                                            ^^^^^^^^^^^^^^^^^^^^^^^

        Only the end of an item of *Symptoms* or *Likely causes*, or a nested item of its own, is read as a rule.
        → Move the code span to the end of the item; give each further alternative a nested item.
      "
    `);
  });

  it('C33: takes none without backticks', () => {
    expect(mistake('`when error.code = model_retired`', 'when error.code = model_retired'))
      .toMatchInlineSnapshot(`
      "guides/model.md:38:25 error condition-not-code
        This looks like a condition but is not in backticks.

        > 38 | - The model was retired when error.code = model_retired
             |                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

        It would be shown as text and never checked.
        → Put it in backticks, from \`when\` to the end.
      "
    `);
  });

  it('C33: takes none that does not say what it does', () => {
    expect(mistake('`when error.code = model_not_found`', '`error.code = model_not_found`'))
      .toMatchInlineSnapshot(`
        "guides/model.md:30:6 error condition-without-when
          This looks like a condition and opens with other words.

            29 | - The provider does not know {model|the model}
          > 30 |   - \`error.code = model_not_found\`
               |      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^

          It would be shown as text and never checked.
          → Did you mean \`when error.code = model_not_found\`?
        "
      `);
    expect(mistake('`when error.code = model_not_found`', '`whne error.code = model_not_found`')).toContain(
      'Did you mean `when error.code = model_not_found`?',
    );
  });

  it('C31: lets causes rule nothing out', () => {
    expect(mistake('`when error.code = model_retired`', '`rules out when error.code = x`'))
      .toMatchInlineSnapshot(`
      "guides/model.md:38:26 error gate-in-cause
        \`rules out when\` cannot stand with a cause.

        > 38 | - The model was retired \`rules out when error.code = x\`
             |                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

        Causes are ranked by their conditions; only symptoms find or remove a guide.
        → Write \`when\`, or move the line to *Symptoms*.
      "
    `);
  });

  it('C34: asks for words', () => {
    expect(mistake('- The key may not use it `rules', '- `rules')).toMatchInlineSnapshot(`
      "guides/model.md:32:1 error item-without-words
        This item has a condition and no sentence.

          31 |   - \`minor when log contains "model {model} does not exist"\`
        > 32 | - \`rules out when error.status = 403\`
             | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

        The sentence is what an operator reads as the reason.
        → Begin the item with what the operator would see, or indent it by two spaces below the item that it belongs to.
      "
    `);
  });

  it('C36: shows only what is captured', () => {
    expect(mistake('Choose another model.', 'Choose another than {modle|this}.')).toMatchInlineSnapshot(`
      "guides/model.md:18:34 error unknown-capture
        No phrase captures \`{modle}\`.

          17 |     otherwise: true
        > 18 |     because: Choose another than {modle|this}.
             |                                  ^^^^^^^^^^^^

        The fallback would be shown in every run.
        → Did you mean \`model\`?
      "
    `);
  });

  it('C36: asks what to show when nothing is captured', () => {
    expect(mistake('Start with the name.', 'Start with {model}.')).toMatchInlineSnapshot(`
      "guides/model.md:43:12 error placeholder-without-fallback
        \`{model}\` does not say what to show when the run holds no value.

        > 43 | Start with {model}.
             |            ^^^^^^^

        Not every run that fits has it.
        → Write \`{model|the model}\`, with words that are always right.
      "
    `);
  });

  it('C36: takes captured text in code, and keeps it out of links', () => {
    expect(mistake('Start with the name.', 'Run `use {model|x}`.')).toBe('');
    expect(mistake('surface:run-detail', 'https://example.com/{model}')).toMatchInlineSnapshot(`
      "guides/model.md:45:39 error placeholder-in-link
        \`{model}\` stands inside a link.

        > 45 | 1. Open [the run](https://example.com/{model}) and read the name.
             |                                       ^^^^^^^

        The value comes from a run, where anyone can write; in an address it could lead anywhere.
        → Move it into the sentence around.
      "
    `);
  });

  it('C36: warns of what is captured for nothing', () => {
    expect(mistake('{model|the model}', 'the model')).toMatchInlineSnapshot(`
      "guides/model.md:31:37 warning unused-capture
        \`{model}\` is captured and never shown.

          30 |   - \`when error.code = model_not_found\`
        > 31 |   - \`minor when log contains "model {model} does not exist"\`
             |                                     ^^^^^^^

        Capturing is only of use for the text.
        → Use it in the text as \`{model|…}\`, or write \`*\` in its place.
      "
    `);
  });
});
