import type { Run } from 'waymark/core';
import type { Surroundings } from './createContext.ts';
import { executeRun } from './executeRun.ts';
import { createStepRecord, isOver, type Decision, type Execution, type Question } from './execution.ts';
import type { Mission } from './mission.ts';
import { likeness, readFailure } from './readFailure.ts';
import { Refused } from './refused.ts';

export interface RunnerOptions {
  readonly missions: readonly Mission[];
  readonly from: Surroundings;
  readonly firstRun: number;
  readonly pastOptional: (mission: string) => boolean;
  /** Version of the product, stated on every run. */
  readonly version: string;
  /** How many runs are executed at once; the others stay queued. */
  readonly slots?: number;
  readonly handOverMs: number;
}

/** Executes missions and keeps their runs, in memory. */
export interface Runner {
  readonly list: () => readonly Run[];
  readonly get: (id: string) => Run;
  /** Executed by this runner, not recorded earlier. */
  readonly isLive: (id: string) => boolean;
  readonly start: (mission: string, task?: string) => string;
  /** Does the same work again as a new run. */
  readonly retry: (id: string) => string;
  /** Goes on with a parked run, when what it waits for is there. */
  readonly resume: (id: string) => void;
  /** Goes on with a failed run past its failing step, when that is optional. */
  readonly skip: (id: string) => void;
  readonly cancel: (id: string) => void;
  readonly questions: () => readonly (Question & { run: string; title: string; decided?: Decision })[];
  readonly decide: (id: string, decision: Decision) => void;
  /** Resolves when the run is over or parked. */
  readonly settled: (id: string) => Promise<Run>;
  /** Adds a run that was recorded earlier. */
  readonly add: (run: Run) => void;
  readonly subscribe: (listener: (run: Run) => void) => () => void;
  readonly close: () => Promise<void>;
}

