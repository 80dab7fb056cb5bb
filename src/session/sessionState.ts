import type { Atom } from '../core/model/condition.ts';
import type { FitResult, LeadPolicy, RankedCause } from '../core/model/fit.ts';
import type { GuideBody, GuideHead, GuideSource, SectionId } from '../core/model/guide.ts';
import type { Move } from '../core/model/move.ts';
import type { Problem } from '../core/model/problem.ts';
import type {
  Draft,
  HostSecret,
  Report,
  ReportCategory,
  ReportContext,
  ReportPart,
} from '../core/model/report.ts';
import type { Run, RunStatus } from '../core/model/run.ts';
import type { Trail, UnhelpfulReason, Verdict } from '../core/model/trail.ts';
import type { EarlierRuns } from '../core/model/history.ts';
import type { KeyValueStorage } from './keyValueStorage.ts';
import type { PillMove } from './memory/createPill.ts';
import type { MoveName } from './memory/createRunMemory.ts';
import type { Outbox, OutboxFault, OutboxItem, OutboxPlace } from './outbox/outboxState.ts';
import type { OnHelpEvent } from './helpEvent.ts';
import type { FiledReport, Receiver } from './receivers/receiver.ts';

/** What a host's handler gets when the operator presses a move's button. */
export interface MoveCall {
  readonly run: Run;
  readonly stepId?: string;
  /** The same for every press of the same move on the same state of the run, in every tab, so that two tabs cannot retry twice. */
  readonly key: string;
  /** Aborts when the session ends. Use it only where leaving the page should cancel the move. */
  readonly signal: AbortSignal;
}

/**
 * A host's handler. A returned run id means that a new run has replaced this one. A rejection is shown as a failed move with its own
 * message; only a `DOMException` named `AbortError` means that the operator was asked and declined.
 */
export type MoveHandler = (call: MoveCall) => Promise<void | { readonly runId: string }>;

/** The moves a host can make. One that is left out or `undefined` is explained, not offered. */
export type Moves = Partial<Record<MoveName, MoveHandler | undefined>>;

/** A screen of the host that guides can point to. */
export interface Surface {
  readonly label: string;
  /** Opens it by the page's own script. Without it and without an address the label is shown as text. */
  readonly open?: (context: { readonly run: Run }) => void;
  /** Where it stands, absolute or relative to the page, for links that open in another tab too. A plain press goes by `open` where there is one. */
  readonly href?: string | ((context: { readonly run: Run }) => string) | undefined;
}

/** Everything a session needs from outside; nothing is read from a global. */
export interface SessionEnvironment {
  readonly guides: readonly GuideSource[];
  /** BCP 47 tag of the language to ask the sources for. */
  readonly locale?: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly randomId: () => string;
  readonly storage?: KeyValueStorage;
  /** Whose trail and draft these are; part of every storage key. */
  readonly user?: string;
  /** Exact values that must never be sent, known from the start. */
  readonly secrets?: readonly HostSecret[];
  /** The outbox that reports wait in. Asked for by `load`; without it, a report can be read and copied, not sent. */
  readonly outbox?: () => Outbox | Promise<Outbox>;
  /** The pill: it is told of moves pressed on its run and, before a surface is opened, which one help sends the operator to. */
  readonly pill?: {
    readonly noteMove: (runId: string, move: PillMove | undefined) => void;
    readonly sendTo?: (runId: string, surface: string) => void;
  };
  /** Calls `run` once after `ms`; returns a way to cancel. */
  readonly later: (run: () => void, ms: number) => () => void;
}

/** What the host passes anew at every render. */
export interface SessionHost {
  readonly moves?: Moves;
  readonly surfaces?: Readonly<Record<string, Surface>>;
  /** Shows a step of the run: Run detail scrolls to it, Replay seeks to it. */
  readonly onShowStep?: (stepId: string) => void;
  /** The weakest standing with which a guide may lead. @default 'likely' */
  readonly lead?: LeadPolicy;
  /** Where reports can go. With several, the operator chooses and the first is proposed. */
  readonly receiver?: Receiver | readonly Receiver[];
  /** The surface the panel stands on: `run-detail` or `mission-replay`. */
  readonly surface: string;
  readonly page?: { readonly url?: string; readonly locale?: string };
  /** Added to reports, known fields only; nothing else of the host is. */
  readonly context?: ReportContext;
  /** Called with events in the help, for analytics and traces. */
  readonly onEvent?: OnHelpEvent;
  /** Exact values that must never be sent, in addition to those of the environment. */
  readonly secrets?: readonly HostSecret[];
}

