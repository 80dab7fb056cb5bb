import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/core/model/problem.ts';
import { findMend } from '../../../src/node/guides/findMend.ts';
import { compile, edited, GUIDE } from './guideText.ts';

const RULE = "when: 'retry.sameFailure < 3'";
const NOT_FOUND = '`when error.code = model_not_found`';

const problemsOf = (text: string): readonly Problem[] => compile({ model: text }).problems;

/** The text with a problem's mend in its place. */
function mended(text: string, problem: Problem): string {
  const lines = text.split('\n');
  const at = problem.line! - 1;
  const edit = findMend(problem, lines[at]!);
  if (!edit) throw new Error(`The mend of ${problem.code} is not at its place: ${lines[at]}`);
  lines[at] = lines[at]!.slice(0, edit.from) + edit.text + lines[at]!.slice(edit.to);
  return lines.join('\n');
}

const idOf = ({ code, line }: Problem): string => `${line} ${code}`;

describe('mends', () => {
  it.each([
    ['unknown-key', 'summary:', 'sumary:'],
    ['unknown-key', '    because: It may', '    becuase: It may'],
    ['unknown-value', 'trouble: [failed]', 'trouble: [fialed]'],
    ['unknown-value', 'move: retry\n', 'move: retyr\n'],
    ['id-mismatch', 'title:', 'id: another\ntitle:'],
    ['unquoted-condition', RULE, 'when: retry.sameFailure < 3'],
    ['unquoted-condition', RULE, 'when: log contains "error: it\'s gone"'],
    ['unknown-surface', 'surfaces: [run-detail]', 'surfaces: [run-details]'],
    ['unknown-surface', RULE, "when: 'trail.surfaceOpened = provider-valt'"],
    ['unknown-surface', '(surface:run-detail)', '(surface:run-detial)'],
    ['unknown-signal', NOT_FOUND, '`when eror.code = model_not_found`'],
    ['unknown-signal', 'error.retryAfter else 60s', 'error.retryAftr else 60s'],
    ['unknown-signal', 'The provider answered', '{error.providr|The provider} answered'],
    ['unknown-operator', NOT_FOUND, '`when error.code == model_not_found`'],
    ['unknown-operator', NOT_FOUND, '`when !error.code = model_not_found`'],
    ['unknown-operator', NOT_FOUND, '`when error.code = a AND error.status = 404`'],
    ['value-outside-domain', RULE, "when: 'run.status = quued'"],
    ['unknown-section', '## Symptoms', '## Symptom'],
    ['heading-without-space', '## Symptoms', '##Symptoms'],
    ['unknown-card', '**What it is:**', '**What is it:**'],
    ['unknown-move', '(move:retry)', '(move:rety)'],
    ['unknown-link-scheme', '(surface:run-detail)', '(surfaces:run-detail)'],
    ['dead-related-guide', 'type: Support', 'type: Support\nrelated: [modell]'],
  ])('C57: mends %s (%#)', (code, piece, by) => {
    const text = edited(piece, by);
    const [problem, ...others] = problemsOf(text);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code, mend: expect.anything() });
    // A guide may relate to others, and to itself it may not.
    const after = problemsOf(mended(text, problem!)).filter((one) => one.code !== 'related-to-itself');
    expect(after).toEqual([]);
  });

  it('C57: whatever letter slips, a mend takes its problem away and brings no other', () => {
    const slips = fc.record({
      at: fc.nat(GUIDE.length - 3),
      kind: fc.constantFrom('left out', 'twice', 'swapped', 'another'),
      letter: fc.integer({ min: 97, max: 122 }).map((code) => String.fromCharCode(code)),
    });
    let tried = 0;
    fc.assert(
      fc.property(slips, ({ at, kind, letter }) => {
        const [one, other] = [GUIDE[at]!, GUIDE[at + 1]!];
        // Across the end of a word one slip makes two mistakes, which are told one after the other.
        fc.pre(/^[a-z]{2}$/i.test(one + other));
        const by = {
          'left out': other,
          twice: one + one + other,
          swapped: other + one,
          another: letter + other,
        };
        const text = GUIDE.slice(0, at) + by[kind] + GUIDE.slice(at + 2);
        const before = problemsOf(text);
        for (const problem of before) {
          if (!problem.mend) continue;
          tried++;
          const after = problemsOf(mended(text, problem)).map(idOf);
          expect(after).not.toContain(idOf(problem));
          expect(after.filter((id) => !before.map(idOf).includes(id))).toEqual([]);
        }
      }),
      { seed: 20_261_130, numRuns: 1_500 },
    );
    expect(tried).toBeGreaterThan(100);
  });
});
