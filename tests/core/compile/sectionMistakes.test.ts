import { describe, expect, it } from 'vitest';
import { mistake } from './guideText.ts';

describe('mistakes in sections and cards', () => {
  it('C43: asks for each section', () => {
    expect(mistake('## Where to go\n\nThe run shows which model was asked for.\n', ''))
      .toMatchInlineSnapshot(`
      "guides/model.md:49:1 error missing-section
        The section *Where to go* is missing.

        > 49 | ## When to contact support
             | ^^^^^^^^^^^^^^^^^^^^^^^^^^

        Every guide has the same five sections in the same order, so that operators know where to look.
        → Add \`## Where to go\` with one sentence and what belongs under it.
      "
    `);
  });

  it('C43: knows a misspelt section', () => {
    expect(mistake('## Likely causes', '## Likely cause')).toMatchInlineSnapshot(`
      "guides/model.md:34:4 error unknown-section
        There is no section *Likely cause*.

        > 34 | ## Likely cause
             |    ^^^^^^^^^^^^

        Every guide has the same five sections in the same order, so that operators know where to look.
        → Did you mean \`Likely causes\`? Smaller headings begin with \`###\`.
      "
    `);
  });

  it('C43: takes a section once', () => {
    expect(mistake('## Where to go', '## Symptoms\n\nMore.\n\n## Where to go')).toMatchInlineSnapshot(`
      "guides/model.md:48:4 error repeated-section
        The section *Symptoms* stands here twice.

        > 48 | ## Symptoms
             |    ^^^^^^^^

        Every guide has the same five sections in the same order, so that operators know where to look.
        → Join the two.
      "
    `);
  });

  it('C43: keeps their order', () => {
    expect(
      mistake(
        /## Where to go[^]*$/,
        '## When to contact support\n\nWhen it is refused.\n\n## Where to go\n\nThe run.\n',
      ),
    ).toMatchInlineSnapshot(`
      "guides/model.md:52:4 error section-out-of-order
        *Where to go* stands after *When to contact support*.

        > 52 | ## Where to go
             |    ^^^^^^^^^^^

        Every guide has the same five sections in the same order, so that operators know where to look.
        → Move it: Symptoms, Likely causes, How to fix it, Where to go, When to contact support.
      "
    `);
  });

  it('C43: keeps headings small', () => {
    expect(mistake('Start with the name.', 'Start.\n\n# Names')).toMatchInlineSnapshot(`
      "guides/model.md:45:1 error heading-too-high
        A heading of level 1 cannot stand here.

        > 45 | # Names
             | ^^^^^^^

        The title is the only heading above the five sections.
        → Take it out; the title stands in the front matter.
      "
    `);
    expect(mistake('Start with the name.', 'Start.\n\n##### Names')).toMatchInlineSnapshot(`
      "guides/model.md:45:1 error heading-too-deep
        A heading of level 5 is too deep.

        > 45 | ##### Names
             | ^^^^^^^^^^^

        In a narrow panel nobody can tell such headings apart.
        → Use \`###\` or \`####\`.
      "
    `);
  });

  it('C44: takes no empty section', () => {
    expect(mistake('The run shows which model was asked for.\n', '')).toMatchInlineSnapshot(`
      "guides/model.md:48:4 error empty-section
        The section *Where to go* is empty.

        > 48 | ## Where to go
             |    ^^^^^^^^^^^

        A heading with nothing under it looks like a page that failed to load.
        → Write one sentence and what belongs under it.
      "
    `);
  });

  it('C44: asks for an intro', () => {
    expect(mistake('Names change more often than missions.\n', '')).toMatchInlineSnapshot(`
      "guides/model.md:34:4 warning missing-intro
        The section *Likely causes* has no intro.

        > 34 | ## Likely causes
             |    ^^^^^^^^^^^^^

        The sentence under the heading tells an operator whether to read on.
        → Begin it with a sentence before its list and cards.
      "
    `);
  });

  it('C44: asks for a lead', () => {
    expect(mistake('The provider answered, but not with the model the run asked for.\n', ''))
      .toMatchInlineSnapshot(`
      "guides/model.md:22:1 warning missing-lead
        Nothing stands before the first section.

        > 22 | ## Symptoms
             | ^

        The first sentences calm an operator more than any list.
        → Write one or two sentences on what is going on, above \`## Symptoms\`.
      "
    `);
  });

  it('C44: asks for steps', () => {
    expect(mistake(/1\. Open[^]*another model\.\n/, 'Try another.\n')).toMatchInlineSnapshot(`
      "guides/model.md:41:4 warning fix-without-steps
        *How to fix it* has no numbered steps.

        > 41 | ## How to fix it
             |    ^^^^^^^^^^^^^

        Steps can be ticked, and a report says which were done.
        → Write what to do as a numbered list.
      "
    `);
  });

  it('C45: knows a misspelt card', () => {
    expect(mistake('**What it is:**', '**What is it:**')).toMatchInlineSnapshot(`
      "guides/model.md:27:3 error unknown-card
        There is no card \`What is it\`.

        > 27 | **What is it:** A name that leads nowhere.
             |   ^^^^^^^^^^

        A paragraph that begins with a bold label is a card, and only these labels have a form.
        → Did you mean \`What it is\`?
      "
    `);
  });

  it('C45: takes no empty card', () => {
    expect(mistake('**What it is:** A name that leads nowhere.', '**What it is:**')).toMatchInlineSnapshot(`
      "guides/model.md:27:3 error empty-card
        The card \`What it is\` says nothing.

        > 27 | **What it is:**
             |   ^^^^^^^^^^

        An empty box would be shown.
        → Fill it in, or take it out.
      "
    `);
  });
});
