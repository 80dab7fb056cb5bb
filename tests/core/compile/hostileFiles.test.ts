import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFile } from '../../../src/core/compile/compileFile.ts';
import { createVocabulary } from '../../../src/core/compile/condition/createVocabulary.ts';
import { outsideTree } from './closedTree.ts';
import { codes, compile, edited, GUIDE } from './guideText.ts';
import { cpuTime } from '../../growth.ts';

const vocabulary = createVocabulary(undefined);

describe('hostile files', () => {
  const read = (text: string): ReturnType<typeof compileFile> =>
    compileFile({ file: 'model.md', text }, vocabulary);
  read(GUIDE);
  const ordinary = cpuTime(() => read(GUIDE));
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
      inHead(Array.from({ length: 2_000 }, (_, index) => `${index.toString(36)}k:`).join('\n')),
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
  ])('C7: compiles or refuses %s in the time of at most a thousand ordinary guides', (_, text, code) => {
    expect(cpuTime(() => read(text), 2) / ordinary).toBeLessThan(1_000);
    const found = read(text).problems.map((problem) => problem.code);
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
          expect(guide === undefined).toBe(problems.some(({ severity }) => severity === 'error'));
          if (guide) expect(outsideTree({ ...guide.head, ...guide.body })).toEqual([]);
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
