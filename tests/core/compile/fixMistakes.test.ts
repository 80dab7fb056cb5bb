import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GuideBody } from '../../../src/core/model/guide.ts';
import { fillCode } from '../../../src/core/model/plainProse.ts';
import { outsideTree } from './closedTree.ts';
import { codes, compile, edited, printed } from './guideText.ts';
import { RICH } from './richGuide.ts';

/** What is printed for the rich guide with one mistake made in it. */
function mistake(piece: string | RegExp, by: string): string {
  return printed({ model: edited(piece, by, RICH) });
}

function bodyOf(text: string): GuideBody {
  return compile({ model: text }).bodies.get('model')!;
}

describe('what a guide says about one cause', () => {
  it('compiles to the shapes of the model, without a problem', () => {
    expect(printed({ model: RICH })).toBe('');
    const { index, bodies } = compile({ model: RICH });
    const [head] = index.guides;
    const body = bodies.get('model')!;
    expect(head!.symptoms[0]!.headline).toEqual([
      ['run', 'error.provider', 'The provider'],
      ' has no model ',
      ['run', 'model', 'of that name'],
    ]);
    expect(head!.next[1]).toMatchObject({ open: { surface: 'run-detail' }, openByCause: true });
    expect(body.causes.map(({ open }) => open)).toEqual([{ surface: 'provider-vault' }, undefined]);
    expect(body.vendorLinks).toEqual([
      {
        text: [['link', 'https://platform.openai.com/docs/models', 'Models of OpenAI']],
        checked: '2026-11-20',
        when: 1,
      },
      {
        text: [['link', 'https://example.com/models', 'Retired models'], ' and when they end'],
        checked: '2026-11-20',
      },
    ]);
    const fix = body.sections[2]!.blocks.at(-1)!;
    expect(fix.slice(0, 2)).toEqual(['fix', 0]);
    expect(fix.slice(3).map((block) => (block as readonly unknown[])[1])).toEqual([
      'It worked when',
      'To prevent it',
      'How long it takes',
      'Who can do it',
      [['vendor', 0]],
    ]);
    expect(outsideTree({ ...head!, ...body })).toEqual([]);
  });

  it('C38: asks for the words of a cause', () => {
    expect(mistake('### The model was retired', '### The model is retired')).toMatchInlineSnapshot(`
      "guides/model.md:54:1 error fix-without-cause
        This heading repeats no cause.

        > 54 | ### The model is retired
             | ^^^^^^^^^^^^^^^^^^^^^^^^

        The panel opens the fix of the cause that holds; under these words it would open none.
        → Write \`### The model was retired\`, in the words of the cause.
      "
    `);
    expect(mistake('### The model was retired', '### Something else')).toMatchInlineSnapshot(`
      "guides/model.md:54:1 error fix-without-cause
        This heading repeats no cause.

        > 54 | ### Something else
             | ^^^^^^^^^^^^^^^^^^

        The panel opens the fix of the cause that holds; under these words it would open none.
        → Repeat the words of one: "The model was retired", "The name is misspelt". A heading among the general steps is \`####\`.
      "
    `);
  });

  it('C38: takes one fix a cause, with something in it', () => {
    expect(mistake('## Where to go', '### The model was retired\n\n1. Wait.\n\n## Where to go'))
      .toMatchInlineSnapshot(`
      "guides/model.md:75:5 error repeated-fix
        The cause "The model was retired" already has a fix.

        > 75 | ### The model was retired
             |     ^^^^^^^^^^^^^^^^^^^^^

        Only one of the two could be opened.
        → Join the two.
      "
    `);
    expect(mistake('## Where to go', '### The name is misspelt\n\n## Where to go')).toMatchInlineSnapshot(`
      "guides/model.md:75:5 error empty-fix
        Nothing stands under "The name is misspelt".

        > 75 | ### The name is misspelt
             |     ^^^^^^^^^^^^^^^^^^^^

        An operator who has this cause would find no way out.
        → Write the steps, or take the heading out.
      "
    `);
  });

  it('C38: has no question of case, spaces and the full stop', () => {
    expect(mistake('### The model was retired', '### the model  was retired.')).toBe('');
  });

  it('C45: keeps what is said of a fix in the section of fixes', () => {
    expect(mistake('**What it is:**', '**It worked when:**')).toMatchInlineSnapshot(`
      "guides/model.md:27:3 error card-outside-fix
        The card \`It worked when\` stands outside *How to fix it*.

        > 27 | **It worked when:** A name that leads nowhere.
             |   ^^^^^^^^^^^^^^

        It says something about a fix, and there is none here.
        → Move it to *How to fix it*.
      "
    `);
  });

  it('C19: opens by cause only where a fix opens something', () => {
    expect(mistake('[Open the key](surface:provider-vault)', 'Open the key')).toMatchInlineSnapshot(`
      "guides/model.md:16:11 error open-without-fix
        No fix of a cause opens anything.

          15 |   - move: fix
        > 16 |     open: cause else surface run-detail
             |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

        \`open: cause\` follows the first \`surface:\` or \`step:\` link in the fix of the cause that holds.
        → Add such a link to a fix (\`### \` and the words of a cause, under *How to fix it*), or name what to open here.
      "
    `);
    expect(mistake('cause else surface run-detail', 'cause or surface run-detail')).toContain(
      'error bad-open',
    );
    expect(mistake('cause else surface run-detail', 'cause else surface elsewhere')).toContain(
      'unknown-surface',
    );
    expect(mistake('cause else surface run-detail', 'cause')).toBe('');
  });
});