export function createRunner({
  missions,
  from,
  firstRun,
  pastOptional,
  version,
  slots = 64,
  handOverMs,
}: RunnerOptions): Runner {
  const executions = new Map<string, Execution>();
  const recorded = new Map<string, Run>();
  const listeners = new Set<(run: Run) => void>();
  const queue: (() => void)[] = [];
  let next = firstRun;
  let busy = 0;

  const observe = (x: Execution): Run => ({ ...(structuredClone(x.run) as Run), observedAt: from.now() });

  function executionOf(id: string): Execution {
    const x = executions.get(id);
    if (x) return x;
    throw recorded.has(id)
      ? new Refused(
          409,
          `Run ${id} is a recording: it can be retried, which starts a live run, but not gone on with.`,
        )
      : new Refused(404, `There is no run ${id}.`);
  }

  function missionOf(id: string | undefined): Mission {
    const mission = missions.find((one) => one.id === id);
    if (!mission) throw new Refused(404, `There is no mission ${id}.`);
    return mission;
  }

  function begin(mission: Mission, change: Partial<Execution['run']>, before?: Partial<Execution>): string {
    const id = `run-${next++}`;
    const limit = from.budget(mission.id) ?? mission.budget?.limit;
    const now = from.now();
    const x: Execution = {
      mission,
      done: before?.done ?? new Map(),
      history: before?.history ?? [],
      decisions: new Map(),
      skipped: new Set(),
      usedPieces: new Set(),
      abort: new AbortController(),
      settled: Promise.resolve(),
      run: {
        id,
        attempt: 1,
        title: mission.title,
        url: `/runs/${id}`,
        mission: { id: mission.id, title: mission.title, url: `/missions#${mission.id}` },
        status: 'queued',
        observedAt: now,
        createdAt: now,
        lastEventAt: now,
        steps: mission.steps.map(createStepRecord),
        events: [],
        artifacts: [],
        ...(mission.expectsArtifacts === undefined
          ? {}
          : { expects: { artifacts: mission.expectsArtifacts } }),
        ...(mission.context ? { context: { attached: mission.context.length, used: 0 } } : {}),
        ...(mission.budget && limit !== undefined
          ? { budget: { unit: mission.budget.unit, limit, used: 0 } }
          : {}),
        source: { system: 'orbit', version },
        ...change,
      },
    };
    executions.set(id, x);
    go(x);
    return id;
  }

  function go(x: Execution): void {
    const changed = (): void => {
      const run = observe(x);
      for (const listener of listeners) listener(run);
    };
    x.abort = new AbortController();
    x.settled = inSlot(() =>
      executeRun(x, { from, changed, handOverMs, pastOptional: () => pastOptional(x.mission.id) }),
    ).catch((error: unknown) => {
      const at = from.now();
      x.run.failures = [{ ...readFailure(error, (text) => text), at }];
      Object.assign(x.run, { status: 'failed', endedAt: at, lastEventAt: at });
      changed();
    });
  }

  /** Runs `work` when one of the slots is free. */
  async function inSlot(work: () => Promise<void>): Promise<void> {
    if (busy >= slots) await new Promise<void>((free) => queue.push(free));
    busy += 1;
    try {
      await work();
    } finally {
      busy -= 1;
      queue.shift()?.();
    }
  }

  function retry(id: string): string {
    const before = executions.get(id);
    const run = before ? observe(before) : recorded.get(id);
    if (!run) throw new Refused(404, `There is no run ${id}.`);
    if (!isOver(run.status))
      throw new Refused(409, `Run ${id} is not over yet, so there is nothing to retry.`);
    const failure = run.steps?.find((step) => step.failure && !step.failure.recovered)?.failure;
    const history = [...(before?.history ?? []), ...(failure ? [likeness(failure)] : [])];
    const change = { attempt: (run.attempt ?? 1) + 1, ...(run.task ? { task: run.task } : {}) };
    return begin(missionOf(run.mission?.id), change, { history, ...(before ? { done: before.done } : {}) });
  }

  function resume(id: string): void {
    const x = executionOf(id);
    const { run, question } = x;
    if (run.status !== 'waiting' || run.waiting?.for === 'retry')
      throw new Refused(409, `Run ${id} does not wait for anybody, so there is nothing to resume.`);
    if (question && !x.decisions.has(question.stepId))
      throw new Refused(409, `${question.who} has not decided yet. Open Approvals, decide, then resume.`);
    x.question = undefined;
    go(x);
  }

  function skip(id: string): void {
    const x = executionOf(id);
    const step = x.run.steps.find(({ status }) => status === 'failed');
    if (x.run.status !== 'failed' || !step) throw new Refused(409, `Run ${id} has no failed step to skip.`);
    if (!step.optional) throw new Refused(409, `“${step.title}” is not optional, so it cannot be skipped.`);
    step.status = 'cancelled';
    step.failure = { ...step.failure, recovered: true };
    x.skipped.add(step.id);
    go(x);
  }

  return {
    list: () => [...[...executions.values()].map(observe), ...recorded.values()],
    isLive: (id) => executions.has(id),
    get: (id) => recorded.get(id) ?? observe(executionOf(id)),
    start: (id, task) => {
      const mission = missionOf(id);
      const title = task ?? mission.task;
      return begin(mission, title ? { task: { id: `${mission.id}-task`, title } } : {});
    },
    retry,
    resume,
    skip,
    cancel: (id) => {
      const x = executionOf(id);
      if (isOver(x.run.status)) throw new Refused(409, `Run ${id} is over already.`);
      x.abort.abort();
      if (x.run.status !== 'waiting' || x.run.waiting?.for === 'retry') return;
      const at = from.now();
      delete x.run.waiting;
      x.question = undefined;
      for (const step of x.run.steps) if (step.status !== 'succeeded') step.status = 'cancelled';
      x.run.events.push({ at, kind: 'run', title: 'Run cancelled', status: 'cancelled' });
      Object.assign(x.run, { status: 'cancelled', endedAt: at, lastEventAt: at });
      for (const listener of listeners) listener(observe(x));
    },
    questions: () =>
      [...executions.values()].flatMap((x) => {
        if (!x.question) return [];
        const decided = x.decisions.get(x.question.stepId);
        return [{ ...x.question, run: x.run.id, title: x.mission.title, ...(decided ? { decided } : {}) }];
      }),
    decide: (id, decision) => {
      const x = executionOf(id);
      if (!x.question) throw new Refused(409, `Run ${id} asks nothing at the moment.`);
      x.decisions.set(x.question.stepId, decision);
      for (const listener of listeners) listener(observe(x));
    },
    settled: async (id) => {
      const x = executionOf(id);
      await x.settled;
      return observe(x);
    },
    add: (run) => void recorded.set(run.id, run),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      for (const x of executions.values()) x.abort.abort();
      await Promise.allSettled([...executions.values()].map((x) => x.settled));
      await Promise.allSettled(
        [...executions.values()].flatMap((x) => (x.workspace ? [x.workspace.remove()] : [])),
      );
    },
  };
}
