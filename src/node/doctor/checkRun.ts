import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { intake } from '../../core/fit/intake.ts';
import { nearest } from '../../core/compile/source/nearest.ts';
import type { Failure, Run, Step } from '../../core/model/run.ts';
import type { Problem } from '../../core/model/problem.ts';
import { readJson } from '../../core/model/value/readJson.ts';
import { runFaults } from '../explain/runFaults.ts';
import type { Check } from './check.ts';

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

/** Whether a sample run has the form that Waymark reads. The panel ignores unknown keys, so a misspelt key is reported here. */
export function checkRun(file: string, cwd: string, now: number): Check {
  const title = `${file} is a run as Waymark reads it`;
  const path = resolve(cwd, file);
  if (!existsSync(path)) return { title, problems: [runFaults.nothingThere(file)] };
  const text = readFileSync(path, 'utf8');
  const run = readJson(text);
  if (run === undefined) return { title, problems: [runFaults.brokenJson(file, text)] };
  if (!isRecord(run)) return { title, problems: [runFaults.notARun(file)] };
  const misspelt = [
    ...unknown(run, RUN_KEYS),
    ...listOf(run['steps']).flatMap((step) => [...unknown(step, STEP_KEYS), ...failures(step['failure'])]),
    ...listOf(run['failures']).flatMap(failures),
  ];
  const known = [...new Set(misspelt)].map(([key, meant]): Problem => ({
    code: 'misspelt-key',
    severity: 'error',
    message: `Waymark reads no “${key}”.`,
    hint: `Did you mean \`${meant}\`?`,
    file,
    ...placeOf(text, key),
  }));
  const wrong = intake(run, now).problems.map((problem): Problem => ({
    ...problem,
    message: `${problem.file === undefined ? '' : `${problem.file}: `}${problem.message}`,
    file,
  }));
  return { title, problems: [...known, ...wrong] };
}

function failures(failure: unknown): readonly Misspelt[] {
  if (!isRecord(failure)) return [];
  return [...unknown(failure, FAILURE_KEYS), ...failures(failure['cause'])];
}

type Misspelt = readonly [key: string, meant: string];

/** Other keys are the host's own. */
function unknown(record: Readonly<Record<string, unknown>>, keys: object): readonly Misspelt[] {
  return Object.keys(record)
    .filter((key) => !Object.hasOwn(keys, key))
    .flatMap((key): readonly Misspelt[] => {
      const meant = nearest(key, Object.keys(keys));
      return meant === undefined || Object.hasOwn(record, meant) ? [] : [[key, meant]];
    });
}

function listOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function placeOf(text: string, key: string): Pick<Problem, 'line' | 'column'> {
  const before = text.slice(0, Math.max(0, text.indexOf(JSON.stringify(key)))).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}
