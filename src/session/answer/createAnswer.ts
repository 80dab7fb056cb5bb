import type { Catalog } from '../../core/fit/catalog/catalog.ts';
import { fit } from '../../core/fit/fit.ts';
import { nextMove } from '../../core/fit/move/nextMove.ts';
import { linksFor, rankCauses } from '../../core/fit/rank/rankCauses.ts';
import type { FitResult, RankedCause } from '../../core/model/fit.ts';
import type { GuideBody, GuideRules, Opening } from '../../core/model/guide.ts';
import type { Abilities, Move } from '../../core/model/move.ts';
import type { Run, Step } from '../../core/model/run.ts';
import { EMPTY_TRAIL, type Trail } from '../../core/model/trail.ts';
import { createTimeline, type Timeline } from './createTimeline.ts';
import { memoLast } from '../memoLast.ts';
import type { AlsoFailed, CursorState, SessionHost, SessionState, StepResult } from '../sessionState.ts';
import { stateKey } from '../stateKey.ts';
import { waitsUntil } from '../waitsUntil.ts';
import { openFailures } from '../../core/model/failures.ts';
import { showText } from '../../core/model/value/showText.ts';

/** Failed steps that are fitted. When a thousand parallel steps fail, the first few already show why. */
const MAX_STEPS = 10;

/** Everything an answer is computed from. */
export interface AnswerInput {
  readonly catalog: Catalog<GuideRules> | undefined;
  readonly run: Run | undefined;
  readonly trail: Trail;
  readonly host: SessionHost;
  readonly now: number;
  /** The replay's moment. */
  readonly at: number | undefined;
  readonly pinnedStep: string | undefined;
  /** What a fix asks the operator to open: the fix of the cause that holds, in the leading guide. */
  readonly opening: (result: FitResult) => Opening | undefined;
}

export interface RunAnswer {
  readonly result: FitResult | undefined;
  readonly alsoFailed: AlsoFailed;
  readonly move: Move | undefined;
  readonly cursor: CursorState | undefined;
  readonly pinned: StepResult | undefined;
}

const NO_STEPS: readonly Step[] = [];
export const NONE_FAILED: AlsoFailed = { total: 0, steps: [] };

/** The answer before guides are loaded, or when computing one failed. */
export const NO_ANSWER: RunAnswer = {
  result: undefined,
  alsoFailed: NONE_FAILED,
  move: undefined,
  cursor: undefined,
  pinned: undefined,
};

/** Computes result, move and cursor. Each is kept until its own inputs change: a moving cursor costs a binary search, not a fit. */
export function createAnswer(): (input: AnswerInput) => RunAnswer {
  const verdictOf = memoLast(fitRun);
  const atCursor = memoLast(fitRun);
  const atPin = memoLast(fitRun);
  const alsoOf = memoLast(alsoFailed);
  const timelineOf = memoLast(createTimeline);
  const canOf = memoLast((key: string) => JSON.parse(key) as Abilities);
  const keyOf = memoLast(stateKey);
  let seen: { readonly key: string; readonly at: number } | undefined;
  /** `observedAt` of the first run seen in this state: a host that polls passes a later one each time, and a countdown must not restart. */
  const sinceOf = (run: Run): number => {
    const key = keyOf(run);
    if (seen?.key !== key) seen = { key, at: run.observedAt };
    return seen.at;
  };
  /** Only a move that waits depends on the time, so only that one is computed again as time passes. */
  const moveOf = memoLast(
    (
      catalog: Catalog<GuideRules>,
      run: Run,
      result: FitResult,
      trail: Trail,
      can: Abilities,
      surface: string,
      since: number,
      opening: Opening | undefined,
    ) => {
      let last: { readonly move: Move; readonly waits: boolean } | undefined;
      return (now: number): Move => {
        if (!last || last.waits) {
          const move = withoutDetour(
            nextMove({ catalog, result, run, trail, can, now, since, opening }),
            surface,
          );
          last = { move, waits: waitsUntil(move, now) !== undefined };
        }
        return last.move;
      };
    },
  );

  return ({ catalog, run, trail, host, now, at, pinnedStep, opening }) => {
    const { answers, verdict } = trail;
    // A poll that changes nothing keeps the `steps` array of a long run (`keptLists`), and with it this timeline.
    const timeline =
      run && (at !== undefined || pinnedStep !== undefined)
        ? timelineOf(run.steps ?? NO_STEPS, run.endedAt ?? run.lastEventAt)
        : undefined;
    const result = catalog && run && verdictOf(catalog, run, answers, verdict, host.lead, undefined);
    const move =
      catalog &&
      run &&
      result &&
      moveOf(
        catalog,
        run,
        result,
        trail,
        canOf(JSON.stringify(abilitiesOf(host))),
        host.surface,
        sinceOf(run),
        opening(result),
      )(now);
    const stepResult = (stepId: string | undefined, of: typeof fitRun): FitResult | undefined =>
      catalog && run && stepId !== undefined && timeline?.step(stepId)?.failure
        ? of(catalog, run, answers, verdict, host.lead, stepId)
        : undefined;
    const pinned = stepResult(pinnedStep, atPin);
    return {
      result,
      alsoFailed: catalog && run && result ? alsoOf(catalog, run, result, host.lead) : NONE_FAILED,
      move,
      cursor: run && timeline && at !== undefined ? cursorOf(at, result, timeline) : undefined,
      pinned: pinned && { stepId: pinnedStep!, result: pinned },
    };

    function cursorOf(at: number, verdict: FitResult | undefined, timeline: Timeline): CursorState {
      const step = timeline.stepAt(at);
      const stepId = step?.id;
      const { failure, startedAt = at, endedAt = startedAt } = step ?? {};
      const isOwn = stepId !== verdict?.failure?.stepId && at >= (failure?.at ?? endedAt);
      const own = isOwn ? stepResult(stepId, atCursor) : undefined;
      const differs = own && !(own.lead === verdict?.lead && own.fits[0]?.guide === own.lead);
      return {
        at,
        ...(step && { stepId: step.id, title: showText(step.title || step.id) }),
        ...(step?.status && { status: at < endedAt ? 'running' : step.status }),
        verdict: timeline.verdictAt(at, verdict),
        ...(differs && { result: own }),
      };
    }
  };
}

