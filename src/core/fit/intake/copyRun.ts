import {
  type Artifact,
  type Blocker,
  EVENT_KINDS,
  type Failure,
  type LogSlice,
  MOVE_KINDS,
  PHASES,
  RETRY_STATES,
  type Ref,
  RUN_STATUSES,
  type RetryHint,
  type Run,
  type RunEvent,
  type RunRetry,
  STEP_KINDS,
  type Step,
  TIMEOUT_KINDS,
  WAITING_FOR,
  type Waiting,
} from '../../model/run.ts';
import { boolean, type Copy, list, number, oneOf, record, addProblem, text, time } from './copying.ts';
import { limitLogs, MAX_MESSAGE_LENGTH, MAX_STACK_LENGTH } from './limitLogs.ts';

/** Causes kept of one failure. The deepest real chain met had five links (an SDK around a fetch around a socket). */
const MAX_CAUSES = 8;
/** Twice the 100,000 steps that Mission Replay has to work with. */
const MAX_STEPS = 200_000;
const MAX_LIST_LENGTH = 10_000;

const name = text(1_000);
const words = text(MAX_MESSAGE_LENGTH);
const url = text(4_000);
const status = oneOf(RUN_STATUSES);
const id: Copy<string> = (value, copying) =>
  typeof value === 'number' && Number.isFinite(value) ? String(value) : name(value, copying);
const code: Copy<string | number> = (value, copying) =>
  typeof value === 'number' ? number(value, copying) : name(value, copying);

const ref = record<Ref>({ id, title: name, url }, undefined, 'id');

const cause: Copy<Failure> = (value, copying) => {
  // This limit also ends a circle of causes.
  const { path, depth } = copying;
  if (path[depth - 1 - MAX_CAUSES] !== 'cause') {
    return failure(value, copying);
  }
  return addProblem(
    copying,
    'too-deep',
    `Only ${MAX_CAUSES} causes are kept.`,
    'Check that no cause leads back to itself.',
  );
};

const failure: Copy<Failure> = record<Failure>({
  type: name,
  code,
  reason: name,
  message: words,
  detail: words,
  stack: text(MAX_STACK_LENGTH),
  status: number,
  grpcStatus: name,
  exitCode: number,
  signal: name,
  timeout: oneOf(TIMEOUT_KINDS),
  provider: name,
  retry: record<RetryHint>({ allowed: boolean, after: number, said: name }),
  recovered: boolean,
  cause,
  at: time,
  stepId: id,
  path: name,
});

// Long logs are cut by `limitLogs`, which sees all of them.
const logSlice = record<LogSlice>(
  { text: text(Infinity), startLine: number, truncated: boolean, stepId: id, path: name },
  undefined,
  'text',
);
/** Earlier runs of the mission that are read, the newest ones. */
const MAX_EARLIER_RUNS = 100;

const log: Copy<LogSlice> = (value, copying) =>
  typeof value === 'string' ? { text: value } : logSlice(value, copying);

const step = record<Step>(
  {
    id,
    title: name,
    kind: oneOf(STEP_KINDS),
    url,
    status,
    startedAt: time,
    endedAt: time,
    attempt: number,
    dependsOn: list(id, 1_000),
    optional: boolean,
    repeatable: boolean,
    effects: name,
    failure,
    log,
  },
  (copied, index) => {
    copied.id ??= `step-${index + 1}`;
    copied.title ??= copied.id;
  },
);

const steps = list(step, MAX_STEPS);
const events = list(
  record<RunEvent>(
    { at: time, kind: oneOf(EVENT_KINDS), title: name, stepId: id, status },
    undefined,
    'at',
    'kind',
    'title',
  ),
  MAX_STEPS,
);

const artifact = record<Artifact>({ id, name, url, partial: boolean }, (copied, index) => {
  copied.id ??= copied.name ?? `artifact-${index + 1}`;
  copied.name ??= copied.id;
});
const artifacts = list(artifact, MAX_LIST_LENGTH);

const fact: Copy<string | number | boolean> = (value, copying) =>
  typeof value === 'boolean' ? value : code(value, copying);

const facts: Copy<Readonly<Record<string, string | number | boolean>>> = (value, copying) => {
  if (typeof value !== 'object' || value === null) return undefined;
  const names = Object.keys(value).slice(0, 1_000);
  const fields = Object.fromEntries(names.filter((one) => one !== '__proto__').map((one) => [one, fact]));
  return record<Record<string, string | number | boolean>>(fields)(value, copying);
};

/** Every field of a run except its history, and how it is copied. The compiler checks the table against `Run`. */
const FIELDS: Parameters<typeof record<Omit<Run, 'history'>>>[0] = {
  id,
  attempt: number,
  title: name,
  url,
  mission: ref,
  task: ref,
  status,
  phase: oneOf(PHASES),
  observedAt: time,
  createdAt: time,
  startedAt: time,
  endedAt: time,
  lastEventAt: time,
  steps: (value, copying) => copying.kept.steps ?? steps(value, copying),
  failures: list(failure, 1_000),
  log: (value, copying) =>
    typeof value === 'string' ? [{ text: value }] : list(log, MAX_LIST_LENGTH)(value, copying),
  events: (value, copying) => copying.kept.events ?? events(value, copying),
  artifacts: (value, copying) => (value === null ? null : artifacts(value, copying)),
  expects: record<{ artifacts?: boolean }>({ artifacts: boolean }),
  waiting: record<Waiting>(
    { for: oneOf(WAITING_FOR), who: name, question: name, since: time, until: time },
    undefined,
    'for',
  ),
  retry: record<RunRetry>({ maximum: number, state: oneOf(RETRY_STATES), nextAt: time, sameFailure: number }),
  context: record<{ attached: number; used?: number }>(
    { attached: number, used: number },
    undefined,
    'attached',
  ),
  budget: record<{ unit: string; limit: number; used: number }>(
    { unit: name, limit: number, used: number },
    undefined,
    'unit',
    'limit',
    'used',
  ),
  evaluation: record<{ passed: boolean; note?: string }>(
    { passed: boolean, note: words },
    undefined,
    'passed',
  ),
  blocker: record<Blocker>({ text: words, surface: name, move: oneOf(MOVE_KINDS) }, undefined, 'text'),
  facts,
  source: record<{ system: string; version?: string }>({ system: name, version: name }, undefined, 'system'),
};

const earlier = list(
  record<Omit<Run, 'history'>>(FIELDS, (copied) => {
    copied.id ??= '';
    copied.observedAt ??= copied.endedAt ?? copied.startedAt ?? 0;
  }),
  MAX_EARLIER_RUNS,
);

export const copyRun: Copy<Run> = record<Run>({
  ...FIELDS,
  history: (value, copying) => (value === null ? null : withoutLogs(earlier(value, copying))),
});

/** Keeps the logs of the last good run only, which this run is compared with; the others would take most of the memory. */
function withoutLogs(history: readonly Run[] | undefined): readonly Run[] | undefined {
  const good = history?.findIndex(({ status }) => status === 'succeeded');
  return history?.map((run, place) => {
    if (place === good) return limitLogs(run);
    const { log: _log, events: _events, ...rest } = run;
    const steps = rest.steps?.map(({ log: _own, ...step }) => step);
    return { ...rest, ...(steps && { steps }) };
  });
}