describe('headlines', () => {
  it('C39: are one line of words, code and placeholders', () => {
    expect(mistake('headline: {', 'headline: **No** [model](move:fix) {')).toMatchInlineSnapshot(`
      "guides/model.md:30:3 error headline-not-plain
        A headline is one line of words, code and placeholders.

          29 | - The provider does not know {model|the model}
        > 30 |   - headline: **No** [model](move:fix) {error.provider|The provider} has no model {model|of that nam…
             |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

        It is also the subject of a report, where links and marks are lost.
        → Take links, bold and nested items out.
      "
    `);
    expect(mistake('headline: {', 'Headline: {')).toMatchInlineSnapshot(`
      "guides/model.md:30:5 error headline-case
        A headline opens with \`headline:\`.

          29 | - The provider does not know {model|the model}
        > 30 |   - Headline: {error.provider|The provider} has no model {model|of that name}
             |     ^^^^^^^^^

        Written otherwise, one reader of the file would take it for a headline and another for text.
        → Write \`headline:\`, in lower case and with the colon at once.
      "
    `);
    expect(mistake(/headline: .*/, 'headline:')).toContain('error empty-headline');
    expect(mistake('headline: ', `headline: ${'so '.repeat(40)}`)).toContain('warning long-headline');
    expect(mistake('  - headline:', '  - headline: No model\n  - headline:')).toContain(
      'error second-headline',
    );
  });
});

