import { describe, expect, it } from 'vitest';
import { edited, mistake, printed } from './guideText.ts';

describe('mistakes in files and keys', () => {
  it('C10: asks for front matter', () => {
    expect(printed({ model: '# Model not available\n' })).toMatchInlineSnapshot(`
      "guides/model.md:1:1 error heading-too-high
        A heading of level 1 cannot stand here.

        > 1 | # Model not available
            | ^^^^^^^^^^^^^^^^^^^^^

        The title is the only heading above the five sections.
        → Take it out; the title stands in the front matter.

      guides/model.md:1:1 error no-front-matter
        The first line is not \`---\`.

        > 1 | # Model not available
            | ^^^^^^^^^^^^^^^^^^^^^

        A guide begins with its facts (title, trouble, surfaces, next) between two \`---\` lines.
        → Begin the file with them, and with nothing before the first \`---\`; \`waymark new <id>\` writes a guide that has them all.

      guides/model.md:2:1 error no-sections
        None of the five sections is here.

          1 | # Model not available
        > 2 |
            | ^

        Every guide has the same five sections in the same order, so that operators know where to look.
        → Add \`## Symptoms\`, \`## Likely causes\`, \`## How to fix it\`, \`## Where to go\`, \`## When to contact support\`.
      "
    `);
  });

  it('C10: asks for its end', () => {
    expect(mistake('because: Choose another model.\n---', 'because: Choose another model.'))
      .toMatchInlineSnapshot(`
      "guides/model.md:1:1 error unclosed-front-matter
        The front matter is never closed.

        > 1 | ---
            | ^^^

        Everything down to the end of the file would be read as YAML.
        → Add a line with \`---\` after the last key.
      "
    `);
  });

  it('C10: says what YAML cannot read', () => {
    expect(mistake('summary: The run', 'summary: Note: the run')).toMatchInlineSnapshot(`
      "guides/model.md:6:1 error broken-yaml
        The front matter cannot be read: Nested mappings are not allowed in compact mappings.

          5 | surfaces: [run-detail]
        > 6 | summary: Note: the run asked for a model that the provider does not offer.
            | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

        Nothing of the guide can be used without its facts.
        → Quote the value: \`summary: 'Note: the run asked for a model that the provider does not offer.'\`.
      "
    `);
  });

  it('C10: takes a key once', () => {
    expect(mistake('type: Support', 'title: Support')).toMatchInlineSnapshot(`
      "guides/model.md:3:1 error repeated-key
        \`title\` is given twice.

          2 | title: Model not available
        > 3 | title: Support
            | ^^^^^

        Only one of the two values could be used.
        → Take one of them out.
      "
    `);
  });

  it('C10: follows no alias', () => {
    expect(mistake('surfaces: [run-detail]', 'surfaces: &all [run-detail]\nrelated: *all'))
      .toMatchInlineSnapshot(`
      "guides/model.md:6:10 error yaml-alias
        \`*\` refers to another place of the front matter.

          5 | surfaces: &all [run-detail]
        > 6 | related: *all
            |          ^^^^

        References can be nested until a few lines become gigabytes, so they are not followed.
        → Write the value out.
      "
    `);
  });

  it('C11: knows a misspelt key', () => {
    expect(mistake('summary:', 'sumary:')).toMatchInlineSnapshot(`
      "guides/model.md:6:1 error unknown-key
        There is no key \`sumary\` here.

          5 | surfaces: [run-detail]
        > 6 | sumary: The run asked for a model that the provider does not offer.
            | ^^^^^^

        Its value would be dropped without a word.
        → Did you mean \`summary\`?
      "
    `);
  });

  it('C1: takes no id beside the file name', () => {
    expect(mistake('title:', 'id: models\ntitle:')).toMatchInlineSnapshot(`
      "guides/model.md:2:5 error id-mismatch
        The file is called \`model.md\` but its \`id\` says \`models\`.

          1 | ---
        > 2 | id: models
            |     ^^^^^^

        The file name is the id, so one of the two names would lead nowhere.
        → Take the \`id\` line out, or rename the file to \`models.md\`.
      "
    `);
  });

  it('C1: takes no file name that is not an id', () => {
    expect(printed({ 'Model Gone': edited('failed', 'stuck') })).toMatchInlineSnapshot(`
      "guides/Model Gone.md:1:1 error bad-file-name
        \`Model Gone.md\` is not a guide id.

        > 1 | ---
            | ^

        The file name is the id by which other guides, links and reports name this guide.
        → Use lower-case letters, digits and single hyphens, such as \`rate-limited.md\`; a translation is \`rate-limited.de.md\`.
      "
    `);
  });

  it('C7: takes no book', () => {
    expect(printed({ model: `${edited('failed', 'stuck')}${'word '.repeat(14_000)}` }))
      .toMatchInlineSnapshot(`
      "guides/model.md:1:1 error guide-too-big
        This guide is 70 KB, more than the 64 KB a guide may be.

        > 1 | ---
            | ^

        An operator with a failed run reads one screen, not a book.
        → Split it into several guides that link to each other.
      "
    `);
  });

  it('C7: takes no book in front of the text', () => {
    expect(mistake('next:', `# ${'word '.repeat(4_000)}\nnext:`)).toMatchInlineSnapshot(`
      "guides/model.md:1:1 error front-matter-too-big
        The front matter is longer than 16 KB.

        > 1 | ---
            | ^^^

        It holds the facts of the guide; the text belongs below it.
        → Move the text into the sections.
      "
    `);
  });
});
