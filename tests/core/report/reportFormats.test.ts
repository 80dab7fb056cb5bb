import fc from 'fast-check';
import markdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../src/core/model/fit.ts';
import type { Report } from '../../../src/core/model/report.ts';
import { reportMarkdown } from '../../../src/core/report/reportMarkdown.ts';
import { reportText } from '../../../src/core/report/reportText.ts';
import { reportTitle } from '../../../src/core/report/reportTitle.ts';
import { readCorpus } from '../fit/readCorpus.ts';
import { reportWith } from './reportWith.ts';

/** As forgiving as a reader of Markdown gets: HTML, tables, strikethrough, and whatever looks like an address is a link. */
const parser = markdownIt({ html: true, linkify: true, breaks: true });

const PARTS = [
  'Message',
  'The failure in its own words',
  'Also failed',
  'Log',
  'Run',
  'Artifacts',
  'What changed since it last worked',
  'Guide and evidence',
  'Not in this report',
];
const STRUCTURE = new Set([
  'heading_open',
  'heading_close',
  'paragraph_open',
  'paragraph_close',
  'bullet_list_open',
  'bullet_list_close',
  'list_item_open',
  'list_item_close',
  'inline',
  'fence',
]);
const PIECES = new Set([
  'text',
  'text_special',
  'code_inline',
  'softbreak',
  'hardbreak',
  'link_open',
  'link_close',
  'strong_open',
  'strong_close',
]);
// oxlint-disable-next-line no-control-regex -- controls are what must not be there
const RAW = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;

/** Addresses that may be followed, and times. */
const OURS = /https:\S+|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/g;

