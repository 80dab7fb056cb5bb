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
 * A form of secret that only the host knows: a beginning, and how it goes on. There is no free pattern, so that none can take longer than
 * the text is long. `{ id: 'acme-token', prefix: 'acme_', characters: 'base64url', length: [32, 48] }`
 */
export interface Redaction {
  /** Kebab-case, at most 40 characters; shown as `[removed: acme-token]`. */
  readonly id: string;
  /** What every such secret begins with, 2 to 40 characters, as they are. */
  readonly prefix: string;
  readonly characters: 'digits' | 'hex' | 'base32' | 'alphanumeric' | 'base64url' | 'base64';
  /** How many characters follow the prefix: exactly, or from least to most; 4 to 512. */
  readonly length: number | readonly [least: number, most: number];
}

/** An exact value, or a form of values. */
export type HostSecret = string | Redaction;

/** Something taken out before sending. */
export interface Removal {
  /** Id of the rule: `bearer-token`, `email`, `host-secret`. */
  readonly rule: string;
  /** Path in the report, e.g. `log.text`. */
  readonly path: string;
  /** How many times. */
  readonly count: number;
}

/** Something cut to fit the receiver's documented limits. */
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

/** Who sends, and from where, as far as the host or the operator gives it. Nothing of it is read from the page. */
export interface ReportContext {
  /** A name or id that support knows the operator by. */
  readonly sender?: string;
  /** How support reaches the operator: the one e-mail address that is not taken out. */
  readonly contact?: string;
  readonly tenant?: string;
  /** `production`, `staging`, … */
  readonly environment?: string;
  /** Of the host's product. */
  readonly version?: string;
  /** By which the host's own logs can be searched. */
  readonly requestId?: string;
}

/** What earlier runs of the mission say of the one that the report is about. */
export interface ReportHistory {
  /** How many failed the same way, how many of them in a row up to this one, and when that row began, epoch milliseconds. */
  readonly times: number;
  readonly inARow: number;
  readonly since?: number;
  /** It fails this way now and again, and succeeds in between. */
  readonly flaky: boolean;
  /** The newest that succeeded, and when it ended, epoch milliseconds. */
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
    /** Of the system. */
    readonly version?: string;
    /** Earlier attempts that failed the same way, as the host says; else earlier runs in a row. */
    readonly alike?: number;
  };
  readonly context?: ReportContext;
  /** Left out where the host tells of no earlier runs. */
  readonly history?: ReportHistory;
  readonly mission?: Ref;
  readonly task?: Ref;
  readonly step?: {
    readonly id: string;
    readonly title: string;
    readonly attempt?: number;
    /** The failure's own words, and on a line of their own after `Caused by: ` those of the innermost cause. */
    readonly said?: string;
    readonly code?: string;
    readonly type?: string;
    readonly status?: number;
  };
  /** Every failure that was not recovered from, in the order of the run, when there is more than the one in `step`, or it is of no step. */
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
    /** Why that move: the guide's or the host's own sentence. */
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
  /** Becomes the report's id: made when the form first opens. */
  readonly id: string;
  /** When the form first opened, epoch milliseconds. */
  readonly createdAt: number;
  /** Left out until the run itself or the operator says what it is about; nobody is spoken for. It goes as `other` then. */
  readonly category?: ReportCategory;
  readonly subject: string;
  readonly message: string;
  /** Parts switched off. */
  readonly without: readonly ReportPart[];
  /** The operator changed something, so closing must keep it. */
  readonly dirty: boolean;
  /** How support reaches the operator; outranks what the host says. */
  readonly contact?: string;
  /** `Receiver.id` to send to; left out, the host's first. */
  readonly receiver?: string;
  /** Id of a report that was not accepted, or only handed over, and that this one takes the place of; it is forgotten once this one is saved. */
  readonly replaces?: string;
}

/** The acknowledgement of a receiver. */
export interface Receipt {
  /** The receiver's own name for the report. */
  readonly reference: string;
  readonly url?: string;
  readonly at: number;
  /** The receiver had it already under this id. */
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
      /** `blocked`: the browser opened no tab, or gave no clipboard; the report is where it was. */
      readonly reason: 'auth' | 'invalid' | 'too-large' | 'gone' | 'blocked';
      /** Of the HTTP answer; 0 when there was none. */
      readonly status: number;
      readonly said?: string;
    };
