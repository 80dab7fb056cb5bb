import type { FitResult, PlacedFailure } from '../../model/fit.ts';
import type { ContinueHow, GuideRules, Opening } from '../../model/guide.ts';
import type { Abilities, Move, Reason } from '../../model/move.ts';
import type { RetryHint, Run, Step } from '../../model/run.ts';
import type { Trail } from '../../model/trail.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { defined } from '../../model/value/defined.ts';
import { readHistory } from '../history/readHistory.ts';
import { causeChain, failuresToExplain, openFailures } from '../../model/failures.ts';
import { stepWith } from '../../model/stepWith.ts';

/** Everything a move is decided from. */
export interface NextMoveInput {
  readonly catalog: Catalog<GuideRules>;
  readonly result: FitResult;
  readonly run: Run;
  readonly trail: Trail;
  readonly can: Abilities;
  /** Epoch milliseconds. */
  readonly now: number;
  /** When the run was first seen in this state, for a run without any time. @default `run.observedAt` */
  readonly since?: number;
  /** What a fix asks the operator to open: the fix of the first cause that holds; absent while the guide's text is not loaded. */
  readonly opening?: Opening | undefined;
}

/** A move that the run, the host or a guide asks for, before the guards. */
export type Wish =
  | {
      readonly kind: 'fix';
      readonly open: Opening | undefined;
      readonly because: Reason;
    }
  /** `retry-after`: the failing system asks to be called again later. */
  | { readonly kind: 'retry'; readonly after: number | undefined; readonly because: Reason | 'retry-after' }
  | {
      readonly kind: 'continue';
      readonly how: ContinueHow;
      readonly after: number | undefined;
      readonly because: Reason;
    }
  /** `byGuide`: a guide about this very problem, or the host, says that support has to act. */
  | { readonly kind: 'report'; readonly because: Reason; readonly byGuide: boolean };

/** What the guards look at, and the moves they have held back so far. */
export interface MoveContext extends NextMoveInput {
  readonly held: Reason[];
  /** The first move that was held back only because the host cannot perform it. */
  outOfReach?: Move;
}

/** From this many earlier failures of the same kind on, a retry is held back. */
const MAX_ALIKE = 3;

/**
 * Returns the wish as a move, or holds it back and records why.
 * @returns `undefined` when it is held back
 */
export function guardMove(wish: Wish, context: MoveContext): Move | undefined {
  if (wish.kind === 'retry') return guardRetry(wish, context);
  if (wish.kind === 'continue') return guardContinue(wish, context);
  if (wish.kind === 'fix') return guardFix(wish, context);
  if (!isInspected(context)) {
    hold(context, { code: 'inspect-first' });
    if (!wish.byGuide) return undefined;
  }
  return { kind: 'report', because: wish.because, guards: [...context.held], possible: true };
}

/** What the guards of a retry look at. */
type RetryContext = Pick<MoveContext, 'run' | 'result' | 'now' | 'since' | 'held'> & {
  readonly can: Pick<Abilities, 'retry'>;
};

/** Lets a retry through, with the reasons that the operator must know first. */
export function guardRetry(wish: Extract<Wish, { kind: 'retry' }>, context: RetryContext): Move | undefined {
  const { run, result, can, now } = context;
  const step = failingStep(context);
  const refused = [result.failure, ...failuresToExplain(run)].find(
    (placed) => hintOf(placed, 'allowed')?.allowed === false,
  );
  if (refused || run.retry?.state === 'non-retryable-failure') {
    return hold(context, { code: 'declared-not-retryable', ...saidBy(refused) });
  }
  const history = readHistory(run);
  const times = run.retry?.sameFailure ?? (history?.isFlaky ? 0 : (history?.alike.inARow ?? 0));
  if (times >= MAX_ALIKE) return hold(context, { code: 'failed-alike', times });
  // A guide that only phrases support may be wrong: a step with known effects is asked about, unless it is safe to repeat.
  const asks = isLikely(result);
  const unsafe = failedSteps(context).filter(
    ({ repeatable, effects }) => repeatable === false || (asks && repeatable === undefined && effects),
  );
  if (unsafe.some(({ effects }) => !effects)) return hold(context, { code: 'not-repeatable' });

  const guards = [...context.held];
  const from = startOf(context, step);
  const asked = hintOf(result.failure, 'after')?.after;
  const askedAt = asked !== undefined && asked >= 0 ? from + asked : undefined;
  const at = Math.max(askedAt ?? -Infinity, wish.after === undefined ? -Infinity : from + wish.after);
  const waits: Reason | undefined =
    askedAt === undefined ? undefined : { code: 'retry-after', at: askedAt, ...saidBy(result.failure) };
  const because = wish.because === 'retry-after' ? (waits ?? { code: 'no-guide' }) : wish.because;
  if (waits && because !== waits && askedAt! > now) guards.push(waits);
  for (const effects of new Set(unsafe.map((one) => one.effects!))) guards.push({ code: 'repeats', effects });
  if (!can.retry) guards.push({ code: 'host-cannot', move: 'retry' });
  return defined({ kind: 'retry', at: at > now ? at : undefined, because, guards, possible: can.retry });
}

