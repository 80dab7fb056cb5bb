import { mendDuration } from '../condition/parseDuration.ts';
import { wrong } from '../source/collectFaults.ts';

/** `surface:keys`, or the id of a surface alone, as `open` takes it. */
function meantOpen(value: string, surfaces: readonly string[]): string | undefined {
  const [, kind = 'surface', id = ''] = /^(?:(surface|step):\s*)?([\w.-]+)$/.exec(value) ?? [];
  return kind === 'step' || surfaces.includes(id) ? `Write \`open: ${kind} ${id}\`.` : undefined;
}

/** Problems in the rules under `next`. */
export const nextFaults = {
  notRules: () =>
    wrong(
      'next-not-rules',
      '`next` is not a list of rules.',
      'Without rules nobody is told what to do.',
      'Write `next:` and under it at least `- move: fix`, `otherwise: true` and `because: …`.',
    ),
  missing: () => ({ ...nextFaults.notRules(), code: 'missing-key', message: '`next` is missing.' }),
  missingMove: () =>
    wrong(
      'missing-move',
      'This rule names no move.',
      'A rule says what to do.',
      'Add `move: fix`, `retry`, `continue` or `report`.',
    ),
  missingHow: () =>
    wrong(
      'missing-how',
      '`continue` does not say how.',
      'Waiting, resuming, skipping and doing nothing are four different buttons.',
      'Add `how: wait`, `resume`, `skip` or `nothing`.',
    ),
  strayKey: (key: string, moves: string) =>
    wrong(
      'key-without-effect',
      `\`${key}\` has no effect here.`,
      `It belongs to ${moves} only.`,
      'Take it out, or change the move.',
    ),
  missingBecause: () =>
    wrong(
      'missing-because',
      'This rule gives no reason.',
      'The reason is shown beside the button; without it the advice cannot be judged.',
      'Add `because: …` in one or two sentences.',
    ),
  badOpen: (value: string, surfaces: readonly string[] = []) =>
    wrong(
      'bad-open',
      `\`${value}\` cannot be opened.`,
      'A fix opens a surface of the host or a step of the run.',
      meantOpen(value, surfaces) ??
        'Write `open: surface <id>`, `open: step failing`, or `open: cause else step failing` for what the fix of the cause opens.',
    ),
  openWithoutFix: () =>
    wrong(
      'open-without-fix',
      'No fix of a cause opens anything.',
      '`open: cause` follows the first `surface:` or `step:` link in the fix of the cause that holds.',
      'Add such a link to a fix (`### ` and the words of a cause, under *How to fix it*), or name what to open here.',
    ),
  neverReached: (before: number) =>
    wrong(
      'rule-never-reached',
      'This rule is never reached.',
      `Whenever its condition holds, that of rule ${before} does too, and rules are tried in order.`,
      `Move it before rule ${before}, or narrow that one.`,
    ),
  badAfter: (value: string) =>
    wrong(
      'bad-after',
      `\`${value}\` is not a time to wait.`,
      'A wait is a duration, a signal that holds one, or that signal with a default.',
      /^\d{1,6}$/.test(value)
        ? `Write \`after: '${value}s'\` for seconds, or another unit of \`ms s m h d\`.`
        : mendDuration(value) === undefined
          ? "Write `after: '60s'` or `after: 'error.retryAfter else 60s'`."
          : `Write \`after: '${mendDuration(value)}'\`.`,
    ),
  afterNotDuration: (signal: string, type: string) =>
    wrong(
      'after-not-a-duration',
      `\`${signal}\` is not a duration but a ${type}.`,
      'Only a duration can be waited for.',
      'Use `error.retryAfter`, or a plain duration such as `60s`.',
    ),
  noWhen: () =>
    wrong(
      'rule-without-when',
      'This rule does not say when it applies.',
      'Every rule but the last has a condition.',
      "Add `when: '…'`, or make it the last rule with `otherwise: true`.",
    ),
  missingOtherwise: () =>
    wrong(
      'missing-otherwise',
      'The last rule is not `otherwise: true`.',
      'When no condition is true the operator would get no advice.',
      'Add a last rule with `otherwise: true` that is right whatever happened.',
    ),
  otherwiseNotLast: () =>
    wrong(
      'otherwise-not-last',
      '`otherwise` stands before other rules.',
      'Rules are tried in order, so those after it would never be reached.',
      'Move this rule to the end.',
    ),
  otherwiseAsserts: (what: string) =>
    wrong(
      'otherwise-asserts',
      `The last rule relies on ${what}.`,
      'It is used when nothing about the run is known, so it may assert nothing about the run.',
      'Take the condition out; give a signal in `after` a default with `else`.',
    ),
  otherwiseNotTrue: () =>
    wrong(
      'otherwise-not-true',
      '`otherwise` can only be `true`.',
      'It marks the last rule.',
      'Write `otherwise: true`, or take it out.',
    ),
} as const;