/** What the panel shows. `lead` follows the fit; the others stay until the operator leaves them. */
export type View =
  | { readonly kind: 'lead' }
  | { readonly kind: 'guide'; readonly guide: string; readonly section?: SectionId }
  | { readonly kind: 'others' }
  | { readonly kind: 'report' };

export type BodyState =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly body: GuideBody }
  | { readonly state: 'failed'; readonly message: string };

/** Progress of the pressed move. `done` stays until the host passes another run, or another state of this one. */
export type MoveProgress =
  | { readonly state: 'idle' }
  | { readonly state: 'pending'; readonly kind: MoveName }
  | { readonly state: 'done'; readonly kind: MoveName; readonly runId?: string }
  /** The same move on the same state of the run was just started, here or in another tab; the host was not called again. */
  | { readonly state: 'elsewhere'; readonly kind: MoveName; readonly runId?: string }
  /** `message` is the handler's own and not yet safe to show. */
  | { readonly state: 'failed'; readonly kind: MoveName; readonly message: string };

/** What last happened to the draft. */
export type SendState =
  | { readonly state: 'writing' }
  /** It is being stored durably, or handed over. */
  | { readonly state: 'sending' }
  /** It is in the outbox and, from now on, in `reports`, under `id`. `isDurable` false: only for the life of this page. */
  | { readonly state: 'ended'; readonly id: string; readonly isDurable: boolean }
  /**
   * It was not sent, and the text is kept. `no-outbox`: it could not be queued; `not-opened`: the tab, mail client or clipboard was
   * refused; `other-text`: another tab has sent this report with another text, so this would be a second one.
   */
  | {
      readonly state: 'failed';
      readonly why: 'no-outbox' | 'not-opened' | 'other-text';
      /** The receiver's own words, not yet safe to show. */
      readonly said?: string;
    };

/** The state of the outbox. `failed`: it cannot be loaded, so nothing can be sent now. */
export type OutboxHealth =
  | { readonly state: 'none' | 'failed' }
  | {
      readonly state: 'ready';
      readonly place: OutboxPlace;
      readonly fault?: OutboxFault;
      readonly unreadable: number;
    };

/** What will be sent, byte for byte; new at every change of the draft. */
export interface Preview {
  readonly report: Report;
  readonly body: string;
}

/** The replay's moment, in relation to the run's result. */
export interface CursorState {
  readonly at: number;
  /** The step that failed, runs, or ended last, at `at`, its title or else its id, and how it stood then. */
  readonly stepId?: string;
  readonly title?: string;
  readonly status?: RunStatus;
  /** Is the failure that the verdict is about already visible at `at`? */
  readonly verdict: 'not-yet' | 'appears' | 'visible';
  /** A fit of the step at the cursor, once it has failed by itself, where it differs from the verdict. */
  readonly result?: FitResult;
}

/** The result for one failed step, apart from the run's. */
export interface StepResult {
  readonly stepId: string;
  readonly result: FitResult;
}

/** The other steps that failed and did not recover, in the order of the run. */
export interface AlsoFailed {
  /** Number of them all. */
  readonly total: number;
  /** The first ten at most, each with its own result. */
  readonly steps: readonly StepResult[];
}

export interface SessionState {
  readonly run: Run | undefined;
  readonly problems: readonly Problem[];
  /** The guide index. */
  readonly loading: 'idle' | 'loading' | 'ready' | 'failed';
  readonly loadError?: string;
  /** The run's result, whatever the cursor. */
  readonly result: FitResult | undefined;
  readonly alsoFailed: AlsoFailed;
  readonly move: Move | undefined;
  readonly moving: MoveProgress;
  /** Present when a move on the run `from` started this run; `run.status` says how it goes. */
  readonly followed?: { readonly from: string; readonly kind: MoveName };
  readonly cursor?: CursorState;
  /** The step whose result stays on screen while the cursor moves on. */
  readonly pinned?: StepResult;
  readonly view: View;
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
  readonly bodies: Readonly<Record<string, BodyState>>;
  readonly trail: Trail;
  /** Reports about this run, newest first, as the outbox has them. */
  readonly reports: readonly OutboxItem[];
  /** Reports about other runs that are still to be received, or were refused; newest first. */
  readonly elsewhere: readonly OutboxItem[];
  /** Other reports about this run that the receivers have, whoever sent them; asked for when the form opens. */
  readonly filed?: { readonly runId: string; readonly reports: readonly FiledReport[] };
  /** Left out until the outbox has answered. */
  readonly outbox?: OutboxHealth;
  readonly draft?: Draft;
  /** Whether the draft outlives a reload. What looks like a secret is removed before it is stored. */
  readonly isDraftKept?: boolean;
  /** Text that another tab wrote into this draft, and that is not in it. */
  readonly otherText?: string;
  readonly preview?: Preview;
  /** Why no preview could be made; nothing can be sent then. */
  readonly previewError?: string;
  readonly sending: SendState;
  /** Epoch milliseconds of the last recomputation; ticks once a second while a countdown runs. */
  readonly now: number;
}

