import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Fields, Value } from '../../../src/core/compile/head/fields.ts';
import { readYaml } from '../../../src/core/compile/head/readFrontMatter.ts';
import { readPlainFields } from '../../../src/core/compile/head/readPlainFields.ts';
import { GUIDE } from './guideText.ts';

const headOf = (text: string): string => text.split('\n---\n')[0]!.slice('---\n'.length) + '\n';

/** What the YAML parser reads; `undefined` when it finds anything wrong. */
function parsed(yaml: string): Fields | undefined {
  let wrong = false;
  const fields = readYaml(yaml, 7, () => {
    wrong = true;
    return undefined;
  });
  return wrong ? undefined : fields;
}

/** Without the ends of lists and maps that run over lines, which nothing relies on. */
function comparable(fields: Fields | undefined): unknown {
  const value = (one: Value): unknown => {
    if (one.kind === 'map')
      return [
        one.kind,
        one.start,
        one.fields.map((field) => [field.name, field.start, field.end, value(field.value)]),
      ];
    if (one.kind === 'list') return [one.kind, one.items.map(value)];
    return one;
  };
  return fields?.map((field) => [field.name, field.start, field.end, value(field.value)]);
}

/** Pieces of YAML that mean something, and such as only look like it. */
const PIECES =
  `title¦true¦a¦b: c¦'x'¦'it''s'¦"x"¦"a\\n"¦[a, b]¦[a,b]¦[ a ]¦[a, true]¦2026-11-20¦404¦0x1f¦1e3¦.inf¦~¦null¦Yes¦*a¦&a` +
  `¦!x¦|¦>-¦{}¦{a: b}¦- a¦? a¦# c¦ # c¦a #b¦a: ¦a:¦: a¦x y z¦é 😀¦%x¦@x¦---¦...¦a, b¦a]¦a}¦a'b¦a"b¦'a' b¦'a¦"a¦'a'#` +
  `¦<<¦__proto__¦a\tb¦\ta¦¦ ¦''¦""¦'¦"¦a:b¦a#b¦http://a.b¦-a¦--¦a -b¦\u00a0a\u00a0¦a\u2028b¦\ufeffa¦a\u0085b`;

describe('readPlainFields', () => {
  it('C10: reads plain front matter as the YAML parser does', () => {
    const fields = readPlainFields(headOf(GUIDE), 7);
    expect(fields).toBeDefined();
    expect(comparable(fields)).toEqual(comparable(parsed(headOf(GUIDE))));
  });

  it('C10: reads the starter guides', () => {
    const names = readdirSync('guides').filter((name) => name.endsWith('.md'));
    for (const name of names) {
      const yaml = headOf(readFileSync(`guides/${name}`, 'utf8'));
      expect([name, comparable(readPlainFields(yaml, 7))]).toEqual([name, comparable(parsed(yaml))]);
    }
    expect(names.length).toBeGreaterThan(10);
  });

  it('C10: leaves to the YAML parser what it does not know, and otherwise reads the same', () => {
    const lines = headOf(GUIDE).split('\n');
    const at = fc.nat({ max: lines.length - 1 });
    const piece = fc.constantFrom(...PIECES.split('¦'));
    const lead = fc.constantFrom('', '', '  - ', '    ', '  ', '- ', ' ', '      ', '  -  ', '    - ');
    const key = fc.constantFrom(
      ...'title: ¦next:¦next: ¦move: ¦when:  ¦a-b: ¦true: ¦x:¦¦"q": ¦T: '.split('¦'),
    );
    const line = fc
      .tuple(lead, key, piece, fc.constantFrom('', '', ' ', '\t'))
      .map((parts) => parts.join(''));
    const edit = fc.record({
      at,
      line,
      value: piece,
      kind: fc.constantFrom('insert', 'value', 'value', 'remove'),
    });
    let same = 0;
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        const edited = [...lines];
        for (const { at, line, value, kind } of edits) {
          if (kind === 'insert') edited.splice(at, 0, line);
          else if (kind === 'remove') edited.splice(at, 1);
          else edited[at] = `${/^[^:]*:/.exec(lines[at]!)?.[0] ?? ''} ${value}`;
        }
        const yaml = edited.join('\n');
        const quick = readPlainFields(yaml, 7);
        if (!quick) return;
        same++;
        expect(comparable(quick)).toEqual(comparable(parsed(yaml)));
      }),
      { numRuns: 5_000 },
    );
    expect(same).toBeGreaterThan(500);
  });

  it('C10: leaves any text to the YAML parser that has a sign of YAML in it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        (one, other) => {
          for (const yaml of [
            `title: ${one}\n`,
            `title: a${other}\n`,
            `title: '${other}'\nnext:\n  - move: ${one}\n`,
          ]) {
            const quick = readPlainFields(yaml, 7);
            if (quick) expect(comparable(quick)).toEqual(comparable(parsed(yaml)));
          }
        },
      ),
      { numRuns: 5_000 },
    );
  });
});