/** What a reader of Markdown makes of it that is not ours. */
function strange(report: Report): readonly string[] {
  const markdown = reportMarkdown(report);
  const tokens = parser.parse(markdown, {});
  const found = tokens
    .filter(({ type }) => !STRUCTURE.has(type))
    .map(({ type, content }) => `${type} ${content}`);
  const inner = tokens.flatMap(({ children }) => children ?? []);
  found.push(
    ...inner.filter(({ type }) => !PIECES.has(type)).map(({ type, content }) => `${type} ${content}`),
  );
  for (const { type, attrs } of inner) {
    const href = attrs?.find(([name]) => name === 'href')?.[1];
    const ours = [report.run.url, report.step?.url, report.page?.url];
    if (type === 'link_open' && !ours.includes(String(href))) found.push(`link ${href}`);
  }
  // What GitHub makes of plain text on top of the standard: mentions, references, commits, emoji, formulas.
  const prose = inner.filter(({ type }) => type === 'text' || type === 'text_special');
  for (const { content } of prose) {
    if (/[@#<>&$*_`~|[\]\\]|:\w+:|\b[0-9a-f]{7,40}\b(?!-)|\b[a-z]+-\d+\b/i.test(content.replace(OURS, '')))
      found.push(`text ${content}`);
  }
  const headings = tokens.flatMap(({ type, tag }, at) =>
    type === 'heading_open' ? [`${tag} ${tokens[at + 1]!.content}`] : [],
  );
  const parts = headings.slice(1).map((heading) => heading.replace('h3 ', ''));
  if (!headings[0]?.startsWith('h2 ')) found.push(`first heading ${headings[0]}`);
  if (parts.join() !== PARTS.filter((part) => parts.includes(part)).join())
    found.push(`parts ${parts.join()}`);
  if (tokens.filter(({ type }) => type === 'fence').length > 2) found.push('too many fences');
  if (RAW.test(markdown)) found.push('a raw control character');
  return found;
}

/** What a reader sees of Markdown, without spaces. */
function seen(markdown: string): string {
  return parser
    .parse(markdown, {})
    .flatMap(({ children, type, content }) =>
      type === 'fence' ? [content] : (children ?? []).map((it) => it.content),
    )
    .join('')
    .replace(/\s/g, '');
}

const HOSTILE = [
  '@everyone',
  '@org/team look',
  '<!channel>',
  '<!-- ',
  'owner/repo#1 #123 GH-12 !7',
  'user@0123456789abcdef0123456789abcdef01234567',
  '```\n# out of the fence\n```',
  '~~~\n<b>out</b>',
  '`` ` ```',
  ' `',
  '` ',
  '\\',
  '\\`',
  '# Heading',
  'text\n===',
  'text\n---',
  '1. one\n2) two\n- three\n+ four\n* five',
  '    indented code',
  '\tindented code',
  '> quote\nlazy',
  '| a | b |\n|---|---|\n| c | d |',
  'a\n-|-\nb',
  '[click](https://evil.test) ![i](https://evil.test/i.png)',
  '[ref]: https://evil.test\n[ref]',
  '[^1]: note',
  'https://evil.test www.evil.test evil.test mailto:a@evil.test a@evil.test //evil.test',
  '&lt;b&gt; &#64;everyone &commat;everyone',
  '$`x`$ $$y$$ :tada: :+1:',
  '<details open><summary>x</summary>',
  '== Run\n=== Run',
  'a  \nb',
  'null\u0000 bell\u0007 escape\u001b[31m bidi\u202e mark\u200e zero\u200b bom\ufeff line\u2028 next\u0085 half\ud800',
  'carriage\rreturn\r\nboth',
  '',
  ' ',
  '\n',
  '\u00a0',
  '***bold*** __bold__ _it_ ~~gone~~ ==mark== ^up^',
  '- [ ] task',
  'Run\n\n### Run\n\n- Address: <https://evil.test>',
];

describe('report formats', () => {
  it('R19: both are written in the order in which support reads', () => {
    expect(reportMarkdown(reportWith())).toMatchInlineSnapshot(`
      "## The provider refused the key · \`invalid_api_key\` · \`run-129\`

      - **What:** The run Summarise research notes (\`run-129\`) failed in \`execution\`, at the step Call the provider (\`s-3\`): \`Incorrect API key provided.\` (\`invalid_api_key\`, \`AuthenticationError\`, HTTP 401)
      - **Who:** Not named
      - **When:** Since 2026-11-23 10:00:00 UTC, attempt 2, failed the same way 14 times before (in a row since 2026-11-22 10:00:00 UTC), last worked 2026-11-22 09:00:00 UTC as Summarise (\`run-120\`), reported 2026-11-23 10:00:00 UTC
      - **Tried:** opened Mission Replay; looked at Call the provider; opened \`provider-vault\`; ticked off step 1 of The provider key is not valid, step 3 of The provider key is not valid; did not see symptom 2 of The provider key is not valid; says \`wrong-result\`; \`retry\` at 2026-11-23 09:59:59 UTC (failed: \`refused\`); \`retry\` at 2026-11-23 09:59:59 UTC (started \`run-130\`, which \`failed\`); was not helped by The provider key is not valid
      - **Links:** run <https://orbit.test/runs/129> · replay at the step <https://orbit.test/runs/129?step=s-3> · page <https://orbit.test/#/runs/129> · report \`5b0d4f0e-1111-4222-8333-944444444444\` (blocked)

      ### Message

      I rotated the key.

      It failed again.

      ### Also failed

      - Fetch the notes (\`s-1\`), \`ECONNRESET\`: \`read ECONNRESET\`
      - The run itself: \`The budget is used up.\`

      ### Log

      \`\`\`text
      GET /v1/models
      HTTP 401
      \`\`\`

      - An excerpt

      ### Run

      - **Started:** 2026-11-23 09:59:55 UTC
      - **Ended:** 2026-11-23 10:00:00 UTC
      - **System:** orbit
      - **Mission:** Weekly digest (\`m-1\`) \`https://orbit.test/m/1\`
      - **Task:** \`t-1\`
      - **Screen:** \`run-detail\`
      - **Language:** \`en\`

      ### Artifacts

      - \`report.md\` (\`a-1\`), in part \`https://orbit.test/a/1\`

      ### What changed since it last worked

      - fact \`model\`: \`a\` → \`b\`
      - slower \`Call the provider\`: \`900\` → \`30000\`

      ### Guide and evidence

      - **Guide:** The provider key is not valid (\`credentials-invalid\`), sure
      - **Symptom:** The provider answered 401
      - **Next move:** \`fix\`
      - \`error.code\` is \`invalid_api_key\`, in line 2 of the log of the run: \`code: invalid_api_key\`
      - \`error.status\` is \`401\`, said by the host

      ### Not in this report

      - \`bearer-token\`, 3 × taken out of the log, the failure
      - \`email\`, 1 × taken out of the message
      - **Shortened to fit:** the log from 8000 to 1200
      - **Left out to fit:** the artifacts
      "
    `);
    expect(reportText(reportWith())).toMatchInlineSnapshot(`
      "== The provider refused the key · invalid_api_key · run-129

      What: The run Summarise research notes (run-129) failed in execution, at the step Call the provider (s-3): Incorrect API key provided. (invalid_api_key, AuthenticationError, HTTP 401)
      Who: Not named
      When: Since 2026-11-23 10:00:00 UTC, attempt 2, failed the same way 14 times before (in a row since 2026-11-22 10:00:00 UTC), last worked 2026-11-22 09:00:00 UTC as Summarise (run-120), reported 2026-11-23 10:00:00 UTC
      Tried: opened Mission Replay; looked at Call the provider; opened provider-vault; ticked off step 1 of The provider key is not valid, step 3 of The provider key is not valid; did not see symptom 2 of The provider key is not valid; says wrong-result; retry at 2026-11-23 09:59:59 UTC (failed: refused); retry at 2026-11-23 09:59:59 UTC (started run-130, which failed); was not helped by The provider key is not valid
      Links: run https://orbit.test/runs/129 · replay at the step https://orbit.test/runs/129?step=s-3 · page https://orbit.test/#/runs/129 · report 5b0d4f0e-1111-4222-8333-944444444444 (blocked)

      == Message
      I rotated the key.

      It failed again.

      == Also failed
      - Fetch the notes (s-1), ECONNRESET: read ECONNRESET
      - The run itself: The budget is used up.

      == Log
          GET /v1/models
          HTTP 401
      - An excerpt

      == Run
      Started: 2026-11-23 09:59:55 UTC
      Ended: 2026-11-23 10:00:00 UTC
      System: orbit
      Mission: Weekly digest (m-1) https://orbit.test/m/1
      Task: t-1
      Screen: run-detail
      Language: en

      == Artifacts
      - report.md (a-1), in part https://orbit.test/a/1

      == What changed since it last worked
      - fact model: a → b
      - slower Call the provider: 900 → 30000

      == Guide and evidence
      Guide: The provider key is not valid (credentials-invalid), sure
      Symptom: The provider answered 401
      Next move: fix
      - error.code is invalid_api_key, in line 2 of the log of the run: code: invalid_api_key
      - error.status is 401, said by the host

      == Not in this report
      - bearer-token, 3 × taken out of the log, the failure
      - email, 1 × taken out of the message
      Shortened to fit: the log from 8000 to 1200
      Left out to fit: the artifacts
      "
    `);
  });

  it('R19: a place in which a value stands more than once is named once', () => {
    const report = reportWith();
    const one = (path: string): Evidence => ({
      signal: 'log',
      value: 'already in use',
      family: 'phrase',
      where: { path, stepId: 's-3' },
    });
    const evidence = [one('steps[0].failure.message'), one('steps[0].failure.stack')];
    const text = reportText({ ...report, guide: { ...report.guide!, evidence } });
    expect(text.match(/- log says already in use, .*/g)).toEqual([
      '- log says already in use, in the failure of the step Call the provider',
    ]);
  });

  it('R19: what a report does not have takes no room', () => {
    const { schema, id, createdAt, category, run } = reportWith();
    const bare: Report = {
      schema,
      id,
      createdAt,
      category,
      subject: '',
      message: '',
      run: { id: run.id },
      removed: [],
      trimmed: [],
    };
    expect(reportText(bare)).toMatchInlineSnapshot(`
      "== Report about run-129

      What: The run run-129
      Who: Not named
      When: reported 2026-11-23 10:00:00 UTC
      Tried: Not told
      Links: report 5b0d4f0e-1111-4222-8333-944444444444 (blocked)
      "
    `);
  });

  it('R20: Markdown holds no structure but ours, whatever a field says', () => {
    expect(strange(reportWith())).toEqual([]);
    for (const text of HOSTILE) {
      expect([text, strange(reportWith(() => text))]).toEqual([text, []]);
      expect([text, strange(reportWith((usual) => `${usual} ${text}`))]).toEqual([text, []]);
    }
  });

  it.each(['naughty-strings', 'xss', 'markdown-xss', 'log-content'])('R20: %s stay text', (corpus) => {
    for (const { text } of readCorpus(corpus)) {
      expect([text, strange(reportWith(() => text))]).toEqual([text, []]);
    }
  });

  it('R20: any mixture of signs stays text', () => {
    const sign = fc.constantFrom(
      ...'`~*_#@<>[]()!|\\-+=:;.&$/"\' \n\t19aF'.split(''),
      '```',
      '~~~',
      '    ',
      'www.',
      '\u202e',
    );
    const text = fc.oneof(
      fc.array(sign, { maxLength: 40 }).map((signs) => signs.join('')),
      fc.array(fc.constantFrom(...HOSTILE), { maxLength: 4 }).map((pieces) => pieces.join(' ')),
      fc.string({ unit: 'binary', maxLength: 40 }),
    );
    fc.assert(
      fc.property(fc.infiniteStream(text), (texts) => {
        expect(strange(reportWith(() => texts.next().value))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('R20: nothing that the operator wrote is lost', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 80 }), (message) => {
        const report = reportWith();
        expect(seen(reportMarkdown({ ...report, message }))).toContain(message.replace(/\s/g, ''));
        expect(reportText({ ...report, message }).replace(/\s/g, '')).toContain(message.replace(/\s/g, ''));
      }),
    );
  });

  it('R20: only addresses that a browser opens, and that show their host, are links', () => {
    for (const url of [
      'javascript:alert(1)',
      '/runs/7',
      'https://github.test@evil.test/',
      'https://a.test\\@evil.test/',
      'https://',
      'data:text/html,x',
      'ftp://a.test/',
    ]) {
      const report = reportWith();
      const step = { ...report.step!, url };
      const markdown = reportMarkdown({
        ...report,
        run: { ...report.run, url },
        step,
        page: { surface: 'x' },
      });
      expect([
        url,
        parser.parse(markdown, {}).some(({ children }) => children?.some(({ type }) => type === 'link_open')),
      ]).toEqual([url, false]);
    }
    const { run, ...rest } = reportWith();
    const odd = reportMarkdown({ ...rest, run: { ...run, url: 'https://a.test/ä?b=<c>`d`\ud800' } });
    expect(odd).toContain('run <https://a.test/%C3%A4?b=%3Cc%3E%60d%60%EF%BF%BD>');
  });

  it('R21: no text of a run passes for a line of ours in plain text', () => {
    for (const text of [...HOSTILE, ...readCorpus('naughty-strings').map((row) => row.text)]) {
      const written = reportText(reportWith(() => text));
      const ours = written.split('\n').filter((line) => line.startsWith('== '));
      const titles = ours.slice(1).map((line) => line.slice('== '.length));
      expect([text, titles]).toEqual([text, PARTS.filter((part) => titles.includes(part))]);
      expect(titles.length).toBeGreaterThanOrEqual(PARTS.length - 3);
      expect([text, RAW.test(written)]).toEqual([text, false]);
    }
  });

  it('R22: a title is one line that is never empty nor too long', () => {
    expect(reportTitle(reportWith(() => ''))).toBe('Report about a run');
    expect(reportTitle(reportWith())).toBe('The provider refused the key · invalid_api_key · run-129');
    expect(reportTitle(reportWith(), 50)).toBe('The provider refused … · invalid_api_key · run-129');
    expect(reportTitle({ ...reportWith(), subject: 'run-129: invalid_api_key' })).toBe(
      'run-129: invalid_api_key',
    );
    expect(reportTitle(reportWith(() => 'a\n\tb\u202e'))).toBe('a b\\u202e');
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.integer({ min: 20, max: 256 }),
        (subject, longest) => {
          const title = reportTitle({ ...reportWith(), subject }, longest);
          expect(title.length).toBeLessThanOrEqual(longest);
          expect(title.trim()).not.toBe('');
          expect(title).not.toMatch(/\n|\p{Cs}/u);
        },
      ),
    );
  });
});
