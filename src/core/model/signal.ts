import {
  MOVE_KINDS,
  PHASES,
  RETRY_STATES,
  RUN_STATUSES,
  STEP_KINDS,
  TIMEOUT_KINDS,
  WAITING_FOR,
} from './run.ts';
import { VERDICTS } from './trail.ts';

/**
 * How much a signal says, strongest first. A symptom counts with the family of the signal that made it seen; nothing
 * an author writes can raise it.
 *
 * - `declared`: a code, reason or typed state that a system stated
 * - `type`: the type of the error, along its causes
 * - `protocol`: a status or exit code; and any code, type or system message read out of log text, since logs can be forged
 * - `phrase`: words
 * - `state`: what nearly every troubled run has
 */
export const FAMILIES = ['declared', 'type', 'protocol', 'phrase', 'state'] as const;
export type Family = (typeof FAMILIES)[number];

/** `text` takes `contains`; `duration` is milliseconds and `size` bytes in compiled form. */
export type SignalType = 'string' | 'number' | 'boolean' | 'duration' | 'size' | 'text';

/** One named, typed fact about a run. */
export interface SignalSpec {
  readonly name: string;
  readonly type: SignalType;
  /** Several values at once: codes along a chain of causes. `=` then means any of them, `!=` none. */
  readonly set?: true;
  readonly family: Family;
  /** Every value it can have, where that is known. A condition on another value is a mistake. */
  readonly domain?: readonly string[];
  /** What it says, one sentence. */
  readonly meaning: string;
  /** A condition an author might write. */
  readonly example: string;
  /** Where in a run it is read. */
  readonly read: string;
  /** May stand only in `next`: it is about the operator or the host, not the run. */
  readonly only?: 'next';
}

/** gRPC status names. @see https://grpc.io/docs/guides/status-codes/ */
export const GRPC_STATUSES = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
] as const;

/**
 * Every signal a guide may use, in the order docs list them. Facts of the host come on top as `host.*`, declared in the
 * guide folder's config. A signal read from a failure is read from the failure being explained and along its causes.
 */
