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
import type { Run } from '../core/model/run.ts';
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
  /** The same for every press of the same move on the same state of the run, in every tab: two tabs cannot retry twice. */
  readonly key: string;
  /** Aborts when the session ends. Pass it on only where leaving the page should take the move back. */
  readonly signal: AbortSignal;
}

/**
 * A host's handler. A run id says that a new run has started in place of this one. Whatever it rejects with is shown as a failed
 * move, in its own words; a `DOMException` named `AbortError` alone says that the operator was asked and changed their mind.
 */
export type MoveHandler = (call: MoveCall) => Promise<void | { readonly runId: string }>;

/** The moves a host can perform. One that is left out or `undefined` is explained, not offered. */
export type Moves = Partial<Record<MoveName, MoveHandler | undefined>>;

/** A screen of the host that guides can point to. */
export interface Surface {
  readonly label: string;
  /** Opens it; left out, the label is shown as text. */
  readonly open?: (context: { readonly run: Run }) => void;
}

/** Everything a session needs from outside; nothing is taken from a global. */
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
  /** Where reports wait until they are received. Asked for by `load`; left out, a report can be read and copied, not sent. */
  readonly outbox?: () => Outbox | Promise<Outbox>;
  /** The pill that goes along: hears of moves pressed on its run and, before it is opened, of the surface that help sends the operator to. */
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
  /** Where reports can go; of several the operator chooses, the first is proposed. */
  readonly receiver?: Receiver | readonly Receiver[];
  /** The surface the panel stands on: `run-detail` or `mission-replay`. */
  readonly surface: string;
  readonly page?: { readonly url?: string; readonly locale?: string };
  /** Goes with reports, as far as its fields are known here; nothing else of the host does. */
  readonly context?: ReportContext;
  /** Hears what happens in the help, for analytics and traces. */
  readonly onEvent?: OnHelpEvent;
  /** Exact values that must never be sent, as they are known by now; those of the environment count too. */
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

/** The pressed move. `done` stays until the host passes another run or another state of it. */
export type MoveProgress =
  | { readonly state: 'idle' }
  | { readonly state: 'pending'; readonly kind: MoveName }
  | { readonly state: 'done'; readonly kind: MoveName; readonly runId?: string }
  /** The same move on the same state of the run was started a moment ago, here or in another tab; the host was not called again. */
  | { readonly state: 'elsewhere'; readonly kind: MoveName; readonly runId?: string }
  /** `message` is the handler's own and not yet safe to show. */
  | { readonly state: 'failed'; readonly kind: MoveName; readonly message: string };

/** The last thing that happened to the report being written. */
export type SendState =
  | { readonly state: 'writing' }
  /** Being kept durably, or handed over. */
  | { readonly state: 'sending' }
  /** It is in the outbox, and from here on in `reports`, under `id`. `isDurable` false: only as long as this page lives. */
  | { readonly state: 'ended'; readonly id: string; readonly isDurable: boolean }
  /**
   * It went nowhere, and the text is kept. `no-outbox`: it could not be kept for sending; `not-opened`: the tab, mail client or
   * clipboard was not to be had; `other-text`: another tab has sent this report with another text, this would be a second one.
   */
  | {
      readonly state: 'failed';
      readonly why: 'no-outbox' | 'not-opened' | 'other-text';
      /** The receiver's own words, not yet safe to show. */
      readonly said?: string;
    };

/** What the outbox says of itself. `failed`: it cannot be had, so nothing can be sent now. */
export type OutboxHealth =
  | { readonly state: 'none' | 'failed' }
  | {
      readonly state: 'ready';
      readonly place: OutboxPlace;
      readonly fault?: OutboxFault;
      readonly unreadable: number;
    };

/** What will be sent, to the byte, made anew at every change of the draft. */
export interface Preview {
  readonly report: Report;
  readonly body: string;
}

/** The replay's moment beside the run's verdict. */
export interface CursorState {
  readonly at: number;
  /** Step running, or last ended, at `at`. */
  readonly stepId?: string;
  /** Is the failure that the verdict is about already visible at `at`? */
  readonly verdict: 'not-yet' | 'appears' | 'visible';
  /** A fit of the step at the cursor, when it failed by itself and differs from the verdict. */
  readonly result?: FitResult;
}

/** What explains the failure of one step, apart from the run's verdict. */
export interface StepResult {
  readonly stepId: string;
  readonly result: FitResult;
}

/** Steps that failed beside the one the verdict is about, in the order of the run; none that was recovered from. */
export interface AlsoFailed {
  /** How many there are. */
  readonly total: number;
  /** The first of them, at most ten, each with an answer of its own. */
  readonly steps: readonly StepResult[];
}

