import type { Adapted, Adapter } from '../../src/adapters/payload/adapter.ts';
import type { Failure, Run } from '../../src/core/model/run.ts';
import { NOW, type Sample } from './sample.ts';

/** The run that an adapter makes of a payload. */
export function runOf(from: Adapter, payload: unknown, now: number = NOW): Run {
  return (from(payload, { now, id: 'run-of-host' }) as Adapted).run;
}

/** The run of a sample, by its title. */
export function runOfSample(from: Adapter, samples: readonly Sample[], title: string): Run {
  const sample = samples.find((one) => one.title === title);
  if (!sample) throw new Error(`There is no sample "${title}".`);
  return runOf(from, sample.payload, sample.now);
}

/** Every failure that was not got over, of steps first; without its stack. */
export function failuresOf({ steps = [], failures = [] }: Run): readonly Failure[] {
  const all = [...steps.flatMap(({ failure }) => failure ?? []), ...failures];
  return all.filter(({ recovered }) => !recovered).map(withoutStack);
}

function withoutStack(failure: Failure): Failure {
  const { cause, ...rest } = failure;
  const copy: { -readonly [K in keyof Failure]: Failure[K] } = { ...rest };
  delete copy.stack;
  if (cause) copy.cause = withoutStack(cause);
  return copy;
}