/** The help of one run: the only place where state lives. Components subscribe to it and call it; it calls no component. */
export interface Session {
  readonly getState: () => SessionState;
  readonly getInitialState: () => SessionState;
  readonly subscribe: (listener: (state: SessionState, previous: SessionState) => void) => () => void;
  /** Takes the host's data of any shape. The same run again updates the fit and keeps everything else. */
  readonly setRun: (run: unknown) => void;
  readonly setCursor: (at: number | undefined) => void;
  readonly setHost: (host: SessionHost) => void;
  /** Loads index, leading guide, outbox and all prose, and tries again what failed before. Safe to call often; never rejects. */
  readonly load: () => Promise<void>;
  /** A guide's head by id, once its prose is loaded: with the prose of all guides, or with its own text. */
  readonly guide: (id: string) => GuideHead | undefined;
  /** All guide heads that have their prose, for search; the same array until the guides change. */
  readonly guides: () => readonly GuideHead[];
  /** Atoms that the heads' conditions point into, for search; the same array until the guides change. */
  readonly atoms: () => readonly Atom[];
  readonly loadBody: (id: string) => Promise<void>;
  /** Likely causes by `rankCauses`, those seen in this run first; empty until the body is loaded. The same array until these change. */
  readonly causes: (guide: string) => readonly RankedCause[];
  /** Positions of a guide's vendor links that this run does not contradict; the same set until body, run or result change. */
  readonly links: (guide: string) => ReadonlySet<number>;
  /** What earlier runs of the mission show; `undefined` where the host passes none. */
  readonly earlier: () => EarlierRuns | undefined;
  readonly go: (view: View) => void;
  readonly back: () => void;
  readonly forward: () => void;
  readonly press: (move: Move, isFollowed?: boolean) => Promise<void>;
  readonly openSurface: (id: string, isFollowed?: boolean) => void;
  readonly showStep: (stepId: string) => void;
  readonly replayOpened: () => void;
  readonly tick: (guide: string, item: number, ticked: boolean) => void;
  readonly answer: (guide: string, symptom: number, seen: boolean | undefined) => void;
  /** Records the operator's answer on a cause that the run cannot decide; `undefined` withdraws it. */
  readonly answerCause: (guide: string, cause: number, seen: boolean | undefined) => void;
  readonly say: (verdict: Verdict | undefined) => void;
  /** @param reason why it did not help, if the operator says so; emitted as a further event */
  readonly helpful: (guide: string, yes: boolean, reason?: UnhelpfulReason) => void;
  /** A panel of this session was opened, or the last one closed. */
  readonly setShown: (isShown: boolean) => void;
  /** The operator opened a section of a guide. */
  readonly openSection: (guide: string, section: SectionId) => void;
  /** The operator's search found no guide, once they paused. */
  readonly findNothing: (query: string) => void;
  /** Reads the trail again; another tab may have written to it. */
  readonly refresh: () => void;
  readonly pin: () => void;
  readonly unpin: () => void;
  readonly editDraft: (
    change: Partial<{
      category: ReportCategory;
      subject: string;
      message: string;
      contact: string;
      without: readonly ReportPart[];
      receiver: string;
    }>,
  ) => void;
  /** Discards the draft. A form that is shown gives way to the view before it, else to the answer. */
  readonly discardDraft: () => void;
  /** Adds another tab's text to the draft, or drops that text. */
  readonly mergeDraft: (isTaken: boolean) => void;
  /**
   * Starts a draft although reports about this run were sent. An edited draft stays.
   * @param from id of a report whose text is used again
   */
  readonly startReport: (from?: string) => void;
  /** Tries a report again now, under the same key. */
  readonly retryReport: (id: string) => void;
  /** Deletes a report; one that waits is then not sent. */
  readonly removeReport: (id: string) => void;
  /**
   * Gives the current preview to the outbox; resolves when it is stored there, or handed over. Further calls meanwhile return the same
   * promise.
   */
  readonly send: () => Promise<void>;
  /** Ends timers and aborts a pending move's `signal`. A report that is being sent still arrives. Later calls work again. */
  readonly end: () => void;
}
