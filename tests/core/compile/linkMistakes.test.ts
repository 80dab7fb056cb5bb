import { describe, expect, it } from 'vitest';
import { mistake } from './guideText.ts';

describe('mistakes in links and markup', () => {
  it('C41: takes no HTML', () => {
    expect(mistake('Start with the name.', 'Start with <b>the name</b>.')).toMatchInlineSnapshot(`
      "guides/model.md:43:12 error raw-html
        HTML cannot stand in a guide.

        > 43 | Start with <b>the name</b>.
             |            ^^^

        Guides are shown inside other products, where a tag could run code or break the page.
        → Write it in Markdown; put a tag that should be read in backticks.
      "
    `);
    expect(mistake('Start with the name.', 'Start.\n\n<details>\n<summary>More</summary>\n</details>'))
      .toMatchInlineSnapshot(`
      "guides/model.md:45:1 error raw-html
        HTML cannot stand in a guide.

        > 45 | <details>
             | ^^^^^^^^^

        Guides are shown inside other products, where a tag could run code or break the page.
        → Write it in Markdown; put a tag that should be read in backticks.
      "
    `);
  });

  it('C41: takes no image', () => {
    expect(mistake('Start with the name.', 'Start with ![the name](https://example.com/name.png).'))
      .toMatchInlineSnapshot(`
      "guides/model.md:43:12 error image
        Images cannot stand in a guide.

        > 43 | Start with ![the name](https://example.com/name.png).
             |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

        They are not in the compiled guide, would not be there offline, and cannot be read aloud.
        → Say in words what it shows, or link to the page that has it.
      "
    `);
  });

  it('C42: takes no unsafe link', () => {
    expect(mistake('surface:run-detail', 'javascript:alert(1)')).toMatchInlineSnapshot(`
      "guides/model.md:45:19 error unsafe-link
        \`javascript:alert(1)\` is not a link a guide may hold.

        > 45 | 1. Open [the run](javascript:alert(1)) and read the name.
             |                   ^^^^^^^^^^^^^^^^^^^

        It could run code in the host, or hide where it leads.
        → Use https, http or mailto, without a name or password before the host.
      "
    `);
    expect(mistake('surface:run-detail', 'https://example.com@evil.example/')).toContain(
      'not a link a guide may hold',
    );
  });

  it('C42: knows a misspelt scheme', () => {
    expect(mistake('surface:run-detail', 'surfaces:run-detail')).toMatchInlineSnapshot(`
      "guides/model.md:45:19 error unknown-link-scheme
        \`surfaces:\` is not a kind of link.

        > 45 | 1. Open [the run](surfaces:run-detail) and read the name.
             |                   ^^^^^^^^^^^^^^^^^^^

        The host would not know what to do with it.
        → Did you mean \`surface:\`?
      "
    `);
  });

  it('C42: knows the declared surfaces', () => {
    expect(mistake('surface:run-detail', 'surface:run-detials')).toMatchInlineSnapshot(`
      "guides/model.md:45:19 error unknown-surface
        There is no surface \`run-detials\`.

        > 45 | 1. Open [the run](surface:run-detials) and read the name.
             |                   ^^^^^^^^^^^^^^^^^^^

        Its button would open nothing.
        → Did you mean \`run-detail\`? Surfaces are declared in \`waymark.json\` beside the guides.
      "
    `);
  });

  it('C42: knows the moves', () => {
    expect(mistake('move:retry', 'move:rerun')).toMatchInlineSnapshot(`
      "guides/model.md:46:12 error unknown-move
        There is no move \`rerun\`.

          45 | 1. Open [the run](surface:run-detail) and read the name.
        > 46 | 2. [Retry](move:rerun) with another model.
             |            ^^^^^^^^^^

        Its button would do nothing.
        → Known here: \`fix\`, \`retry\`, \`continue\`, \`report\`.
      "
    `);
  });

  it('C42: knows how a step is named', () => {
    expect(mistake('move:retry', 'step:')).toMatchInlineSnapshot(`
      "guides/model.md:46:12 error bad-step-link
        \`step:\` names no step.

          45 | 1. Open [the run](surface:run-detail) and read the name.
        > 46 | 2. [Retry](step:) with another model.
             |            ^^^^^

        Its button would open nothing.
        → Write \`step:failing\` for the step the guide is about, or \`step:\` and the id of a step.
      "
    `);
  });

  it('C42: takes no path', () => {
    expect(mistake('surface:run-detail', '/runs')).toMatchInlineSnapshot(`
      "guides/model.md:45:19 error relative-link
        \`/runs\` leads nowhere.

        > 45 | 1. Open [the run](/runs) and read the name.
             |                   ^^^^^

        A guide is shown inside other products, where a path means another page in each.
        → Write the whole address with https, \`./other-guide.md\` for a guide, or \`surface:<id>\` for a screen of the host.
      "
    `);
  });

  it('C42: knows the sections', () => {
    expect(mistake('surface:run-detail', '#likely-cause')).toMatchInlineSnapshot(`
      "guides/model.md:45:19 error unknown-anchor
        There is no section \`#likely-cause\`.

        > 45 | 1. Open [the run](#likely-cause) and read the name.
             |                   ^^^^^^^^^^^^^

        The link would open the guide at its top.
        → Did you mean \`likely-causes\`?
      "
    `);
  });

  it('C42: takes no link without words', () => {
    expect(mistake('[Retry](move:retry)', '[](move:retry)')).toMatchInlineSnapshot(`
      "guides/model.md:46:5 error empty-link
        This link has no text.

          45 | 1. Open [the run](surface:run-detail) and read the name.
        > 46 | 2. [](move:retry) with another model.
             |     ^^^^^^^^^^^^

        Nobody could see or press it.
        → Write what it does between the brackets.
      "
    `);
  });
});
