import type { Failure, Run } from 'waymark/core';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Changes the failure of every step that has one. */
function withFailure(run: Run, change: (failure: Failure) => Failure): Run {
  const steps = run.steps?.map((step) => (step.failure ? { ...step, failure: change(step.failure) } : step));
  return { ...run, ...(steps && { steps }) };
}

function without<T extends object, K extends keyof T>(value: T, ...names: readonly K[]): Omit<T, K> {
  const copy = { ...value };
  for (const name of names) delete copy[name];
  return copy;
}

function withoutLogs(run: Run): Run {
  return { ...without(run, 'log'), steps: run.steps?.map((step) => without(step, 'log')) ?? [] };
}

/** No code, status, type or log: only these words are left to go by. */
export function saying(message: string): (run: Run) => Run {
  return (run) => withoutLogs(withFailure(run, ({ at, stepId }) => ({ message, at, stepId }) as Failure));
}

export function withoutWords(run: Run): Run {
  return withoutLogs(withFailure(run, (failure) => without(failure, 'message', 'detail', 'stack')));
}

export function withLongWords(run: Run): Run {
  const id = 'a8f3c1d9'.repeat(24);
  return {
    ...withoutLogs(
      withFailure(run, (failure) => ({
        ...failure,
        message: `مفتاح غير صالح <b>sk-${id}</b> \u202Eexe.gpj\u202C https://example.com/${'path/'.repeat(30)}\n${'second line '.repeat(40)}`,
      })),
    ),
    title: `Summarise ${'the research notes of every team '.repeat(5)}`,
  };
}

/** Three earlier runs failed the same way, and one before them worked. */
export function withHistory(run: Run): Run {
  const plain = without(run, 'history');
  const before = (days: number): Run => ({
    ...plain,
    id: `${run.id}-${days}`,
    observedAt: run.observedAt - days * DAY,
    endedAt: (run.endedAt ?? run.observedAt) - days * DAY,
  });
  const worked = {
    ...before(4),
    status: 'succeeded' as const,
    failures: [],
    steps: run.steps?.map((step) => ({ ...without(step, 'failure'), status: 'succeeded' as const })) ?? [],
    facts: { model: 'lumen-2' },
  };
  return { ...run, facts: { model: 'lumen-3' }, history: [before(1), before(2), before(3), worked] };
}

/** The fourth try failed; the next one is six minutes away. */
export function onTheFourthTry(run: Run): Run {
  const nextAt = run.observedAt + 6 * MINUTE;
  return {
    ...run,
    steps: run.steps?.map((step) => (step.failure ? { ...step, attempt: 4 } : step)) ?? [],
    waiting: { for: 'retry', since: run.observedAt, until: nextAt },
    retry: { ...run.retry, nextAt },
  };
}

/** The run has waited for this many minutes. */
export function since(minutes: number): (run: Run) => Run {
  return (run) => ({ ...run, observedAt: run.observedAt + minutes * MINUTE });
}

/** Long enough ago that what it asked to wait for is over. */
export const longAgo = since(60);