describe('placeholders', () => {
  it('C36: name signals that there are', () => {
    expect(mistake('{error.provider|', '{error.providr|')).toMatchInlineSnapshot(`
      "guides/model.md:30:15 error unknown-signal
        There is no signal \`error.providr\`.

          29 | - The provider does not know {model|the model}
        > 30 |   - headline: {error.providr|The provider} has no model {model|of that name}
             |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^

        The fallback would be shown in every run.
        → Did you mean \`error.provider\`?
      "
    `);
    expect(mistake('{error.provider|The provider}', '{error.providr}')).toContain('error unknown-signal');
    for (const name of ['can.retry', 'error.retryAfter', 'error.message']) {
      expect(mistake('Start with the name.', `Start with {${name}|the run}.`)).toContain(
        'error signal-not-shown',
      );
    }
  });

  it('C36: say what to show when there is no value', () => {
    expect(mistake('{error.provider|The provider}', '{error.provider}')).toMatchInlineSnapshot(`
      "guides/model.md:30:15 error placeholder-without-fallback
        \`{error.provider}\` does not say what to show when the run holds no value.

          29 | - The provider does not know {model|the model}
        > 30 |   - headline: {error.provider} has no model {model|of that name}
             |               ^^^^^^^^^^^^^^^^

        Not every run that fits has it.
        → Write \`{error.provider|the provider}\`, with words that are always right.
      "
    `);
    expect(mistake('`model: {model|<name>}`', '`model: {model}`')).toContain(
      'error placeholder-without-fallback',
    );
  });

  it('C36: stand in no link', () => {
    expect(mistake('[Models of OpenAI]', '[Models of {error.provider|OpenAI}]')).toMatchInlineSnapshot(`
      "guides/model.md:72:14 error placeholder-in-link
        \`{error.provider}\` stands inside a link.

        > 72 | - [Models of {error.provider|OpenAI}](https://platform.openai.com/docs/models) \`checked 2026-11-20\` …
             |              ^^^^^^^^^^^^^^^^^^^^^^^

        The value comes from a run, where anyone can write; in an address it could lead anywhere.
        → Move it into the sentence around.
      "
    `);
    expect(mistake('https://example.com/models', 'https://example.com/{model|x}')).toContain(
      'error placeholder-in-link',
    );
  });

  it('C36: leave other braces as they are', () => {
    expect(mistake('`model: {model|<name>}`', '`{id}` and {some.name} and `{ a|b }` and {x}')).toBe('');
    expect(mistake('`model: {model|<name>}`', '`{modle|x}`')).toMatchInlineSnapshot(`
      "guides/model.md:62:9 error unknown-capture
        No phrase captures \`{modle}\`.

        > 62 | 2. Set \`{modle|x}\` to one of them.
             |         ^^^^^^^^^

        The fallback would be shown in every run.
        → Did you mean \`model\`? Braces that are meant as they stand have a space after the first.
      "
    `);
  });

  it('C36: are not cut by a table', () => {
    expect(mistake('{error.provider\\|the provider}', '{error.provider|the provider}'))
      .toMatchInlineSnapshot(`
      "guides/model.md:52:13 error placeholder-in-table
        \`{error.provider|\` ends the cell of a table.

          51 | | 404 | name another |
        > 52 | | 403 | ask {error.provider|the provider} |
             |             ^^^^^^^^^^^^^^^

        In a table every \`|\` begins a cell, so the placeholder is cut in two.
        → Write \`{error.provider\\|…}\`.
      "
    `);
    expect(JSON.stringify(bodyOf(RICH).sections[2])).toContain('["run","error.provider","the provider"]');
  });

  it('C36: leave code as it was written, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('{', '}', '|', 'a', '.', ' ', 'model', 'error.status', '<') }),
        (code) => {
          const text = edited('waymark-demo models --like {model|<name>}', `x${code}`, RICH);
          const { problems, bodies } = compile({ model: text });
          if (problems.some(({ severity }) => severity === 'error')) return;
          const fix = JSON.stringify(bodies.get('model')!.sections[2]);
          const [, parts] = /\["pre","sh",(.*?)\]\],\[\["p"/.exec(fix) ?? [];
          const written = fillCode(JSON.parse(`[${parts!}]`));
          const expected = `x${code}`.replace(/\{(?:model|error\.status|a)\|([^{}|]*)\}/g, (_, fallback) =>
            fallback.trim(),
          );
          expect(written).toBe(expected);
        },
      ),
      { seed: 9, numRuns: 300 },
    );
  });
});

