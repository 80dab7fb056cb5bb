import type { TriedMove } from '../../core/model/trail.ts';
import { fnv1a } from '../../core/model/value/fnv1a.ts';
import { isOver, type MoveKind, type Run } from '../../core/model/run.ts';
import { type Trails, withOne } from '../createTrails.ts';
import type { HelpEventDetail } from '../helpEvent.ts';
import { saidBy } from '../saidBy.ts';
import type { Session } from '../sessionState.ts';
import type { SessionParts } from '../sessionParts.ts';
import type { MoveName } from '../memory/createRunMemory.ts';
import { isSameState, stateKey } from '../stateKey.ts';

/** Calls the host's handler for the move that the operator pressed. */
export interface Mover {
  /** `isFollowed`: the browser itself goes to the move's surface, as when a link is opened in another tab. */
  readonly press: Session['press'];
  readonly openSurface: Session['openSurface'];
  readonly showStep: (stepId: string) => void;
  /** Reports how a move ended once the run it started or resumed has ended. Call it whenever the run has changed. */
  readonly followRun: () => void;
  /** Aborts the signals of pending moves. */
  readonly abort: () => void;
}

export interface MoverParts extends SessionParts {
  readonly trails: Trails;
  /** Opens the report form. */
  readonly report: () => void;
}

/** The name of each of the host's handlers, as a kind of move. */
const MOVES = {
  retry: { move: 'retry' },
  resume: { move: 'continue', how: 'resume' },
  skip: { move: 'continue', how: 'skip' },
} as const;

/** Moves kept in one trail, the newest ones. */
const MAX_MOVES = 50;

