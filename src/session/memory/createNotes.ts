import type { Trail } from '../../core/model/trail.ts';
import type { RunMemory } from './createRunMemory.ts';
import type { Session, SessionState } from '../sessionState.ts';

/** The session's part that keeps what the operator did. */
export interface Notes extends Pick<Session, 'replayOpened' | 'tick' | 'answer' | 'say' | 'helpful'> {
  /** Changes the trail of a run, the present one or an earlier one, and keeps it. */
  readonly note: (runId: string, write: (trail: Trail) => Trail) => void;
  readonly seeStep: (stepId: string, isFailing: boolean) => void;
  readonly openGuide: (guide: string) => void;
}

export interface NotesParts {
  readonly memory: RunMemory;
  readonly now: () => number;
  readonly get: () => SessionState;
  readonly change: (change: { readonly trail: Trail }) => void;
}

export function createNotes({ memory, now, get, change }: NotesParts): Notes {
  const note: Notes['note'] = (runId, write) => {
    const isPresent = get().run?.id === runId;
    const before = isPresent ? get().trail : memory.trail(runId);
    const trail = write(before);
    if (trail === before) return;
    memory.keepTrail(runId, trail);
    if (isPresent) change({ trail });
  };
  const noteHere = (write: (trail: Trail) => Trail): void => {
    const { run } = get();
    if (run) note(run.id, write);
  };

  return {
    note,
    replayOpened: () =>
      noteHere((trail) => (trail.replayOpenedAt === undefined ? { ...trail, replayOpenedAt: now() } : trail)),
    seeStep: (stepId, isFailing) =>
      noteHere((trail) => {
        const stepsViewed = withOne(trail.stepsViewed, stepId);
        const isFirst = isFailing && trail.failingStepViewedAt === undefined;
        if (stepsViewed === trail.stepsViewed && !isFirst) return trail;
        return { ...trail, stepsViewed, ...(isFirst && { failingStepViewedAt: now() }) };
      }),
    openGuide: (guide) =>
      noteHere((trail) => ({ ...trail, guidesOpened: withOne(trail.guidesOpened, guide) })),
    tick: (guide, item, ticked) =>
      noteHere((trail) => {
        const before = Object.hasOwn(trail.ticked, guide) ? trail.ticked[guide]! : [];
        const others = before.filter((one) => one !== item);
        const items = (ticked ? [...others, item] : others).sort((a, b) => a - b);
        return { ...trail, ticked: { ...trail.ticked, [guide]: items } };
      }),
    answer: (guide, symptom, seen) =>
      noteHere((trail) => {
        const others = trail.answers.filter((one) => one.guide !== guide || one.symptom !== symptom);
        const mine = seen === undefined ? [] : [{ guide, symptom, seen, at: now() }];
        return { ...trail, answers: [...others, ...mine] };
      }),
    say: (verdict) =>
      noteHere((trail) => {
        const { verdict: before, ...rest } = trail;
        return before === verdict ? trail : { ...rest, ...(verdict && { verdict }) };
      }),
    helpful: (guide, yes) => noteHere((trail) => ({ ...trail, helpful: { ...trail.helpful, [guide]: yes } })),
  };
}

/** The same list when it holds the item already. */
export function withOne(list: readonly string[], item: string): readonly string[] {
  return list.includes(item) ? list : [...list, item];
}
