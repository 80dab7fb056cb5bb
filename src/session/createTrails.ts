import { tickIn, type Trail } from '../core/model/trail.ts';
import type { SessionParts } from './sessionParts.ts';
import type { Session } from './sessionState.ts';

/** Records what the operator did about each run. */
export interface Trails extends Pick<
  Session,
  'replayOpened' | 'tick' | 'answer' | 'answerCause' | 'say' | 'helpful' | 'refresh'
> {
  /** Changes the trail of the present or an earlier run, and stores it. */
  readonly write: (runId: string, edit: (trail: Trail) => Trail) => void;
  readonly seeStep: (stepId: string, isFailing: boolean) => void;
  readonly openGuide: (guide: string) => void;
}

export function createTrails({ environment: { now }, memory, get, change, emit }: SessionParts): Trails {
  const write: Trails['write'] = (runId, edit) => {
    const isPresent = get().run?.id === runId;
    const before = isPresent ? get().trail : memory.trail(runId);
    const trail = edit(before);
    if (trail === before) return;
    memory.keepTrail(runId, trail);
    if (isPresent) change({ trail });
  };
  const writeHere = (edit: (trail: Trail) => Trail): void => {
    const { run } = get();
    if (run) write(run.id, edit);
  };

  return {
    write,
    refresh() {
      const { run } = get();
      if (run) change({ trail: memory.trail(run.id) });
    },
    replayOpened: () =>
      writeHere((trail) =>
        trail.replayOpenedAt === undefined ? { ...trail, replayOpenedAt: now() } : trail,
      ),
    seeStep: (stepId, isFailing) =>
      writeHere((trail) => {
        const stepsViewed = withOne(trail.stepsViewed, stepId);
        const isFirst = isFailing && trail.failingStepViewedAt === undefined;
        if (stepsViewed === trail.stepsViewed && !isFirst) return trail;
        return { ...trail, stepsViewed, ...(isFirst && { failingStepViewedAt: now() }) };
      }),
    openGuide: (guide) =>
      writeHere((trail) => ({ ...trail, guidesOpened: withOne(trail.guidesOpened, guide) })),
    tick(guide, item, ticked) {
      emit({ type: 'step-ticked', guide, step: item, ticked });
      writeHere((trail) => tickIn(trail, guide, item, ticked));
    },
    answer: (guide, symptom, seen) =>
      writeHere((trail) => {
        const others = trail.answers.filter((one) => one.guide !== guide || one.symptom !== symptom);
        const mine = seen === undefined ? [] : [{ guide, symptom, seen, at: now() }];
        return { ...trail, answers: [...others, ...mine] };
      }),
    answerCause: (guide, cause, seen) =>
      writeHere((trail) => {
        const others = (trail.causes ?? []).filter((one) => one.guide !== guide || one.cause !== cause);
        const mine = seen === undefined ? [] : [{ guide, cause, seen, at: now() }];
        return { ...trail, causes: [...others, ...mine] };
      }),
    say: (verdict) =>
      writeHere((trail) => {
        const { verdict: before, ...rest } = trail;
        return before === verdict ? trail : { ...rest, ...(verdict && { verdict }) };
      }),
    helpful(guide, yes, reason) {
      emit({ type: 'helpful', guide, yes, ...(reason && { reason }) });
      writeHere((trail) => {
        const { unhelpful = {}, ...rest } = trail;
        const { [guide]: _, ...others } = unhelpful;
        const reasons = reason && !yes ? { ...others, [guide]: reason } : others;
        return {
          ...rest,
          helpful: { ...trail.helpful, [guide]: yes },
          ...(Object.keys(reasons).length > 0 && { unhelpful: reasons }),
        };
      });
    },
  };
}

/** The same list when it holds the item already. */
export function withOne(list: readonly string[], item: string): readonly string[] {
  return list.includes(item) ? list : [...list, item];
}
