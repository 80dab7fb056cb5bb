import type { Problem } from './problem.ts';
import type { Failure, Run, Step } from './run.ts';
import { nearest } from './value/nearest.ts';
import { isJsonObject } from './value/isJsonObject.ts';

const RUN_KEYS: Readonly<Record<keyof Run, true>> = {
  id: true,
  attempt: true,
  title: true,
  url: true,
  mission: true,
  task: true,
  status: true,
  phase: true,
  observedAt: true,
  createdAt: true,
  startedAt: true,
  endedAt: true,
  lastEventAt: true,
  steps: true,
  failures: true,
  log: true,
  events: true,
  artifacts: true,
  expects: true,
  waiting: true,
  retry: true,
  context: true,
  budget: true,
  evaluation: true,
  blocker: true,
  history: true,
  facts: true,
  source: true,
};
const STEP_KEYS: Readonly<Record<keyof Step, true>> = {
  id: true,
  title: true,
  kind: true,
  url: true,
  status: true,
  startedAt: true,
  endedAt: true,
  attempt: true,
  dependsOn: true,
  optional: true,
  repeatable: true,
  effects: true,
  failure: true,
  log: true,
};
const FAILURE_KEYS: Readonly<Record<keyof Failure, true>> = {
  type: true,
  code: true,
  reason: true,
  message: true,
  detail: true,
  stack: true,
  status: true,
  grpcStatus: true,
  exitCode: true,
  signal: true,
  timeout: true,
  provider: true,
  retry: true,
  recovered: true,
  cause: true,
  at: true,
  stepId: true,
  path: true,
};

/** By key, what to do and what to write. */
type Found = Map<string, { readonly hint: string; readonly to: string }>;

/** What hosts call their own facts, none of which is near to `facts`. */
const FACTS = new Set(['host', 'signals', 'hostsignals', 'hostfacts', 'host_signals', 'host_facts']);
/** Steps and failures that are looked at. */
const MAX_RECORDS = 200;

/**
 * Keys of a host's run that Waymark does not read and that are nearly ones it reads. Other keys are the host's own. Each is told once.
 * @param run untrusted
 */
export function misspeltKeys(run: unknown): readonly Problem[] {
  const found: Found = new Map();
  try {
    readRun(run, found);
  } catch {
    // An object of the host's may throw where it is read; intake says so.
  }
  return Array.from(found, ([key, { hint, to }]) => ({
    code: 'misspelt-key',
    severity: 'warning',
    message: `Waymark reads no “${key}” of a run.`,
    hint,
    mend: { from: key, to },
  }));
}

function readRun(run: unknown, found: Found): void {
  if (!isJsonObject(run)) return;
  for (const key of Object.keys(run)) {
    if (!FACTS.has(key.toLowerCase()) && !key.startsWith('host.')) continue;
    found.set(key, {
      to: 'facts',
      hint: 'Put facts of your own into `facts`, by their name without `host.`.',
    });
  }
  readKeys(run, RUN_KEYS, found);
  for (const step of listOf(run['steps'])) {
    readKeys(step, STEP_KEYS, found);
    readFailure(step['failure'], found);
  }
  for (const failure of listOf(run['failures'])) readFailure(failure, found);
  const { facts } = run;
  for (const name of isJsonObject(facts) ? Object.keys(facts) : []) {
    const to = name.slice('host.'.length);
    if (name.startsWith('host.'))
      found.set(name, { to, hint: `Write \`${to}\`: names in \`facts\` stand without \`host.\`.` });
  }
}

function readFailure(failure: unknown, found: Found, depth = 0): void {
  if (!isJsonObject(failure) || depth > MAX_DEPTH) return;
  readKeys(failure, FAILURE_KEYS, found);
  readFailure(failure['cause'], found, depth + 1);
}

/** Causes that are looked at, of a chain that may lead to itself. */
const MAX_DEPTH = 10;

function readKeys(record: Readonly<Record<string, unknown>>, keys: object, found: Found): void {
  for (const key of Object.keys(record)) {
    if (Object.hasOwn(keys, key) || found.has(key)) continue;
    const meant = nearest(key, Object.keys(keys));
    if (meant !== undefined && !Object.hasOwn(record, meant))
      found.set(key, { to: meant, hint: `Did you mean \`${meant}\`?` });
  }
}

function listOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.slice(0, MAX_RECORDS).filter(isJsonObject) : [];
}
