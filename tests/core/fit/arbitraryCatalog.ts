import * as fc from 'fast-check';
import type { Atom, Expression } from '../../../src/core/model/condition.ts';
import {
  GUIDE_SCHEMA,
  type Alternative,
  type GuideHead,
  type GuideIndex,
  type Symptom,
} from '../../../src/core/model/guide.ts';
import type { Family } from '../../../src/core/model/signal/signal.ts';
import { SIGNALS } from '../../../src/core/model/signal/signals.ts';

const FAMILY = new Map<string, Family>(SIGNALS.map((signal) => [signal.name, signal.family]));

function atom(signal: string, op: Atom['op'], value?: Atom['value']): Atom {
  return { signal, op, ...(value === undefined ? {} : { value }), family: FAMILY.get(signal) ?? 'state' };
}

/** Comparisons that overlap with what `arbitraryRun` says, so that many are seen, many not, many unknown. */
export const ATOMS: readonly Atom[] = [
  atom('error.code', 'in', ['invalid_api_key', 'API_KEY_INVALID']),
  atom('error.code', '=', 'econnrefused'),
  atom('error.code', '!=', 'ECONNREFUSED'),
  atom('error.code', '=', '-32602'),
  atom('error.code', 'present'),
  atom('error.code', 'absent'),
  atom('error.reason', '=', 'OOMKilled'),
  atom('error.type', 'in', ['APIError', 'RateLimitError']),
  atom('error.type', '=', 'Error'),
  atom('error.status', '=', 429),
  atom('error.status', '>=', 500),
  atom('error.status', '<', 500),
  atom('error.exitCode', '=', 137),
  atom('error.exitCode', '!=', 0),
  atom('error.timeout', 'present'),
  atom('error.retryAllowed', '=', false),
  atom('error.signal', '=', 'SIGKILL'),
  atom('retry.sameFailure', '<', 3),
  atom('waiting.for', 'in', ['approval', 'input']),
  atom('artifacts.missing', '=', true),
  atom('budget.exceeded', '=', true),
  atom('evaluation.passed', '=', false),
  atom('run.attempt', '>', 1),
  atom('step.kind', '=', 'command'),
  atom('blocker.text', 'contains', ['wait', 'all well']),
  atom('verdict', '=', 'wrong-result'),
  atom('host.plan', '=', 'free'),
  atom('log', 'contains', ['too many requests', 'ECONNREFUSED']),
  atom('log', 'contains', ['connect * 443']),
  atom('log', 'contains', ['killed']),
  atom('log', 'present'),
  atom('error.message', 'contains', ['429', 'slow down']),
];

export const expression: fc.Arbitrary<Expression> = fc.letrec<{ one: Expression }>((tie) => ({
  one: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 6, arbitrary: fc.nat(ATOMS.length - 1) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.constantFrom('and' as const, 'or' as const),
          fc.array(tie('one'), { minLength: 2, maxLength: 3 }),
        )
        .map(([op, parts]): Expression => [op, ...parts]),
    },
    { weight: 1, arbitrary: tie('one').map((part): Expression => ['not', part]) },
  ),
})).one;

const alternatives = (minLength: number): fc.Arbitrary<Alternative[]> =>
  fc.array(
    fc.tuple(expression, fc.boolean()).map(([when, minor]): Alternative => ({
      when,
      ...(minor ? { minor: true } : {}),
    })),
    { minLength, maxLength: 3 },
  );

const symptom: fc.Arbitrary<Symptom> = fc.oneof(
  { weight: 5, arbitrary: alternatives(1).map((any): Symptom => ({ text: [], any })) },
  { weight: 1, arbitrary: alternatives(1).map((requires): Symptom => ({ text: [], any: [], requires })) },
  { weight: 1, arbitrary: alternatives(1).map((rulesOut): Symptom => ({ text: [], any: [], rulesOut })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(alternatives(1), alternatives(1))
      .map(([any, requires]): Symptom => ({ text: [], any, requires })),
  },
);

export function headOf(id: string, symptoms: readonly Symptom[], more: Partial<GuideHead> = {}): GuideHead {
  return {
    id,
    title: id,
    trouble: ['failed', 'blocked', 'stuck', 'empty', 'wrong', 'cancelled'],
    surfaces: [],
    summary: '',
    symptoms,
    next: [],
    ...more,
  };
}

const trouble = fc.subarray(['failed', 'blocked', 'stuck', 'empty', 'wrong', 'cancelled'] as const, {
  minLength: 3,
});

/** Up to eight guides, and a general one. */
export const heads: fc.Arbitrary<GuideHead[]> = fc
  .array(fc.tuple(fc.array(symptom, { minLength: 1, maxLength: 4 }), trouble), { minLength: 1, maxLength: 8 })
  .map((list) => [
    headOf('general', [], { role: 'general' }),
    ...list.map(([symptoms, trouble], place) => headOf(`guide-${place}`, symptoms, { trouble })),
  ]);

export function indexOf(guides: readonly GuideHead[], atoms: readonly Atom[] = ATOMS): GuideIndex {
  return { schema: GUIDE_SCHEMA, locale: 'en', atoms, guides };
}