export interface SessionState {
  readonly run: Run | undefined;
  readonly problems: readonly Problem[];
  /** The guide index. */
  readonly loading: 'idle' | 'loading' | 'ready' | 'failed';
  readonly loadError?: string;
  /** The run's verdict, whatever the cursor. */
  readonly result: FitResult | undefined;
  readonly alsoFailed: AlsoFailed;
  readonly move: Move | undefined;
  readonly moving: MoveProgress;
  /** This run was started by a move on the run `from`; `run.status` says how it goes. */
  readonly followed?: { readonly from: string; readonly kind: MoveName };
  readonly cursor?: CursorState;
  /** The step whose fit stays in view while the cursor moves on. */
  readonly pinned?: StepResult;
  readonly view: View;
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
  readonly bodies: Readonly<Record<string, BodyState>>;
  readonly trail: Trail;
  /** Reports about this run, newest first, as the outbox has them. */
  readonly reports: readonly OutboxItem[];
  /** What the receivers have about a run besides, from whoever sent it; asked for when the form opens. */
  readonly filed?: { readonly runId: string; readonly reports: readonly FiledReport[] };
  /** Left out until the outbox has answered. */
  readonly outbox?: OutboxHealth;
  readonly draft?: Draft;
  /** The draft outlives a reload. What looks like a secret is taken out of what is stored. */
  readonly isDraftKept?: boolean;
  /** What another tab wrote into this draft, and is not in it. */
  readonly otherText?: string;
  readonly preview?: Preview;
  /** Why no preview could be made; nothing can be sent then. */
  readonly previewError?: string;
  readonly sending: SendState;
  /** Epoch milliseconds of the last recomputation; ticks once a second while a countdown runs. */
  readonly now: number;
}

/** One run's help: the only place where state lives. Components subscribe to it and call it; nothing calls them. */
export interface Session {
  readonly getState: () => SessionState;
  readonly getInitialState: () => SessionState;
  readonly subscribe: (listener: (state: SessionState, previous: SessionState) => void) => () => void;
  /** Takes the host's data, whatever its shape. The same run again updates the fit and keeps everything else. */
  readonly setRun: (run: unknown) => void;
  readonly setCursor: (at: number | undefined) => void;
  readonly setHost: (host: SessionHost) => void;
  /** Loads the index, and the body of the leading guide; what failed before is tried again. Safe to call often, never rejects. */
  readonly load: () => Promise<void>;
  /** A guide's head, by id, once the index is there. */
  readonly guide: (id: string) => GuideHead | undefined;
  /** All guide heads, for search; the same array until the guides change. */
  readonly guides: () => readonly GuideHead[];
  /** Atoms that the heads' conditions point into, for search; the same array until the guides change. */
  readonly atoms: () => readonly Atom[];
  readonly loadBody: (id: string) => Promise<void>;
  /**
   * Likely causes of a guide as `rankCauses` orders them, seen in this run first; empty until its body is there. The
   * same array until body, run or result change.
   */
  readonly causes: (guide: string) => readonly RankedCause[];
  /** Places of a guide's vendor links that this run does not contradict; the same set until body, run or result change. */
  readonly links: (guide: string) => ReadonlySet<number>;
  /** What earlier runs of the mission say of this one; `undefined` where the host tells of none. */
  readonly earlier: () => EarlierRuns | undefined;
  readonly go: (view: View) => void;
  readonly back: () => void;
  readonly forward: () => void;
  readonly press: (move: Move) => Promise<void>;
  readonly openSurface: (id: string) => void;
  readonly showStep: (stepId: string) => void;
  readonly replayOpened: () => void;
  readonly tick: (guide: string, item: number, ticked: boolean) => void;
  readonly answer: (guide: string, symptom: number, seen: boolean | undefined) => void;
  /** The operator's word on a cause that the run cannot tell; `undefined` takes it back. */
  readonly answerCause: (guide: string, cause: number, seen: boolean | undefined) => void;
  readonly say: (verdict: Verdict | undefined) => void;
  /** @param reason why it did not help, where the operator says so; told as a further event */
  readonly helpful: (guide: string, yes: boolean, reason?: UnhelpfulReason) => void;
  /** A panel that shows this session was opened, or the last one closed. */
  readonly setShown: (isShown: boolean) => void;
  /** The operator opened a section of a guide. */
  readonly openSection: (guide: string, section: SectionId) => void;
  /** The operator's search, once they paused, found no guide. */
  readonly findNothing: (query: string) => void;
  /** Reads the trail again, where another tab may have written to it. */
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
  /** Throws away what was written; the form starts anew. */
  readonly discardDraft: () => void;
  /** Takes what another tab wrote into the draft, or leaves it out. */
  readonly mergeDraft: (isTaken: boolean) => void;
  /** Starts a draft although reports about this run were sent. One that was written in stays. @param from id of a report to take up again */
  readonly startReport: (from?: string) => void;
  /** Tries a report again now, under the same key. */
  readonly retryReport: (id: string) => void;
  /** Forgets a report; one that waits is not sent then. */
  readonly removeReport: (id: string) => void;
  /**
   * Hands the preview, as it stands, to the outbox; resolves when it is kept there, or handed over. While that goes on, a further
   * call waits for the same one.
   */
  readonly send: () => Promise<void>;
  /** Ends timers, and tells a pending move's `signal`. A report on its way still arrives. Whatever is called later works again. */
  readonly end: () => void;
}