/** What the host can do, judged by the handlers it passed. */
function abilitiesOf({ moves, surfaces, onShowStep }: SessionHost): Abilities {
  return {
    retry: typeof moves?.retry === 'function',
    resume: typeof moves?.resume === 'function',
    skip: typeof moves?.skip === 'function',
    surfaces: Object.keys(surfaces ?? {}).filter(
      (id) => surfaces![id]?.href || typeof surfaces![id]?.open === 'function',
    ),
    step: typeof onShowStep === 'function',
  };
}

/**
 * Removes `open` from a fix that would open Mission Replay where the panel already stands there; its button then leads to the guide's
 * steps. On Run detail nothing is removed, because a button, unlike the dock, may stand on any page.
 */
function withoutDetour(move: Move, surface: string): Move {
  if (surface !== 'mission-replay' || move.kind !== 'fix' || !move.open) return move;
  if (!('surface' in move.open) || move.open.surface !== surface) return move;
  const { open: _here, ...steps } = move;
  return steps;
}

function fitRun(
  catalog: Catalog<GuideRules>,
  run: Run,
  answers: Trail['answers'],
  verdict: Trail['verdict'],
  lead: SessionHost['lead'],
  stepId: string | undefined,
): FitResult {
  return fit(catalog, run, {
    trail: { ...EMPTY_TRAIL, answers, ...(verdict && { verdict }) },
    lead,
    ...(stepId !== undefined && { stepId }),
  });
}

const NO_CAUSES: readonly RankedCause[] = [];
const NO_LINKS: ReadonlySet<number> = new Set();

/** Ranks the causes of a guide, once for each body, run and result. */
export function createCauses(): (guide: string, state: SessionState) => readonly RankedCause[] {
  return ofBody(rankCauses, NO_CAUSES);
}

/** Which vendor links of a guide this run does not contradict; the same set until body, run or result change. */
export function createLinks(): (guide: string, state: SessionState) => ReadonlySet<number> {
  return ofBody(linksFor, NO_LINKS);
}

/** Computes something from a guide's text and the run; `none` until the text is loaded. */
function ofBody<T>(
  read: (body: GuideBody, run: Run, result: FitResult) => T,
  none: T,
): (guide: string, state: SessionState) => T {
  const byGuide = new Map<string, typeof read>();
  const safely: typeof read = (body, run, result) => {
    try {
      return read(body, run, result);
    } catch {
      // The body has the right version but an unexpected shape: the author's order stays.
      return none;
    }
  };
  return (guide, { bodies, run, result }) => {
    const body = Object.hasOwn(bodies, guide) ? bodies[guide] : undefined;
    if (body?.state !== 'ready' || !run || !result) return none;
    const known = byGuide.get(guide) ?? memoLast(safely);
    byGuide.set(guide, known);
    return known(body.body, run, result);
  };
}

/** The other steps that failed, beside the one that `result` is about; none for a run that is well or retries by itself. */
function alsoFailed(
  catalog: Catalog<GuideRules>,
  run: Run,
  result: FitResult,
  lead: SessionHost['lead'],
): AlsoFailed {
  const { trouble, failure } = result;
  if (trouble === 'none' || trouble === 'retrying') return NONE_FAILED;
  const ids = new Set(openFailures(run).flatMap(({ step }) => step?.id ?? []));
  const others = [...ids].filter((id) => id !== failure?.stepId);
  if (others.length === 0) return NONE_FAILED;
  const steps = others
    .slice(0, MAX_STEPS)
    .map((stepId) => ({ stepId, result: fit(catalog, run, { stepId, lead }) }));
  return { total: others.length, steps };
}
