import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFile } from '../../../src/core/compile/compileFile.ts';
import { createVocabulary } from '../../../src/core/compile/createVocabulary.ts';
import { readFolderConfig } from '../../../src/core/compile/readFolderConfig.ts';
import { outsideTree } from './closedTree.ts';
import { codes, compile, edited, GUIDE } from './guideText.ts';
import { readCorpus } from './readCorpus.ts';

/** No surfaces declared, so that nothing but the rule for links keeps a link out. */
const vocabulary = createVocabulary(undefined);

/** Compiles a guide with this piece of text in seven places where an author could put it. */
function withPiece(piece: string): ReturnType<typeof compileFile> {
  const inline = piece.replaceAll(/\s*\n\s*/g, ' ');
  const text = GUIDE.replace(
    'Start with the name.',
    () => `Start with ${inline} now.\n\n${piece}\n\n> ${inline}\n\n| a |\n| - |\n| ${inline} |`,
  )
    .replace('- The name is misspelt', () => `- The name ${inline}`)
    .replace('because: Choose another model.', () => `because: ${JSON.stringify(inline)}`)
    .replace('surface:run-detail', () => `<${inline}>`);
  return compileFile({ file: 'model.md', text }, vocabulary);
}

/** What of a piece survived and should not have; nothing when the guide was refused. */
function survivors(piece: string): readonly unknown[] {
  const { guide, problems } = withPiece(piece);
  if (!guide) expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
  return guide ? outsideTree(guide.head, guide.body) : [];
}

describe.each(['xss', 'markdown-xss', 'link-urls', 'prototype-pollution', 'naughty-strings'])(
  'corpus %s',
  (name) => {
    const samples = readCorpus(name);

    it.skipIf(!samples)('C40: nothing outside the closed tree survives', () => {
      const wrong = samples!.flatMap(({ id, text }) => survivors(text).map((node) => [id, node]));
      expect(wrong).toEqual([]);
      expect(samples!.length).toBeGreaterThan(10);
    });

    it.skipIf(!samples)('C42: nothing dangerous survives as a link', () => {
      const wrong = samples!.flatMap(({ id, text }) =>
        survivors(`[x](<${text}>) [y](${text}) <${text}>\n\n[z]\n\n[z]: ${text}`).map((node) => [id, node]),
      );
      expect(wrong).toEqual([]);
    });

    it.skipIf(!samples)('C10: nothing in front matter reaches a prototype', () => {
      for (const { text } of samples!) {
        for (const head of [
          text,
          `title: ${text}`,
          `? ${text}\n: x`,
          `related: [${text}]`,
          JSON.stringify(text),
        ]) {
          compileFile(
            { file: 'model.md', text: GUIDE.replace('title:', () => `${head}\ntitle:`) },
            vocabulary,
          );
          readFolderConfig(
            `{"signals":{${JSON.stringify(text)}:{"type":"string","meaning":"x"}},${text}}`,
            'waymark.json',
          );
        }
      }
      expect(Object.keys({}.constructor.prototype)).toEqual([]);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    });
  },
);

describe('links that are refused and links that are taken', () => {
  const samples = readCorpus('link-urls');
  const refused = (url: string): boolean => {
    // A line break ends a link in Markdown, unless it is written as an entity.
    const written = url.replaceAll('\r', '&#13;').replaceAll('\n', '&#10;');
    const text = edited('surface:run-detail', `<${written}>`);
    const { guide } = compileFile({ file: 'model.md', text }, vocabulary);
    return !guide;
  };

  it.skipIf(!samples)('C42: refuses every dangerous address of the corpus', () => {
    const dangerous = samples!.filter(({ label }) => label === 'dangerous');
    expect(dangerous.filter(({ text }) => !refused(text)).map(({ text }) => text)).toEqual([]);
    expect(dangerous.length).toBeGreaterThan(10);
  });

  it.each([
    'https://example.com',
    'http://localhost:3000/runs?a=b#c',
    'https://example.com/a_(b)/%20c',
    'HTTPS://EXAMPLE.COM/',
    'mailto:help@example.com?subject=Run%20129',
    'https://[::1]/',
    'https://müller.example/ü',
  ])('C42: takes %s', (url) => {
    expect(refused(url)).toBe(false);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://example.com/x',
    '//evil.example',
    '\\\\evil.example',
    'https:evil.example',
    'https:///evil.example',
    'https://good.example@evil.example',
    'https://good.example\\@evil.example',
    'https://example.com/\u202egnp.exe',
    'mailto:a@b.c,d@e.f\r\nBcc:x@y.z',
    'surface:../../x y',
    'about:blank',
    'ws://example.com',
  ])('C42: refuses %j', (url) => {
    expect(refused(url)).toBe(true);
  });
});

