import type { FitResult } from '../../model/fit.ts';
import type { GuideRules, NextRule, Opening } from '../../model/guide.ts';
import type { Move, Reason } from '../../model/move.ts';
import type { Run } from '../../model/run.ts';
import { defined } from '../../model/value/defined.ts';
import { evaluate } from '../condition/evaluate.ts';
import { guardFix, guardMove, type MoveContext, type NextMoveInput, type Wish } from './guardMove.ts';
import { readNextSignals } from '../signal/readNextSignals.ts';
import { readSignals } from '../signal/readSignals.ts';
import type { SignalReadings } from '../signal/signalReadings.ts';

/**
 * The recommended next action, with its reason and the moves that were held back (RULES M1–M16). The run's own data comes first, then the
 * leading guide's `next`, then *fix: open the failing step*. Each wish passes the guards, which no guide can override.
 */
export function nextMove(input: NextMoveInput): Move {
  const { result, run } = input;
  const { trouble } = result;
  const settled = settle(input);
  if (settled) return settled;

  const readings = readSignals(run, result.failure, { verdict: input.trail.verdict });
  const context: MoveContext = { ...input, held: [] };
  const lead = result.lead === null ? undefined : input.catalog.guides.get(result.lead);
  const rules = lead ? wishesOf(lead, input, readings) : [];
  const special = lead?.role === 'general' ? [] : rules;

  const first: readonly (Wish | undefined)[] = [
    wishOfBlocker(run, result),
    // A guide that asks for a retry gives the better reason; the guard adds how long to wait.
    special[0]?.kind === 'retry' ? undefined : wishOfHint(readings, result),
    ...special,
    trouble === 'blocked' ? wishOfWaiting(run) : undefined,
  ];
  const last: Wish = { kind: 'fix', open: { step: 'failing' }, because: { code: 'no-guide' } };
  return (
    firstMove(first, context) ??
    // A move that only the host cannot make is still the right one; the panel explains it.
    context.outOfReach ??
    firstMove(rules, context) ??
    guardFix(last, context)
  );
}

function firstMove(wishes: readonly (Wish | undefined)[], context: MoveContext): Move | undefined {
  for (const wish of wishes) {
    const move = wish && guardMove(wish, context);
    if (move) return move;
  }
  return undefined;
}

/** Cases that need no guide: nothing is wrong, or the system goes on by itself. */
function settle({ catalog, result, run: { retry, waiting } }: NextMoveInput): Move | undefined {
  const { trouble, failure, lead } = result;
  // A guide about cancelled runs explains it better.
  const guide = lead === null ? undefined : catalog.guides.get(lead);
  const isExplained = guide !== undefined && guide.role !== 'general';
  const settled = { kind: 'continue', guards: [], possible: true } as const;
  if (trouble === 'none' || (trouble === 'cancelled' && !failure && !isExplained)) {
    return { ...settled, how: 'nothing', because: { code: 'nothing-wrong' } };
  }
  if (trouble !== 'retrying') return undefined;
  const at = retry?.nextAt ?? waiting?.until;
  return defined({ ...settled, how: 'wait', at, because: defined({ code: 'system-retries', at }) });
}

/** The wish of a blocker stated by the host. A surface alone means that it is fixed there. */
function wishOfBlocker({ blocker, waiting }: Run, { trouble }: FitResult): Wish | undefined {
  if (!blocker) return undefined;
  const because: Reason = { code: 'blocker', text: blocker.text };
  const { surface } = blocker;
  const move = blocker.move ?? (surface === undefined ? undefined : 'fix');
  if (move === 'fix')
    return { kind: 'fix', open: surface === undefined ? { step: 'failing' } : { surface }, because };
  if (move === 'continue')
    return {
      kind: 'continue',
      how: trouble === 'blocked' || waiting ? 'resume' : 'wait',
      after: undefined,
      because,
    };
  if (move === 'retry') return { kind: 'retry', after: undefined, because };
  return move && { kind: 'report', because, byGuide: true };
}

/** The failing system says when it will accept the call again. */
function wishOfHint(readings: SignalReadings, { trouble }: FitResult): Wish | undefined {
  const after = readings.get('error.retryAfter')?.[0]?.value;
  if (typeof after !== 'number' || after < 0) return undefined;
  if (trouble !== 'failed' && trouble !== 'blocked' && trouble !== undefined) return undefined;
  return { kind: 'retry', after: undefined, because: 'retry-after' };
}

function wishOfWaiting({ waiting }: Run): Wish | undefined {
  if (waiting?.for !== 'approval' && waiting?.for !== 'input') return undefined;
  const { for: thing, who, until } = waiting;
  const because: Reason = defined({ code: 'waiting', for: thing, who, until });
  return { kind: 'continue', how: 'resume', after: undefined, because };
}

/** The rules of a guide that apply, in the author's order. A rule whose `when` is unknown is skipped. */
function wishesOf(guide: GuideRules, input: NextMoveInput, readings: SignalReadings): readonly Wish[] {
  const next = readNextSignals(input.trail, input.can, guide.id);
  const both: SignalReadings = { get: (name) => next.get(name) ?? readings.get(name), text: readings.text };
  const captures = input.result.fits.find((fit) => fit.guide === guide.id)?.captures ?? {};
  const applies = ({ when }: NextRule): boolean =>
    when === undefined || evaluate(when, input.catalog.atoms, both) === true;
  return guide.next.flatMap((rule, position) =>
    applies(rule) ? [wishOf(rule, position, guide, captures, readings, input.opening)] : [],
  );
}

function wishOf(
  rule: NextRule,
  position: number,
  guide: GuideRules,
  captures: Readonly<Record<string, string>>,
  readings: SignalReadings,
  opening: Opening | undefined,
): Wish {
  const because: Reason = { code: 'guide', guide: guide.id, rule: position, captures };
  const after = rule.after && afterOf(rule.after, readings);
  if (rule.move === 'fix') {
    const open = (rule.openByCause && opening) || rule.open;
    return { kind: 'fix', open, because };
  }
  if (rule.move === 'retry') return { kind: 'retry', after, because };
  if (rule.move === 'continue') return { kind: 'continue', how: rule.how ?? 'nothing', after, because };
  return { kind: 'report', because, byGuide: guide.role !== 'general' };
}

function afterOf(after: NonNullable<NextRule['after']>, readings: SignalReadings): number | undefined {
  const value = after.signal === undefined ? undefined : readings.get(after.signal)?.[0]?.value;
  return typeof value === 'number' ? value : after.else;
}
