import type { Evidence, Standing } from './fit.ts';
import type { RunChange } from './history.ts';
import type { Artifact, MoveKind, Phase, Ref, RunStatus } from './run.ts';
import type { Trail } from './trail.ts';
import type { Trouble } from './trouble.ts';

/** The version of `Report`. */
export const REPORT_SCHEMA = 1;

/** What a report is about. */
export const REPORT_CATEGORIES = [
  'blocked',
  'wrong-result',
  'unclear-failure',
  'guide-wrong',
  'other',
] as const;
export type ReportCategory = (typeof REPORT_CATEGORIES)[number];

/** Parts of a report that can each be left out. The message and the run's id always go. */
export const REPORT_PARTS = [
  'mission',
  'step',
  'artifacts',
  'log',
  'guide',
  'trail',
  'page',
  'context',
] as const;
export type ReportPart = (typeof REPORT_PARTS)[number];

/** Longest message that is sent, in UTF-16 code units; the rest is cut, and the cut is listed. */
export const MAX_MESSAGE = 20_000;

/**
 * A pattern of secrets that only the host knows: a prefix, and what follows it. There is no free regular expression, so that matching stays
 * linear. `{ id: 'acme-token', prefix: 'acme_', characters: 'base64url', length: [32, 48] }`
 */
export interface Redaction {
  /** Kebab-case, at most 40 characters; shown as `[removed: acme-token]`. */
  readonly id: string;
  /** What every such secret begins with, 2 to 40 characters, taken literally. */
  readonly prefix: string;
  readonly characters: 'digits' | 'hex' | 'base32' | 'alphanumeric' | 'base64url' | 'base64';
  /** Number of characters after the prefix: exact, or least and most; 4 to 512. */
  readonly length: number | readonly [least: number, most: number];
}

/** An exact value, or a pattern of values. */
export type HostSecret = string | Redaction;

/** Something that was removed before sending. */
export interface Removal {
  /** Id of the rule: `bearer-token`, `email`, `host-secret`. */
  readonly rule: string;
  /** Path in the report, e.g. `log.text`. */
  readonly path: string;
  /** Number of removals. */
  readonly count: number;
}

/** Something that was cut to fit the receiver's documented limits. */
export interface Trim {
  readonly path: string;
  /** Code units before and after. */
  readonly from: number;
  readonly to: number;
}

/** One of several failures of a run, in its own words. */
export interface ReportFailure {
  readonly stepId?: string;
  /** Title of the step. */
  readonly title?: string;
  readonly said?: string;
  readonly code?: string;
  readonly type?: string;
  readonly status?: number;
  readonly at?: number;
}

/** Who sends, and from where, as far as the host or the operator says. Nothing of it is read from the page. */
export interface ReportContext {
  /** A name or id that support knows the operator by. */
  readonly sender?: string;
  /** How support reaches the operator: the one e-mail address that is not removed. */
  readonly contact?: string;
  readonly tenant?: string;
  /** `production`, `staging`, … */
  readonly environment?: string;
  /** Version of the host's product. */
  readonly version?: string;
  /** An id by which the host's own logs can be searched. */
  readonly requestId?: string;
}

/** How the run of the report compares with earlier runs of its mission. */
export interface ReportHistory {
  /** How many failed the same way, how many of them in a row up to this run, and when that row began, epoch milliseconds. */
  readonly times: number;
  readonly inARow: number;
  readonly since?: number;
  /** It fails this way now and then, and succeeds in between. */
  readonly flaky: boolean;
  /** The newest run that succeeded, and when it ended, epoch milliseconds. */
  readonly lastGood?: Ref & { readonly at?: number };
  /** What is different since that one. */
  readonly changes: readonly RunChange[];
}

/** A title of something that the report names by its id. */
export interface ReportName {
  readonly id: string;
  readonly title: string;
}

