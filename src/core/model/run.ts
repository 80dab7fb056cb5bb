/**
 * A run's life so far.
 * @see https://docs.github.com/en/rest/actions/workflow-runs (`status` and `conclusion`, folded into one word)
 */
export const RUN_STATUSES = ['queued', 'running', 'waiting', 'succeeded', 'failed', 'cancelled'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/** Whether a run with this status has ended. */
export function isOver(status: RunStatus | undefined): status is 'succeeded' | 'failed' | 'cancelled' {
  return status === 'succeeded' || status === 'failed' || status === 'cancelled';
}

/** Which part of its mission a run is in. */
export const PHASES = ['planning', 'execution', 'review', 'packaging'] as const;
export type Phase = (typeof PHASES)[number];

/**
 * What sort of thing a step did.
 * @see https://opentelemetry.io/docs/specs/semconv/gen-ai/ for `model-call` (`chat`) and `tool-call` (`execute_tool`)
 */
export const STEP_KINDS = [
  'job',
  'command',
  'request',
  'model-call',
  'tool-call',
  'agent-turn',
  'approval',
  'check',
  'timer',
  'artifact',
  'child-run',
  'other',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/**
 * Which deadline passed.
 * @see https://docs.temporal.io/encyclopedia/detecting-activity-failures (the first four); `run`, `idle`, `request` for the rest
 */
export const TIMEOUT_KINDS = [
  'start-to-close',
  'schedule-to-start',
  'schedule-to-close',
  'heartbeat',
  'run',
  'idle',
  'request',
] as const;
export type TimeoutKind = (typeof TIMEOUT_KINDS)[number];

/**
 * Why the system will, or will not, try again by itself.
 * @see https://docs.temporal.io/references/failures (RetryState)
 */
export const RETRY_STATES = [
  'in-progress',
  'non-retryable-failure',
  'timeout',
  'maximum-attempts-reached',
  'retry-policy-not-set',
  'internal-server-error',
  'cancel-requested',
] as const;
export type RetryState = (typeof RETRY_STATES)[number];

/** What a waiting run waits for. */
export const WAITING_FOR = ['approval', 'input', 'capacity', 'timer', 'retry'] as const;
export type WaitingFor = (typeof WAITING_FOR)[number];

/** The four moves a run can call for. */
export const MOVE_KINDS = ['fix', 'retry', 'continue', 'report'] as const;
export type MoveKind = (typeof MOVE_KINDS)[number];

/** What happened at one moment of a run's life. */
export const EVENT_KINDS = ['run', 'step', 'retry', 'wait', 'artifact', 'log', 'note'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Something the host knows by id: a mission, a task. */
export interface Ref {
  readonly id: string;
  readonly title?: string;
  readonly url?: string;
}

/**
 * One execution of a mission or task. In every field `undefined` means *unknown*, `null` or `[]` means *known to be
 * none*; nothing is inferred from absence. All times are epoch milliseconds.
 */
export interface Run {
  readonly id: string;
  /** Number of this attempt at the same work, from 1 (GitHub `run_attempt`). */
  readonly attempt?: number;
  readonly title?: string;
  readonly url?: string;
  readonly mission?: Ref;
  readonly task?: Ref;
  readonly status?: RunStatus;
  readonly phase?: Phase;
  /** When the host read this state; `stuck` is measured from here, not from the clock of the browser. */
  readonly observedAt: number;
  readonly createdAt?: number;
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly lastEventAt?: number;
  readonly steps?: readonly Step[];
  /** Failures of the run as a whole, oldest first. Failures of a step are in the step. */
  readonly failures?: readonly Failure[];
  readonly log?: readonly LogSlice[];
  readonly events?: readonly RunEvent[];
  readonly artifacts?: readonly Artifact[] | null;
  readonly expects?: { readonly artifacts?: boolean };
  readonly waiting?: Waiting;
  readonly retry?: RunRetry;
  /** Pieces of context given to the run, and how many of them it used. */
  readonly context?: { readonly attached: number; readonly used?: number };
  readonly budget?: { readonly unit: string; readonly limit: number; readonly used: number };
  readonly evaluation?: { readonly passed: boolean; readonly note?: string };
  /** What blocks the run, stated by the host; takes precedence over everything inferred. */
  readonly blocker?: Blocker;
  /** Earlier runs of the mission, newest first, each without a history of its own; the first 100 are read. `null`: known to be none. */
  readonly history?: readonly Run[] | null;
  /** The host's own facts, read as `host.*` signals. */
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
  readonly source?: { readonly system: string; readonly version?: string };
}

/** One thing the run did. */
export interface Step {
  readonly id: string;
  readonly title: string;
  readonly kind?: StepKind;
  /** Where the host shows the step: its replay, opened there. */
  readonly url?: string;
  readonly status?: RunStatus;
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly attempt?: number;
  /** Ids of the steps whose result this one needs. */
  readonly dependsOn?: readonly string[];
  /** The run can go on without it. */
  readonly optional?: boolean;
  /** `false`: repeating the step repeats its effects. */
  readonly repeatable?: boolean;
  /** What a repetition does again, in the host's words: "sends the e-mail again". */
  readonly effects?: string;
  readonly failure?: Failure;
  readonly log?: LogSlice;
}

/**
 * One error, with its chain of causes.
 * @see https://www.rfc-editor.org/rfc/rfc9457 (`type`, `status`, `detail`)
 * @see https://opentelemetry.io/docs/specs/semconv/attributes-registry/error/ (`error.type`)
 */
export interface Failure {
  /** Machine-readable identity of low cardinality: an exception's class, a problem type. */
  readonly type?: string;
  /** The failing system's own code: `ECONNREFUSED`, `invalid_api_key`, `-32602`. */
  readonly code?: string | number;
  /** A stated reason beside the code: a Kubernetes reason, `google.rpc.ErrorInfo.reason`. */
  readonly reason?: string;
  readonly message?: string;
  readonly detail?: string;
  readonly stack?: string;
  /** HTTP status. */
  readonly status?: number;
  /** gRPC status name, e.g. `RESOURCE_EXHAUSTED`. */
  readonly grpcStatus?: string;
  readonly exitCode?: number;
  /** The signal that ended the process, e.g. `SIGKILL`. */
  readonly signal?: string;
  readonly timeout?: TimeoutKind;
  /** The outside service that was called. */
  readonly provider?: string;
  readonly retry?: RetryHint;
  /** The run recovered from it and went on. */
  readonly recovered?: boolean;
  readonly cause?: Failure;
  readonly at?: number;
  readonly stepId?: string;
  /** Where the adapter found it in the original payload. */
  readonly path?: string;
}

/** What the failing system states about trying again. */
export interface RetryHint {
  readonly allowed?: boolean;
  /** Milliseconds to wait. */
  readonly after?: number;
  /** Where it stated so: `Retry-After`, `x-should-retry`, `RetryInfo`. */
  readonly said?: string;
}

export interface RunRetry {
  /** Most attempts the system will make; 0 is no limit. @see https://docs.temporal.io/encyclopedia/retry-policies#maximum-attempts */
  readonly maximum?: number;
  readonly state?: RetryState;
  /** When the system tries next by itself. */
  readonly nextAt?: number;
  /** How many earlier attempts failed in this same way. */
  readonly sameFailure?: number;
}

export interface Waiting {
  readonly for: WaitingFor;
  readonly who?: string;
  /** What has to be decided or answered, as it was asked. */
  readonly question?: string;
  readonly since?: number;
  readonly until?: number;
}

export interface Blocker {
  readonly text: string;
  /** Id of the surface where it can be resolved. */
  readonly surface?: string;
  readonly move?: MoveKind;
}

/** A piece of log text. */
export interface LogSlice {
  readonly text: string;
  /** 1-based number of the first line in the whole log. */
  readonly startLine?: number;
  /** Text before or after it is missing, so a phrase that is not in it may still have been logged. */
  readonly truncated?: boolean;
  readonly stepId?: string;
  /** Where the adapter found it in the original payload. */
  readonly path?: string;
}

/** One entry of the replay's timeline. */
export interface RunEvent {
  readonly at: number;
  readonly kind: EventKind;
  readonly title: string;
  readonly stepId?: string;
  readonly status?: RunStatus;
}

export interface Artifact {
  readonly id: string;
  readonly name: string;
  readonly url?: string;
  /** Only a part of it was delivered. */
  readonly partial?: boolean;
}