describe('vendor links', () => {
  it('C47: carry the day on which they were checked', () => {
    expect(mistake('`checked 2026-11-20` `when', '`checked 20.11.2026` `when')).toMatchInlineSnapshot(`
      "guides/model.md:72:64 error bad-checked
        \`checked 20.11.2026\` names no day.

        > 72 | - [Models of OpenAI](https://platform.openai.com/docs/models) \`checked 20.11.2026\` \`when error.provi…
             |                                                                ^^^^^^^^^^^^^^^^^^

        A page of a vendor changes; operators and authors want to know how old the advice is.
        → Write the day as year-month-day, such as \`checked 2026-11-30\`.
      "
    `);
    expect(mistake('`checked 2026-11-20` `when', '`Checked: 2026-11-20` `when')).toContain(
      'error bad-checked',
    );
    expect(mistake('`checked 2026-11-20` `when', '`checked 2025-11-20` `when')).toMatchInlineSnapshot(`
      "guides/model.md:72:64 warning check-overdue
        This page was last checked 368 days ago.

        > 72 | - [Models of OpenAI](https://platform.openai.com/docs/models) \`checked 2025-11-20\` \`when error.provi…
             |                                                                ^^^^^^^^^^^^^^^^^^

        Vendors move and rewrite their pages; after a year the advice there is often another.
        → Read the page, then write the day on which you did.
      "
    `);
    expect(mistake('`checked 2026-11-20` `when', '`checked 2027-11-20` `when')).toContain(
      'warning checked-in-future',
    );
  });

  it('C47: are list items that begin with a link', () => {
    expect(mistake('[Retired models](https://example.com/models)', 'Retired models')).toMatchInlineSnapshot(`
      "guides/model.md:73:37 error checked-without-link
        This item does not begin with a link to a page.

          72 | - [Models of OpenAI](https://platform.openai.com/docs/models) \`checked 2026-11-20\` \`when error.provi…
        > 73 | - Retired models and when they end \`checked 2026-11-20\`
             |                                     ^^^^^^^^^^^^^^^^^^

        \`checked\` says on which day a page of a vendor was read.
        → Write the item as - [Error codes](https://…) \`checked 2026-11-30\`, or take \`checked\` out.
      "
    `);
    expect(mistake('Start with the name.', 'Start with the name `checked 2026-11-20`.'))
      .toMatchInlineSnapshot(`
        "guides/model.md:44:22 error checked-misplaced
          \`checked\` has no effect here.

          > 44 | Start with the name \`checked 2026-11-20\`.
               |                      ^^^^^^^^^^^^^^^^^^

          Only the end of a list item that begins with a link is read as a vendor link.
          → Write the item as - [Error codes](https://…) \`checked 2026-11-30\`.
        "
      `);
    expect(
      mistake('[Retired models](https://example.com/models)', '[The run](surface:run-detail)'),
    ).toContain('error checked-without-link');
  });

  it('C47: take one condition, which may not be a gate', () => {
    expect(mistake('`when error.provider = openai`', '`requires when error.provider = openai`'))
      .toMatchInlineSnapshot(`
      "guides/model.md:72:85 error vendor-link-not-when
        \`requires when error.provider = openai\` cannot stand beside \`checked\`.

        > 72 | - [Models of OpenAI](https://platform.openai.com/docs/models) \`checked 2026-11-20\` \`requires when er…
             |                                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

        A vendor link is shown or not; it neither finds nor removes a guide.
        → Write one condition that opens with \`when\`.
      "
    `);
    expect(mistake('`when error.provider = openai`', '`when error.providr = openai`')).toContain(
      'error unknown-signal',
    );
  });
});

it('what is said of causes is taken whole or reported, whatever is cut out of the guide', () => {
  const lines = RICH.split('\n');
  const start = lines.indexOf('## Symptoms');
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: start, max: lines.length - 1 }), { minLength: 1, maxLength: 4 }),
      (cut) => {
        const text = lines.filter((_, index) => !cut.includes(index)).join('\n');
        const catalog = compile({ model: text });
        const body = catalog.bodies.get('model');
        if (!body) expect(codes(catalog).length).toBeGreaterThan(0);
        else {
          const fixes = body.sections[2]!.blocks.filter(([tag]) => tag === 'fix');
          expect(fixes.every(([, cause]) => typeof cause === 'number' && cause < body.causes.length)).toBe(
            true,
          );
          expect(outsideTree({ ...catalog.index.guides[0]!, ...body })).toEqual([]);
        }
      },
    ),
    { seed: 8, numRuns: 200 },
  );
});