function guardContinue(wish: Extract<Wish, { kind: 'continue' }>, context: MoveContext): Move | undefined {
  const { can, run, now } = context;
  const { how, because } = wish;
  const step = failingStep(context);
  if (how === 'skip' && step?.optional !== true) return hold(context, { code: 'not-optional' });
  if ((how === 'skip' && !can.skip) || (how === 'resume' && !can.resume)) {
    hold(context, { code: 'host-cannot', move: how });
    context.outOfReach ??= { kind: 'continue', how, because, guards: [...context.held], possible: false };
    return undefined;
  }
  const at = wish.after === undefined ? run.waiting?.until : startOf(context, step) + wish.after;
  const until = how === 'wait' && at !== undefined && at > now ? { at } : {};
  return { kind: 'continue', how, ...until, because, guards: [...context.held], possible: true };
}

/** A fix is never held back; the host may be unable to open what it names. */
export function guardFix({ open, because }: Extract<Wish, { kind: 'fix' }>, context: MoveContext): Move {
  const { can } = context;
  const guards = [...context.held];
  if (open && 'surface' in open) {
    const possible = can.surfaces.includes(open.surface);
    if (!possible) guards.push({ code: 'no-surface', surface: open.surface });
    return { kind: 'fix', open, because, guards, possible };
  }
  const step = open?.step === 'failing' ? context.result.failure?.stepId : open?.step;
  const place = step !== undefined && can.step ? { step } : undefined;
  return defined({ kind: 'fix', open: place, because, guards, possible: true });
}

function hold({ held }: Pick<MoveContext, 'held'>, reason: Reason): undefined {
  const same = JSON.stringify(reason);
  if (!held.some((other) => JSON.stringify(other) === same)) held.push(reason);
  return undefined;
}

/** Whether the operator opened Mission Replay or looked at the failing step. */
function isInspected({ trail, result: { failure } }: MoveContext): boolean {
  const step = failure?.stepId;
  return (
    trail.replayOpenedAt !== undefined ||
    trail.failingStepViewedAt !== undefined ||
    (step !== undefined && trail.stepsViewed.includes(step))
  );
}

function failingStep({ run, result: { failure } }: Pick<MoveContext, 'run' | 'result'>): Step | undefined {
  return stepWith(failure?.stepId, run.steps);
}

function isLikely({ lead, fits }: FitResult): boolean {
  return fits.some(({ guide, standing }) => guide === lead && standing === 'likely');
}

/** Every step that a retry repeats because it failed, whichever failure the answer is about. */
function failedSteps({ run, result }: RetryContext): readonly Step[] {
  const open = openFailures(run).flatMap(({ step }) => step ?? []);
  // A step that the host calls failed counts too, even if a failure of the run that names it was recovered from.
  const failed = (run.steps ?? []).filter(
    ({ status, failure }) => status === 'failed' && !failure?.recovered,
  );
  return [...new Set([failingStep({ run, result }) ?? [], ...open, ...failed].flat())];
}

/** The moment that a wait counts from. It must not move with the clock, or a countdown would never end. */
function startOf({ run, result: { failure }, since }: RetryContext, step: Step | undefined): number {
  return failure?.failure.at ?? step?.endedAt ?? run.endedAt ?? run.lastEventAt ?? since ?? run.observedAt;
}

/** The value of `field` in the outermost hint along the causes that has one. */
function hintOf(placed: PlacedFailure | undefined, field: keyof RetryHint): RetryHint | undefined {
  return causeChain(placed?.failure).find(({ failure }) => failure.retry?.[field] !== undefined)?.failure
    .retry;
}

function saidBy(placed: PlacedFailure | undefined): { said?: string } {
  return defined({ said: hintOf(placed, 'said')?.said });
}