export function createMover(parts: MoverParts): Mover {
  const { environment, memory, get, change, host, trails, emit, warn, report } = parts;
  let abort = new AbortController();
  /** The move whose run is awaited; `pressedOn` is set where the move resumed the run it was pressed on. */
  let awaited: { readonly kind: MoveName; readonly runId: string; readonly pressedOn?: Run } | undefined;

  const openSurface: Mover['openSurface'] = (id, isFollowed) => {
    const { run } = get();
    if (!run) return;
    trails.write(run.id, (trail) => ({ ...trail, surfacesOpened: withOne(trail.surfacesOpened, id) }));
    environment.pill?.sendTo?.(run.id, id);
    if (isFollowed) return;
    try {
      const surfaces = host().surfaces;
      if (surfaces && Object.hasOwn(surfaces, id)) surfaces[id]?.open?.({ run });
    } catch (error) {
      warn('surface-failed', `Opening the surface "${id}" failed: ${saidBy(error)}`);
    }
  };

  const showStep = (stepId: string): void => {
    const { run, result } = get();
    if (!run) return;
    trails.seeStep(stepId, result?.failure?.stepId === stepId);
    try {
      host().onShowStep?.(stepId);
    } catch (error) {
      warn('step-failed', `Showing the step "${stepId}" failed: ${saidBy(error)}`);
    }
  };

  const noteMove = (run: Run, kind: MoveKind, at: number, ended: Partial<TriedMove> = {}): void =>
    trails.write(run.id, (trail) => {
      const others = trail.moves.filter((one) => one.at !== at).slice(-MAX_MOVES);
      return { ...trail, moves: [...others, { kind, at, ...ended }] };
    });

  const forgetMove = (run: Run, at: number): void =>
    trails.write(run.id, (trail) => ({ ...trail, moves: trail.moves.filter((one) => one.at !== at) }));

  const tellMove = (name: MoveName, state: Extract<HelpEventDetail, { type: 'move' }>['state']): void => {
    const lead = get().result?.lead;
    emit({ type: 'move', ...MOVES[name], ...(lead && { guide: lead }), state });
  };

  const followRun = (): void => {
    const { run, followed } = get();
    if (!run) return;
    const { status } = run;
    const hasEnded = isOver(status);
    if (followed && !hasEnded && awaited?.runId !== run.id) awaited = { kind: followed.kind, runId: run.id };
    if (!hasEnded || awaited?.runId !== run.id) return;
    const { kind, pressedOn } = awaited;
    if (pressedOn && isSameState(run, pressedOn)) return;
    awaited = undefined;
    if (followed)
      trails.write(followed.from, (trail) => ({
        ...trail,
        moves: trail.moves.map((one) => (one.runId === run.id ? { ...one, ended: status } : one)),
      }));
    emit({ type: 'outcome', move: MOVES[kind].move, status });
  };

  const perform = async (run: Run, name: MoveName): Promise<void> => {
    const kind = MOVES[name].move;
    const handler = host().moves?.[name];
    const { moving, result } = get();
    if (!handler || moving.state === 'pending') return;
    const stepId = result?.failure?.stepId;
    const key = moveKey(name, run, name === 'skip' ? stepId : undefined);
    const at = environment.now();
    const earlier = memory.pressed(key, at);
    if (earlier) {
      const { runId } = earlier;
      tellMove(name, 'elsewhere');
      return change({ moving: { state: 'elsewhere', kind: name, ...(runId !== undefined && { runId }) } });
    }
    const press = { from: run.id, kind: name, at };
    memory.notePress(key, press, at);
    change({ moving: { state: 'pending', kind: name } });
    noteMove(run, kind, at);
    tellMove(name, 'pressed');
    environment.pill?.noteMove(run.id, { name, state: 'pending' });
    const { signal } = abort;
    const ended = await handle(() => handler({ run, ...(stepId !== undefined && { stepId }), key, signal }));
    const now = get().run;
    if (ended === 'called-off') {
      tellMove(name, 'called-off');
      environment.pill?.noteMove(run.id, undefined);
      memory.notePress(key, undefined, environment.now());
      forgetMove(run, at);
      if (now?.id === run.id) change({ moving: { state: 'idle' } });
      return;
    }
    if ('failed' in ended) {
      tellMove(name, 'failed');
      environment.pill?.noteMove(run.id, { name, state: 'failed' });
      memory.notePress(key, undefined, environment.now());
      noteMove(run, kind, at, ended);
      if (now?.id === run.id) change({ moving: { state: 'failed', kind: name, message: ended.failed } });
      return;
    }
    tellMove(name, 'done');
    const runId = ended.runId === run.id ? undefined : ended.runId;
    environment.pill?.noteMove(run.id, { name, state: 'done', ...(runId !== undefined && { runId }) });
    awaited = { kind: name, runId: runId ?? run.id, ...(runId === undefined && { pressedOn: run }) };
    if (runId !== undefined) {
      memory.notePress(key, { ...press, runId }, environment.now());
      noteMove(run, kind, at, { runId });
    }
    if (now?.id === run.id) {
      // A host may pass the run's new state before its handler has ended.
      const isNews = isSameState(now, run);
      change({
        moving: isNews
          ? { state: 'done', kind: name, ...(runId !== undefined && { runId }) }
          : { state: 'idle' },
      });
    } else if (now && now.id === runId) {
      change({ followed: { from: run.id, kind: name } });
    }
    followRun();
  };

  return {
    async press(move, isFollowed) {
      const { run } = get();
      if (!run || !move.possible || ('at' in move && move.at !== undefined && move.at > environment.now()))
        return;
      if (move.kind === 'report') return report();
      if (move.kind === 'retry') return perform(run, 'retry');
      if (move.kind === 'continue') {
        return move.how === 'resume' || move.how === 'skip' ? perform(run, move.how) : undefined;
      }
      if (!move.open) return;
      noteMove(run, 'fix', environment.now());
      const lead = get().result?.lead;
      emit({ type: 'move', move: 'fix', ...(lead && { guide: lead }), state: 'pressed' });
      if ('surface' in move.open) return openSurface(move.open.surface, isFollowed);
      const failing = get().result?.failure?.stepId;
      const stepId = move.open.step === 'failing' ? failing : move.open.step;
      if (stepId !== undefined) showStep(stepId);
    },
    openSurface,
    showStep,
    followRun,
    abort() {
      abort.abort();
      abort = new AbortController();
    },
  };
}

/** Calls a host's handler; its outcome is a value, whatever the handler does. */
async function handle(
  call: () => Promise<void | { readonly runId: string }>,
): Promise<'called-off' | { readonly failed: string } | { readonly runId?: string }> {
  try {
    const given: unknown = await call();
    const runId =
      typeof given === 'object' && given !== null ? (given as { runId?: unknown }).runId : undefined;
    return typeof runId === 'string' && runId ? { runId } : {};
  } catch (error) {
    return isAbort(error) ? 'called-off' : { failed: saidBy(error) };
  }
}

/** Whether an error is the platform's `AbortError`. Never throws. @see https://webidl.spec.whatwg.org/#aborterror */
function isAbort(error: unknown): boolean {
  try {
    return (error as Error).name === 'AbortError';
  } catch {
    return false;
  }
}

/**
 * A key for one move on one state of one run: the same in every tab, and another one once the run has moved on. Safe in a header. It joins
 * two independent 32-bit hashes, so that the keys of two runs practically never collide.
 */
function moveKey(kind: MoveName, run: Run, stepId?: string): string {
  const text = JSON.stringify([kind, stateKey(run), stepId ?? '']);
  return `waymark-${kind}-${fnv1a(text)}${fnv1a(text, 0x01000193)}`;
}
