import type { Candidate, PlacedFailure } from './fit.ts';
import type { Failure, Run, Step } from './run.ts';

/** A failure of a run that it did not recover from. */
export interface OpenFailure {
  readonly failure: Failure;
  /** Path from the run, e.g. `steps[2].failure`. */
  readonly path: string;
  readonly stepId: string | undefined;
  /** The step that failed, where the run tells it. */
  readonly step: Step | undefined;
  /** Epoch milliseconds: the time of the failure, else of its step, else of the step before it. */
  readonly at: number;
}

/** One failure of a chain of causes, with its path from the run. */
export interface CauseLink {
  readonly failure: Failure;
  readonly path: string;
}

/** Intake keeps 8 causes; this is the limit for a circle of causes that did not go through intake. */
const MAX_CAUSES = 50;

/** The failure of a step that failed without saying why. */
const NOTHING_SAID: Failure = {};

/** A failure and each of its causes, outermost first. @param path of the failure, from the run */
export function causeChain(failure: Failure | undefined, path = ''): readonly CauseLink[] {
  const chain: CauseLink[] = [];
  let place = path;
  for (let one = failure; one && chain.length < MAX_CAUSES; one = one.cause) {
    chain.push({ failure: one, path: place });
    place += '.cause';
  }
  return chain;
}

/** The value of `field` in the outermost failure of a chain that has one. */
export function outermost<const K extends keyof Failure>(
  failure: Failure | undefined,
  field: K,
): Failure[K] | undefined {
  return causeChain(failure).find((link) => link.failure[field] !== undefined)?.failure[field];
}

/**
 * The message of a failure and of its innermost cause, which names the host, file or key: "fetch failed", caused by "connect ECONNREFUSED
 * 10.0.0.7:443". Only one of them where it repeats the other; none where there is no message.
 */
export function failureWords(failure: Failure | undefined): readonly string[] {
  const said = causeChain(failure).flatMap((link) => link.failure.message || link.failure.detail || []);
  const [outer, inner] = [said[0], said.at(-1)];
  if (outer === undefined || inner === undefined) return [];
  if (outer.includes(inner)) return [outer];
  return inner.includes(outer) ? [inner] : [outer, inner];
}

/** A run is asked for them a dozen times, and may have 100,000 steps. */
const open = new WeakMap<Run, readonly OpenFailure[]>();

/**
 * Every failure that was not recovered from, oldest first (RULES S7, S9, S10). A step that succeeded has recovered from its failures. A
 * failed step without a failure counts, unless a failure of the run names it.
 */
export function openFailures(run: Run): readonly OpenFailure[] {
  const known = open.get(run) ?? findOpen(run);
  open.set(run, known);
  return known;
}

function findOpen({ steps = [], failures = [] }: Run): readonly OpenFailure[] {
  const found: OpenFailure[] = [];
  const told = new Set(failures.map((failure) => failure.stepId));
  let last = -Infinity;
  for (let index = 0; index < steps.length; index++) {
    const step = steps[index]!;
    const at = step.failure?.at ?? step.endedAt ?? step.startedAt ?? last;
    if (at > last) last = at;
    if (step.status === 'succeeded' || step.failure?.recovered) continue;
    const failure =
      step.failure ?? (step.status === 'failed' && !told.has(step.id) ? NOTHING_SAID : undefined);
    if (failure) found.push({ failure, path: `steps[${index}].failure`, stepId: step.id, step, at });
  }
  const stepsById = failures.length > 0 ? byId(steps) : new Map<string, Step>();
  for (let index = 0; index < failures.length; index++) {
    const failure = failures[index]!;
    const step = failure.stepId === undefined ? undefined : stepsById.get(failure.stepId);
    if (failure.recovered || step?.status === 'succeeded') continue;
    // A run fails after its steps, so a failure of the run without a time comes last.
    const at = failure.at ?? step?.endedAt ?? step?.startedAt ?? Infinity;
    found.push({ failure, path: `failures[${index}]`, stepId: failure.stepId, step, at });
  }
  return found.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

/**
 * The failures an answer may be about, each once: the *root* (the earliest one whose step does not depend on another failed
 * step), the *terminal* (the last) and, with `at`, the *cursor* (the last one visible at that moment). The failure of an optional step
 * counts only when no other does (RULES S7–S10).
 *
 * @param at the replay's moment, epoch milliseconds
 */
export function failuresToExplain(run: Run, at?: number): readonly PlacedFailure[] {
  const found = openFailures(run);
  const placed: PlacedFailure[] = [];
  const add = (candidate: Candidate, one: OpenFailure | undefined): void => {
    if (one && placed.every((other) => other.path !== one.path)) placed.push(place(one, candidate));
  };
  const needed = found.filter(({ step }) => step?.optional !== true);
  const counted = needed.length > 0 ? needed : found;
  add('root', findRoot(counted, run.steps ?? []));
  add('terminal', counted.at(-1));
  if (at !== undefined) {
    const visible = found.filter((one) => one.at <= at);
    add('cursor', visible.at(-1));
  }
  return placed;
}

function place({ failure, path, stepId }: OpenFailure, candidate: Candidate): PlacedFailure {
  return { failure, candidate, path, ...(stepId === undefined ? {} : { stepId }) };
}

function findRoot(found: readonly OpenFailure[], steps: readonly Step[]): OpenFailure | undefined {
  if (found.length < 2) return found[0];
  const failed = new Set(found.map((one) => one.stepId));
  const stepsById = byId(steps);
  const clear = new Set<string>();
  return (
    found.find((one) => one.stepId === undefined || !dependsOnFailed(one.stepId, failed, stepsById, clear)) ??
    found[0]
  );
}

/** @param clear ids of steps known not to depend on a failed one; filled as it goes, so that each step is visited once */
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

function byId(steps: readonly Step[]): ReadonlyMap<string, Step> {
  const map = new Map<string, Step>();
  for (const step of steps) if (!map.has(step.id)) map.set(step.id, step);
  return map;
}
