import { setTimeout as sleep } from 'node:timers/promises';
import type { Run, RunEvent } from 'waymark/core';
import { createContext, type Surroundings } from './createContext.ts';
import { addLine, Parked, type Execution, type StepRecord } from './execution.ts';
import type { MissionStep } from './mission.ts';
import { likeness, readFailure } from './readFailure.ts';
import { createWorkspace } from './workspace.ts';

export interface ExecuteOptions {
  readonly from: Surroundings;
  readonly changed: () => void;
  /** Milliseconds from one step's end to the next one's start. */
  readonly handOverMs: number;
  /** Go on past an optional step that failed, in place of stopping. */
  readonly pastOptional: () => boolean;
}

type Ending = 'succeeded' | 'failed' | 'parked' | 'cancelled';

/**
 * Executes a run's steps that have not succeeded yet, in order, writing what happens onto the run. After a failure only
 * steps marked `always` still run. Comes back when the run is over or parked.
 */
export async function executeRun(x: Execution, options: ExecuteOptions): Promise<void> {
  const { run, mission } = x;
  const { from, changed } = options;

  function event(kind: RunEvent['kind'], title: string, step?: StepRecord, status?: Run['status']): void {
    const at = from.now();
    run.lastEventAt = at;
    run.events.push({ at, kind, title, ...(step ? { stepId: step.id } : {}), ...(status ? { status } : {}) });
    changed();
  }

  function end(status: 'succeeded' | 'failed' | 'cancelled', title: string): void {
    run.status = status;
    run.endedAt = from.now();
    event('run', title, undefined, status);
  }

  x.workspace ??= await createWorkspace(mission);
  run.status = 'running';
  run.startedAt ??= from.now();
  delete run.waiting;
  delete run.blocker;
  delete run.endedAt;
  event('run', run.events.length ? 'Run went on' : 'Run started', undefined, 'running');

  let failed: StepRecord | undefined;
  for (const [index, step] of mission.steps.entries()) {
    const record = run.steps[index]!;
    if (record.status === 'succeeded' || x.skipped.has(record.id)) continue;
    if (x.abort.signal.aborted) return end('cancelled', 'Run cancelled');
    if (failed && !step.always) {
      record.status = 'cancelled';
      continue;
    }
    await sleep(options.handOverMs);
    const ending = await executeStep(x, step, record, options, event);
    if (ending === 'parked') return;
    if (ending === 'cancelled') return end('cancelled', 'Run cancelled');
    if (ending === 'failed') {
      if (step.optional && options.pastOptional()) record.failure = { ...record.failure, recovered: true };
      else failed ??= record;
    }
  }
  if (failed) {
    const alike = x.history.filter((earlier) => earlier === likeness(failed.failure)).length;
    if (x.history.length) run.retry = { ...run.retry, sameFailure: alike };
    return end('failed', `Run failed at “${failed.title}”`);
  }
  if (mission.evaluate) {
    run.evaluation = mission.evaluate(structuredClone(run) as Run);
    event(
      'note',
      run.evaluation.passed ? 'Result passed its check' : `Result did not pass: ${run.evaluation.note}`,
    );
  }
  end('succeeded', 'Run succeeded');
}

async function executeStep(
  x: Execution,
  step: MissionStep,
  record: StepRecord,
  { from }: ExecuteOptions,
  event: (kind: RunEvent['kind'], title: string, step?: StepRecord, status?: Run['status']) => void,
): Promise<Ending> {
  const { run } = x;
  const hide = x.workspace!.hide;
  const say = (line: string): void => {
    addLine(record, line);
    event('log', line, record);
  };
  const context = createContext(x, record, from, { say, event: (kind, title) => event(kind, title, record) });
  const attempts = step.retry?.attempts ?? 1;
  record.startedAt ??= from.now();
  run.phase = step.phase;
  for (let attempt = 1; ; attempt += 1) {
    record.status = 'running';
    record.attempt = attempt;
    event('step', attempt === 1 ? step.title : `${step.title}, try ${attempt}`, record, 'running');
    try {
      await step.run(context);
      x.abort.signal.throwIfAborted();
      if (record.failure) record.failure = { ...record.failure, recovered: true };
      if (attempt > 1) delete run.retry;
      return finish('succeeded');
    } catch (thrown) {
      if (thrown instanceof Parked) return park(thrown);
      if (x.abort.signal.aborted) return finish('cancelled');
      record.failure = { ...readFailure(thrown, hide), at: from.now(), stepId: record.id };
      addLine(record, `${record.failure.type ?? 'Error'}: ${record.failure.message ?? ''}`);
      if (attempts === 1) return finish('failed');
      const refused = record.failure.retry?.allowed === false;
      if (refused || attempt === attempts) {
        run.retry = {
          maximum: attempts,
          state: refused ? 'non-retryable-failure' : 'maximum-attempts-reached',
        };
        return finish('failed');
      }
      if (!(await waitForRetry(attempt))) return finish('cancelled');
    }
  }

  function finish(status: 'succeeded' | 'failed' | 'cancelled'): Ending {
    record.status = status;
    record.endedAt = from.now();
    event('step', `${step.title}: ${status}`, record, status);
    return status;
  }

  function park({ waiting, blocker }: Parked): Ending {
    record.status = 'waiting';
    run.status = 'waiting';
    if (waiting) run.waiting = waiting;
    if (blocker) run.blocker = blocker;
    event('step', `${step.title}: waiting`, record, 'waiting');
    return 'parked';
  }

  /** The runner's own back-off: twice as long each time, at least what the provider asked for. */
  async function waitForRetry(attempt: number): Promise<boolean> {
    const { waitMs, attempts: maximum } = step.retry!;
    const ms = Math.max(waitMs * 2 ** (attempt - 1), record.failure?.retry?.after ?? 0);
    const since = from.now();
    run.status = 'waiting';
    run.waiting = { for: 'retry', since, until: since + ms };
    run.retry = { maximum, state: 'in-progress', nextAt: since + ms };
    event('retry', `Try ${attempt} failed; the next one is planned`, record, 'waiting');
    const slept = await sleep(ms, true, { signal: x.abort.signal }).catch(() => false);
    run.status = 'running';
    delete run.waiting;
    run.retry = { maximum };
    return slept;
  }
}