describe('hostile files', () => {
  const timed = (text: string, file = 'model.md'): readonly string[] => {
    const start = performance.now();
    const { problems, guide } = compileFile({ file, text }, vocabulary);
    expect(performance.now() - start).toBeLessThan(1_000);
    expect(guide === undefined).toBe(problems.some(({ severity }) => severity === 'error'));
    return problems.map(({ code }) => code);
  };
  const inHead = (yaml: string): string => edited('next:', `${yaml}\nnext:`);
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...Array.from({ length: 9 }, (_, level) => {
      const name = String.fromCharCode(98 + level);
      const inner = String.fromCharCode(97 + level);
      return `${name}: &${name} [${`*${inner}, `.repeat(9)}*${inner}]`;
    }),
  ].join('\n');

  it.each([
    ['a billion laughs', inHead(bomb), 'yaml-alias'],
    ['an alias to itself', inHead('x: &x [*x]'), 'yaml-alias'],
    ['brackets without end', inHead(`x: ${'['.repeat(15_000)}`), 'broken-yaml'],
    ['braces without end', inHead(`x: ${'{a: '.repeat(3_000)}`), 'broken-yaml'],
    ['deep nesting', inHead(`x: ${'['.repeat(2_000)}${']'.repeat(2_000)}`), 'broken-yaml'],
    [
      'deep indentation',
      inHead(Array.from({ length: 150 }, (_, level) => `${' '.repeat(level)}k:`).join('\n')),
      'broken-yaml',
    ],
    ['a tag', inHead('x: !!js/function "alert(1)"'), 'broken-yaml'],
    ['a merge key', inHead('<<: {title: x}'), 'unknown-key'],
    ['a prototype', inHead('__proto__: {title: x}'), 'unknown-key'],
    ['a constructor', inHead('constructor: x'), 'unknown-key'],
    ['a key that is a list', inHead('? [a, b]\n: c'), 'key-not-text'],
    [
      'many keys',
      inHead(Array.from({ length: 1_500 }, (_, index) => `k${index}: x`).join('\n')),
      'unknown-key',
    ],
    [
      'many rules',
      edited('next:\n', `next:\n${"  - {move: fix, when: 'error.status = 1', because: x}\n".repeat(250)}`),
      undefined,
    ],
    ['emphasis without end', edited('Start with', '*a '.repeat(15_000)), undefined],
    ['brackets in the text', edited('Start with', '['.repeat(15_000)), undefined],
    ['half a link', edited('Start with', '[a]('.repeat(10_000)), undefined],
    [
      'backticks',
      edited('Start with', Array.from({ length: 300 }, (_, length) => '`'.repeat(length)).join(' ')),
      undefined,
    ],
    ['deep quotes', edited('Start with', `${'>'.repeat(10_000)} x`), undefined],
    [
      'deep lists',
      edited('Start with', Array.from({ length: 200 }, (_, level) => `${'  '.repeat(level)}- x`).join('\n')),
      undefined,
    ],
    ['half a tag', edited('Start with', '<a '.repeat(15_000)), undefined],
    ['half a comment', edited('Start with', '<!-- '.repeat(10_000)), undefined],
    ['many captures', edited('Start with', '{model|x} '.repeat(5_000)), undefined],
    [
      'many broken conditions',
      edited('- The name', `${'- a `when x`\n'.repeat(3_000)}- The name`),
      'operator-expected',
    ],
    [
      'a table',
      edited(
        'Start with',
        `|${'a|'.repeat(300)}\n|${'-|'.repeat(300)}\n${`|${'b|'.repeat(300)}\n`.repeat(60)}`,
      ),
      undefined,
    ],
    [
      'many definitions',
      edited(
        'Start with',
        `${Array.from({ length: 2_000 }, (_, index) => `[r${index}]: https://e.x`).join('\n')}\n\nx`,
      ),
      undefined,
    ],
  ])('C7: compiles or refuses %s within a second', (_, text, code) => {
    const found = timed(text);
    if (code !== undefined) expect(found).toContain(code);
  });

  it('C7: never throws, whatever the bytes', () => {
    const bytes = fc.uint8Array({ maxLength: 400 }).map((array) => new TextDecoder().decode(array));
    const text = fc.oneof(bytes, fc.string({ unit: 'binary', maxLength: 400 }), fc.lorem());
    const place = fc.nat({ max: GUIDE.length });
    fc.assert(
      fc.property(text, place, place, (piece, one, other) => {
        const mutated = GUIDE.slice(0, Math.min(one, other)) + piece + GUIDE.slice(Math.max(one, other));
        for (const whole of [piece, `---\n${piece}\n---\n${piece}`, mutated]) {
          const { guide, problems } = compileFile({ file: 'model.md', text: whole }, vocabulary);
          const lines = whole.split(/\r\n|\r|\n/);
          for (const { line, column, message, file } of problems) {
            expect(file).toBe('model.md');
            expect(message).not.toBe('');
            expect(line).toBeGreaterThanOrEqual(1);
            expect(line).toBeLessThanOrEqual(lines.length);
            expect(column).toBeGreaterThanOrEqual(1);
            expect(column).toBeLessThanOrEqual(lines[line! - 1]!.length + 1);
          }
          if (guide) expect(outsideTree(guide.head, guide.body)).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('C7: never throws, whatever the file name', () => {
    fc.assert(
      fc.property(fc.string(), (file) => {
        const { problems } = compileFile({ file, text: GUIDE }, vocabulary);
        expect(problems.every((problem) => problem.file === file)).toBe(true);
      }),
    );
  });

  it('C8: gives plain values, the same after a round through JSON', () => {
    const file = compileFile({ file: 'model.md', text: GUIDE }, vocabulary);
    expect(JSON.parse(JSON.stringify(file))).toEqual(file);
  });

  it('C41: drops comments, and only whole ones', () => {
    expect(
      codes(compile({ model: edited('Start with', '<!-- later -->\n\nStart <!-- or not --> with') })),
    ).toEqual([]);
    const hidden = edited('Start with the name.', 'Start.\n\n<!-- a --><script>alert(1)</script>');
    expect(codes(compile({ model: hidden }))).toEqual(['raw-html']);
  });
});