/** The bundle sent to support: made once, redacted, then previewed and sent byte for byte. */
export interface Report {
  readonly schema: typeof REPORT_SCHEMA;
  /** UUID made before the first try; the idempotency key of every further one. */
  readonly id: string;
  readonly createdAt: number;
  readonly category: ReportCategory;
  readonly subject: string;
  readonly message: string;
  readonly run: {
    readonly id: string;
    readonly title?: string;
    readonly url?: string;
    readonly attempt?: number;
    readonly status?: RunStatus;
    readonly phase?: Phase;
    readonly trouble?: Trouble;
    readonly startedAt?: number;
    readonly endedAt?: number;
    readonly system?: string;
    /** Version of the system that ran it. */
    readonly version?: string;
    /** Earlier attempts that failed the same way, if the host says so; else earlier runs in a row. */
    readonly alike?: number;
  };
  readonly context?: ReportContext;
  /** Absent where the host passes no earlier runs. */
  readonly history?: ReportHistory;
  readonly mission?: Ref;
  readonly task?: Ref;
  readonly step?: {
    readonly id: string;
    readonly title: string;
    /** Where the host shows the step: its replay, opened there. */
    readonly url?: string;
    readonly attempt?: number;
    /** The failure's message and, on a line of its own after `Caused by: `, that of the innermost cause. */
    readonly said?: string;
    readonly code?: string;
    readonly type?: string;
    readonly status?: number;
  };
  /** Every failure that was not recovered from, in the order of the run; present if there are several, or if the failure belongs to no step. */
  readonly failures?: readonly ReportFailure[];
  readonly artifacts?: readonly Artifact[];
  readonly log?: { readonly text: string; readonly stepId?: string; readonly truncated: boolean };
  readonly guide?: {
    readonly id: string;
    readonly title: string;
    readonly confident: boolean;
    readonly standing?: Standing;
    readonly symptom?: string;
    readonly evidence: readonly Evidence[];
    readonly move: MoveKind;
    /** Why that move: a sentence of the guide or of the host. */
    readonly reason?: string;
  };
  readonly trail?: Trail;
  /**
   * Titles of the steps, surfaces and guides named by id in the trail and the evidence; a step of a guide is `<guide>#<place>`, a
   * symptom `<guide>?<place>`, a cause `<guide>!<place>`, all from 0.
   */
  readonly names?: readonly ReportName[];
  readonly page?: { readonly surface: string; readonly url?: string; readonly locale?: string };
  readonly removed: readonly Removal[];
  readonly trimmed: readonly Trim[];
}

/** What the operator has written and chosen so far. */
export interface Draft {
  /** Becomes the report's id; made when the form is first opened. */
  readonly id: string;
  /** When the form was first opened, epoch milliseconds. */
  readonly createdAt: number;
  /** Absent until the run or the operator says what the report is about; no default is assumed. It is then sent as `other`. */
  readonly category?: ReportCategory;
  readonly subject: string;
  readonly message: string;
  /** Parts that the operator switched off. */
  readonly without: readonly ReportPart[];
  /** The operator changed something, so closing the form must keep the draft. */
  readonly dirty: boolean;
  /** How support reaches the operator; takes precedence over the host's value. */
  readonly contact?: string;
  /** `Receiver.id` to send to; without it, the host's first receiver. */
  readonly receiver?: string;
  /** Id of a report that was refused or only handed over, and that this draft replaces; it is deleted once this one is saved. */
  readonly replaces?: string;
}

/** The acknowledgement of a receiver. */
export interface Receipt {
  /** The receiver's own name for the report. */
  readonly reference: string;
  readonly url?: string;
  readonly at: number;
  /** The receiver already had a report under this id. */
  readonly duplicate?: true;
}

/** How one try to hand a report over ended. Never thrown. */
export type Delivery =
  | { readonly kind: 'delivered'; readonly receipt: Receipt }
  | { readonly kind: 'handed-over'; readonly to: 'tab' | 'mail' | 'clipboard' | 'download' }
  | {
      readonly kind: 'waiting';
      readonly reason: 'offline' | 'network' | 'timeout' | 'rate-limited' | 'server';
      readonly after?: number;
    }
  | {
      readonly kind: 'rejected';
      /** `blocked`: the browser opened no tab or refused the clipboard, so nothing was sent. */
      readonly reason: 'auth' | 'invalid' | 'too-large' | 'gone' | 'blocked';
      /** Of the HTTP answer; 0 when there was none. */
      readonly status: number;
      readonly said?: string;
    };