export const SIGNALS = [
  {
    name: 'error.code',
    type: 'string',
    set: true,
    family: 'declared',
    meaning: 'What the failing system calls the error.',
    example: 'error.code in (invalid_api_key, API_KEY_INVALID)',
    read: 'failure.code along its causes; codes read out of log text count as protocol',
  },
  {
    name: 'error.reason',
    type: 'string',
    set: true,
    family: 'declared',
    meaning: 'A stated reason beside the code, such as a Kubernetes reason.',
    example: 'error.reason = OOMKilled',
    read: 'failure.reason along its causes',
  },
  {
    name: 'error.timeout',
    type: 'string',
    set: true,
    family: 'declared',
    domain: TIMEOUT_KINDS,
    meaning: 'Which deadline passed.',
    example: 'error.timeout in (start-to-close, request)',
    read: 'failure.timeout along its causes',
  },
  {
    name: 'error.retryAllowed',
    type: 'boolean',
    family: 'declared',
    meaning: 'Whether the failing system said that the same call may be made again.',
    example: 'error.retryAllowed = false',
    read: 'failure.retry.allowed, outermost cause that says so',
  },
  {
    name: 'error.type',
    type: 'string',
    set: true,
    family: 'type',
    meaning: 'The class of the error: an exception name, a problem type.',
    example: 'error.type in (AuthenticationError, PermissionDeniedError)',
    read: 'failure.type along its causes; types read out of log text count as protocol',
  },
  {
    name: 'error.status',
    type: 'number',
    set: true,
    family: 'protocol',
    meaning: 'HTTP status of the call that failed.',
    example: 'error.status = 429',
    read: 'failure.status along its causes',
  },
  {
    name: 'error.grpcStatus',
    type: 'string',
    set: true,
    family: 'protocol',
    domain: GRPC_STATUSES,
    meaning: 'gRPC status of the call that failed.',
    example: 'error.grpcStatus = UNAVAILABLE',
    read: 'failure.grpcStatus along its causes',
  },
  {
    name: 'error.exitCode',
    type: 'number',
    set: true,
    family: 'protocol',
    meaning: 'Exit code of the process that failed.',
    example: 'error.exitCode = 127',
    read: 'failure.exitCode along its causes',
  },
  {
    name: 'error.signal',
    type: 'string',
    set: true,
    family: 'protocol',
    meaning: 'Signal that ended the process.',
    example: 'error.signal = SIGKILL',
    read: 'failure.signal along its causes',
  },
  {
    name: 'error.retryAfter',
    type: 'duration',
    family: 'state',
    meaning: 'How long the failing system asked to wait.',
    example: 'error.retryAfter > 10m',
    read: 'failure.retry.after, outermost cause that says so',
  },
  {
    name: 'error.provider',
    type: 'string',
    set: true,
    family: 'state',
    meaning: 'The outside service that was called.',
    example: 'error.provider present',
    read: 'failure.provider along its causes',
  },
  {
    name: 'error.message',
    type: 'text',
    family: 'phrase',
    meaning: 'The words of the failure itself.',
    example: 'error.message contains "no such file"',
    read: 'message and detail of the failure, along its causes',
  },
  {
    name: 'log',
    type: 'text',
    family: 'phrase',
    meaning: 'Every text the run left: logs, and the words and stacks of its failures.',
    example: 'log contains ("rate limit", "too many requests")',
    read: 'log slices of the run and its steps, and message, detail and stack of failures that were not recovered from',
  },
  {
    name: 'step.kind',
    type: 'string',
    family: 'state',
    domain: STEP_KINDS,
    meaning: 'What sort of thing the failing step did.',
    example: 'step.kind = model-call',
    read: 'kind of the step the failure is about',
  },
  {
    name: 'step.optional',
    type: 'boolean',
    family: 'state',
    meaning: 'The run can go on without the failing step.',
    example: 'step.optional = true',
    read: 'optional of the step the failure is about',
  },
  {
    name: 'step.repeatable',
    type: 'boolean',
    family: 'state',
    meaning: 'Doing the failing step again does nothing twice.',
    example: 'step.repeatable = false',
    read: 'repeatable of the step the failure is about',
  },
  {
    name: 'run.status',
    type: 'string',
    family: 'state',
    domain: RUN_STATUSES,
    meaning: 'The life of the run so far.',
    example: 'run.status = queued',
    read: 'run.status',
  },
  {
    name: 'run.phase',
    type: 'string',
    family: 'state',
    domain: PHASES,
    meaning: 'Which part of its mission the run is in.',
    example: 'run.phase = packaging',
    read: 'run.phase',
  },
  {
    name: 'run.attempt',
    type: 'number',
    family: 'state',
    meaning: 'The how-manieth try this is.',
    example: 'run.attempt >= 3',
    read: 'run.attempt',
  },
  {
    name: 'run.silence',
    type: 'duration',
    family: 'declared',
    meaning: 'How long a run that is not over has been without an event.',
    example: 'run.silence >= 10m',
    read: 'run.observedAt minus run.lastEventAt, for a queued, running or waiting run',
  },
  {
    name: 'run.duration',
    type: 'duration',
    family: 'state',
    meaning: 'How long the run took, or has taken so far.',
    example: 'run.duration > 1h',
    read: 'run.endedAt, else run.observedAt, minus run.startedAt',
  },
  {
    name: 'waiting.for',
    type: 'string',
    family: 'declared',
    domain: WAITING_FOR,
    meaning: 'What a waiting run waits for.',
    example: 'waiting.for in (approval, input)',
    read: 'run.waiting.for',
  },
  {
    name: 'waiting.who',
    type: 'string',
    family: 'state',
    meaning: 'Whom it waits for.',
    example: 'waiting.who present',
    read: 'run.waiting.who',
  },
  {
    name: 'waiting.time',
    type: 'duration',
    family: 'state',
    meaning: 'How long it has waited.',
    example: 'waiting.time > 1d',
    read: 'run.observedAt minus run.waiting.since',
  },
  {
    name: 'retry.state',
    type: 'string',
    family: 'declared',
    domain: RETRY_STATES,
    meaning: 'Why the system will, or will not, try again by itself.',
    example: 'retry.state = maximum-attempts-reached',
    read: 'run.retry.state',
  },
  {
    name: 'retry.sameFailure',
    type: 'number',
    family: 'state',
    meaning: 'How many earlier attempts failed in this same way.',
    example: 'retry.sameFailure < 3',
    read: 'run.retry.sameFailure',
  },
  {
    name: 'artifacts.count',
    type: 'number',
    family: 'state',
    meaning: 'How many artifacts the run delivered.',
    example: 'artifacts.count = 0',
    read: 'number of run.artifacts; null counts as 0',
  },
  {
    name: 'artifacts.missing',
    type: 'boolean',
    family: 'declared',
    meaning: 'Artifacts were expected and none was delivered.',
    example: 'artifacts.missing = true',
    read: 'run.expects.artifacts with run.artifacts',
  },
  {
    name: 'artifacts.partial',
    type: 'boolean',
    family: 'declared',
    meaning: 'At least one artifact was delivered in part only.',
    example: 'artifacts.partial = true',
    read: 'partial of run.artifacts',
  },
  {
    name: 'context.attached',
    type: 'number',
    family: 'state',
    meaning: 'How many pieces of context the run was given.',
    example: 'context.attached > 0',
    read: 'run.context.attached',
  },
  {
    name: 'context.used',
    type: 'number',
    family: 'state',
    meaning: 'How many of them it used.',
    example: 'context.used < 2',
    read: 'run.context.used',
  },
  {
    name: 'context.unused',
    type: 'boolean',
    family: 'declared',
    meaning: 'The run was given context and used none of it.',
    example: 'context.unused = true',
    read: 'run.context: attached above 0 and used known to be 0',
  },
  {
    name: 'budget.unit',
    type: 'string',
    family: 'state',
    meaning: 'What the budget counts.',
    example: 'budget.unit = usd',
    read: 'run.budget.unit',
  },
  {
    name: 'budget.exceeded',
    type: 'boolean',
    family: 'declared',
    meaning: 'The run has used all it was allowed.',
    example: 'budget.exceeded = true',
    read: 'run.budget: used at or above limit',
  },
  {
    name: 'evaluation.passed',
    type: 'boolean',
    family: 'declared',
    meaning: 'Whether a check of the result passed.',
    example: 'evaluation.passed = false',
    read: 'run.evaluation.passed',
  },
  {
    name: 'verdict',
    type: 'string',
    family: 'declared',
    domain: VERDICTS,
    meaning: 'What the operator says of a run that finished.',
    example: 'verdict = wrong-result',
    read: "the operator's own answer in the panel",
  },
  {
    name: 'blocker.surface',
    type: 'string',
    family: 'declared',
    meaning: 'The surface that the host says controls the blocker.',
    example: 'blocker.surface = billing',
    read: 'run.blocker.surface',
  },
  {
    name: 'blocker.move',
    type: 'string',
    family: 'declared',
    domain: MOVE_KINDS,
    meaning: 'The move that the host itself calls for.',
    example: 'blocker.move = continue',
    read: 'run.blocker.move',
  },
  {
    name: 'blocker.text',
    type: 'text',
    family: 'phrase',
    meaning: "The host's own words on what blocks the run.",
    example: 'blocker.text contains "approval"',
    read: 'run.blocker.text',
  },
  {
    name: 'source.system',
    type: 'string',
    family: 'state',
    meaning: 'The system the run came from.',
    example: 'source.system = temporal',
    read: 'run.source.system',
  },
  {
    name: 'trail.replayOpened',
    type: 'boolean',
    family: 'state',
    meaning: 'The operator opened Mission Replay.',
    example: 'trail.replayOpened = true',
    read: 'trail.replayOpenedAt',
    only: 'next',
  },
  {
    name: 'trail.failingStepViewed',
    type: 'boolean',
    family: 'state',
    meaning: 'The operator looked at the failing step.',
    example: 'trail.failingStepViewed = true',
    read: 'trail.failingStepViewedAt',
    only: 'next',
  },
  {
    name: 'trail.surfaceOpened',
    type: 'string',
    set: true,
    family: 'state',
    meaning: 'Owning surfaces the operator opened.',
    example: 'trail.surfaceOpened = provider-vault',
    read: 'trail.surfacesOpened',
    only: 'next',
  },
  {
    name: 'trail.ticked',
    type: 'number',
    family: 'state',
    meaning: 'How many steps of this guide the operator ticked.',
    example: 'trail.ticked >= 2',
    read: 'trail.ticked of the guide',
    only: 'next',
  },
  {
    name: 'can.retry',
    type: 'boolean',
    family: 'state',
    meaning: 'The host can retry this run.',
    example: 'can.retry = true',
    read: 'the moves the host passed',
    only: 'next',
  },
  {
    name: 'can.resume',
    type: 'boolean',
    family: 'state',
    meaning: 'The host can resume this run.',
    example: 'can.resume = true',
    read: 'the moves the host passed',
    only: 'next',
  },
  {
    name: 'can.skip',
    type: 'boolean',
    family: 'state',
    meaning: 'The host can skip the failing step.',
    example: 'can.skip = true',
    read: 'the moves the host passed',
    only: 'next',
  },
  {
    name: 'can.open',
    type: 'string',
    set: true,
    family: 'state',
    meaning: 'Surfaces the host can open.',
    example: 'can.open = billing',
    read: 'the surfaces the host registered',
    only: 'next',
  },
] as const satisfies readonly SignalSpec[];

/** Names of the signals in the table; `host.*` come on top. */
export type SignalName = (typeof SIGNALS)[number]['name'];

/** A fact of the host, declared in `waymark.json` beside the guides. */
export interface HostSignal {
  readonly type: Exclude<SignalType, 'text'>;
  readonly meaning: string;
  /** Every value it can have, where that is known. */
  readonly domain?: readonly string[];
  /** `declared` when the host states a reason by it. @default 'state' */
  readonly family?: 'declared' | 'state';
}
