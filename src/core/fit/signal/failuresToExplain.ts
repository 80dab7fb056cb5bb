import type { Candidate, PlacedFailure } from '../../model/fit.ts';
import type { Failure, Run, Step } from '../../model/run.ts';

interface Found {
  readonly failure: Failure;
  readonly path: string;
  readonly stepId: string | undefined;
  /** When it happened, as far as one can tell from what stands before it. */
  readonly at: number;
  readonly optional: boolean;
}

/** Told by a step that failed and says no more. */
const NOTHING_SAID: Failure = {};

/**
 * The failures an answer may be about, each once: the *root* (the earliest one whose step does not depend on another failed
 * step), the *terminal* (the last) and, with `at`, the *cursor* (the last one visible at that moment). Failures that were
 * recovered from are none of them (RULES S7–S10).
 *
 * @param at the replay's moment, epoch milliseconds
 */
export function failuresToExplain(run: Run, at?: number): readonly PlacedFailure[] {
  const found = findFailures(run);
  const placed: PlacedFailure[] = [];
  const add = (candidate: Candidate, one: Found | undefined): void => {
    if (one && placed.every((other) => other.path !== one.path)) placed.push(place(one, candidate));
  };
  const needed = found.some((one) => !one.optional) ? found.filter((one) => !one.optional) : found;
  add('root', findRoot(needed, run.steps ?? []));
  add('terminal', needed.at(-1));
  if (at !== undefined)
    add(
      'cursor',
      lastOf(found, (one) => one.at <= at),
    );
  return placed;
}

function place({ failure, path, stepId }: Found, candidate: Candidate): PlacedFailure {
  return { failure, candidate, path, ...(stepId === undefined ? {} : { stepId }) };
}

/** Every failure that was not recovered from, oldest first. */
function findFailures({ steps = [], failures = [] }: Run): readonly Found[] {
  const found: Found[] = [];
  const told = new Set(failures.map((failure) => failure.stepId));
  let last = -Infinity;
  for (let index = 0; index < steps.length; index++) {
    const step = steps[index]!;
    const at = step.failure?.at ?? step.endedAt ?? step.startedAt ?? last;
    if (at > last) last = at;
    // A step that succeeded got past whatever it met.
    if (step.status === 'succeeded' || step.failure?.recovered) continue;
    const failure =
      step.failure ?? (step.status === 'failed' && !told.has(step.id) ? NOTHING_SAID : undefined);
    if (!failure) continue;
    found.push({
      failure,
      path: `steps[${index}].failure`,
      stepId: step.id,
      at,
      optional: step.optional === true,
    });
  }
  const stepsById = failures.length > 0 ? byId(steps) : new Map<string, Step>();
  for (let index = 0; index < failures.length; index++) {
    const failure = failures[index]!;
    const step = failure.stepId === undefined ? undefined : stepsById.get(failure.stepId);
    if (failure.recovered || step?.status === 'succeeded') continue;
    // A run fails after its steps: without a time of its own a failure of the run comes last.
    const at = failure.at ?? step?.endedAt ?? step?.startedAt ?? Infinity;
    const optional = step?.optional === true;
    found.push({ failure, path: `failures[${index}]`, stepId: failure.stepId, at, optional });
  }
  return found.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

function findRoot(found: readonly Found[], steps: readonly Step[]): Found | undefined {
  if (found.length < 2) return found[0];
  const failed = new Set(found.map((one) => one.stepId));
  const stepsById = byId(steps);
  const clear = new Set<string>();
  return (
    found.find((one) => one.stepId === undefined || !dependsOnFailed(one.stepId, failed, stepsById, clear)) ??
    found[0]
  );
}

/** @param clear ids known to lead to no failed step; grows, so that all asking together visits each step once */
function dependsOnFailed(
  id: string,
  failed: ReadonlySet<string | undefined>,
  steps: ReadonlyMap<string, Step>,
  clear: Set<string>,
): boolean {
  const seen = new Set([id]);
  const open = [...(steps.get(id)?.dependsOn ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next) || clear.has(next)) continue;
    if (failed.has(next)) return true;
    seen.add(next);
    for (const further of steps.get(next)?.dependsOn ?? []) open.push(further);
  }
  for (const one of seen) if (one !== id) clear.add(one);
  return false;
}

function lastOf(found: readonly Found[], wanted: (one: Found) => boolean): Found | undefined {
  for (let index = found.length - 1; index >= 0; index--) if (wanted(found[index]!)) return found[index];
  return undefined;
}

function byId(steps: readonly Step[]): ReadonlyMap<string, Step> {
  const map = new Map<string, Step>();
  for (const step of steps) if (!map.has(step.id)) map.set(step.id, step);
  return map;
}
