import type { Candidate, Standing, SymptomState } from '../core/model/fit.ts';
import type { SectionId } from '../core/model/guide.ts';
import type { CardLabel } from '../core/model/prose.ts';
import type { MoveKind, RunStatus, WaitingFor } from '../core/model/run.ts';
import type { Family } from '../core/model/signal/signal.ts';
import type { SignalName } from '../core/model/signal/signals.ts';
import type { Trouble } from '../core/model/trouble.ts';
import type { AsideMessages } from './AsideMessages.ts';
import type { Language, Message } from './message.ts';
import type { WaitMessages } from './PillMessages.ts';
import type { ReportMessages } from './ReportMessages.ts';

/** Texts of the button, before anything else is loaded. */
export interface ButtonMessages extends Language {
  readonly help: string;
  /** Accessible name of the button. */
  readonly helpWithRun: Message<{ run: string }>;
  readonly reportRun: string;
  readonly openFailed: string;
}

/** The mark on a button. */
export interface BadgeMessages {
  /** Describes the button of a run with a report that was begun and not sent. */
  readonly draftBegun: string;
}

/** Texts of the dock before its code is loaded. */
export interface DockButtonMessages {
  readonly opening: string;
}

/** Signals that identify a failure; the panel shows them at its top. */
export type Mark = Extract<
  SignalName,
  `error.${'code' | 'status' | 'reason' | 'exitCode' | 'signal' | 'type'}`
>;

/** Texts of the frame of popover and dock, before anything is known about the run. */
export interface FrameMessages extends Language {
  readonly panelName: Message<{ run: string }>;
  readonly close: string;
  readonly back: string;
  readonly forward: string;
  readonly retryLoading: string;
  readonly loadingGuides: string;
  /** In place of it when that takes long. */
  readonly loadingSlow: string;
  /** After the press on `retryLoading`. */
  readonly loadingAgain: string;
  readonly panelFailed: string;
  /** Code that was to be loaded did not come. */
  readonly openFailed: string;
}

/** Texts of popover and dock once the run has been read. */
export interface PanelMessages extends FrameMessages, WaitMessages {
  /** As on the button. */
  readonly reportRun: string;
  /** A shortcut for the keyboard, past all that stands before the report. */
  readonly toReport: string;
  /** Leads back to what the panel says about this run. */
  readonly toAnswer: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly copyError: string;
  /** Copies the little that is known where the form cannot be loaded. */
  readonly copyReport: string;
  readonly copyCode: string;
  /** Beside a link that leaves the host. */
  readonly newTab: string;
  readonly loadingGuide: string;
  readonly guideFailed: string;
  readonly indexFailed: string;
  readonly trouble: Readonly<Record<Trouble, string>>;
  readonly troubleUnknown: string;
  /** Headline when no symptom is sure enough to be one. */
  readonly headline: Readonly<Record<Trouble, string>>;
  readonly headlineUnknown: string;
  /** Headline while the system tries again by itself. `said`: status or code of the try that failed. */
  readonly tryFailed: Message<{
    attempt: number;
    said?: string | undefined;
    at?: number | undefined;
    now: number;
  }>;
  /** State of a run that waits for a person, and since when. */
  readonly waits: string;
  readonly waitsSince: Message<{ at: number; now: number }>;
  /** The state is unknown, and neither a failure nor a symptom is seen. */
  readonly headlineNothing: string;
  readonly status: Readonly<Record<RunStatus, string>>;
  readonly atStep: Message<{ step: string }>;
  readonly hostSays: Message<{ text: string }>;
  readonly about: Readonly<Record<Candidate, string>>;
  /** How many steps failed beside the one the answer is about. */
  readonly alsoFailed: Message<{ count: number }>;
  readonly whatTheRunSays: string;
  readonly noOwnWords: string;
  /** Unfolds the whole message, and folds it again. */
  readonly showAll: string;
  readonly showLess: string;
  readonly attempt: Message<{ attempt: number }>;
  readonly showStep: string;
  readonly nextMove: string;
  readonly moveKind: Readonly<Record<MoveKind, string>>;
  readonly moveFix: string;
  readonly moveOpenStep: string;
  readonly moveOpenSurface: Message<{ surface: string }>;
  readonly moveRetry: string;
  readonly moveWait: string;
  readonly moveWaitUntil: Message<{ at: number; now?: number | undefined }>;
  readonly moveResume: string;
  readonly moveDecide: string;
  readonly moveAnswer: string;
  readonly moveSkip: string;
  readonly moveNothing: string;
  /** Asked before a retry that does something once more. */
  readonly repeatQuestion: Message<{ effects: string }>;
  readonly repeatAnyway: string;
  readonly doNotRepeat: string;
  readonly movePending: Readonly<Record<'retry' | 'resume' | 'skip', string>>;
  readonly moveDone: Readonly<Record<'retry' | 'resume' | 'skip', string>>;
  readonly moveStarted: Message<{ run: string }>;
  readonly moveFailed: Message<{ said: string }>;
  readonly movePressedElsewhere: string;
  readonly answerChanged: string;
  readonly beforeYouDo: string;
  readonly reasonNothingWrong: string;
  readonly reasonSystemRetries: Message<{ at?: number | undefined; now?: number | undefined }>;
  readonly reasonWaiting: Message<{
    for: string;
    until?: number | undefined;
    who?: string | undefined;
    now?: number | undefined;
  }>;
  readonly reasonBlocker: Message<{ text: string }>;
  readonly reasonNoGuide: string;
  readonly reasonNotRetryable: Message<{ said?: string | undefined }>;
  readonly reasonFailedAlike: Message<{ times: number }>;
  readonly reasonNotRepeatable: string;
  readonly reasonRepeats: Message<{ effects: string }>;
  readonly reasonRetryAfter: Message<{ at: number; said?: string | undefined; now?: number | undefined }>;
  readonly reasonHostCannot: Readonly<Record<'retry' | 'resume' | 'skip', string>>;
  readonly reasonNoSurface: Message<{ surface: string }>;
  readonly reasonNotOptional: string;
  readonly reasonInspectFirst: string;
  readonly waitingFor: Readonly<Record<WaitingFor, string>>;
  readonly section: Readonly<Record<SectionId, string>>;
  readonly card: Readonly<Record<CardLabel, string>>;
  /** Names the steps of the answer, apart from those of the whole guide below it. */
  readonly fixHere: string;
  /** Heads the steps where no guide knows the failure. */
  readonly whatToLookAt: string;
  /** Heads the steps that help with any cause, under those of the cause that the run shows. */
  readonly anyCause: string;
  /** How many steps are ticked. */
  readonly stepsDone: Message<{ done: number; of: number }>;
  /** After a cause that the run cannot tell. */
  readonly isItThis: string;
  /** Beside a vendor's page: the day on which it said so. */
  readonly checkedOn: Message<{ day: string }>;
  readonly tick: Message<{ item: number }>;
  readonly likelyHere: string;
  readonly yes: string;
  readonly no: string;
  /** How sure the answer is, in a word. */
  readonly standing: Readonly<Record<Standing, string>>;
  /** Asks about a guide that leads by words alone. */
  readonly likelyLeads: string;
  readonly generalLeads: string;
  /** What identifies a failure. */
  readonly signal: Readonly<Record<Mark, string>>;
  readonly symptomState: Readonly<Record<SymptomState, string>>;
  readonly youSaid: string;
  readonly possible: string;
  /** In the place of a share: no symptom was seen. */
  readonly near: string;
  readonly notThis: string;
  readonly takeBack: string;
}

/** A whole guide, and the rows under the answer. */
export interface GuideMessages {
  readonly copyLink: string;
  readonly contents: string;
  readonly facts: string;
  readonly factSurfaces: string;
  readonly factType: string;
  readonly factSections: string;
  readonly factRelated: string;
  readonly factEscalation: string;
  readonly factRelatedAction: string;
  readonly factReviewed: string;
  readonly noteSurfaces: string;
  readonly noteType: string;
  readonly noteSections: string;
  readonly noteRelated: string;
  readonly mistakesAndTips: string;
  readonly wholeGuide: string;
  readonly symptomsSeen: Message<{ count: number }>;
  readonly ownedBy: Message<{ surfaces: string }>;
  readonly guideType: Message<{ type: string }>;
  readonly reviewedOn: Message<{ day: string }>;
  readonly relatedGuides: string;
  readonly why: string;
  /** How sure the fit is, and what speaks for it. */
  readonly whyGist: Message<{ standing: Standing; families: readonly Family[] }>;
}

/** *Why we think so*, opened: symptoms and their evidence. */
export interface WhyMessages {
  readonly askSeen: Message<{ symptom: string }>;
  /** Why it is that sure, in a sentence. */
  readonly standingNote: Readonly<Record<Standing, string>>;
  readonly confidence: Message<{ share: number; right: number; of: number }>;
  /** In its place for guides of a host, whose matches nobody has counted. */
  readonly notMeasured: string;
  readonly score: Message<{ parts: readonly { weight: number; family: string }[] }>;
  readonly family: Readonly<Record<Family, string>>;
  readonly signal: Readonly<Record<SignalName, string>>;
  readonly evidence: Message<{ label: string; value: string }>;
  readonly evidenceTrue: Message<{ label: string }>;
  readonly evidenceFalse: Message<{ label: string }>;
  readonly place: Message<{ step?: string | undefined; line?: number | undefined; path: string }>;
  readonly saidByHost: string;
  readonly saidByOperator: string;
  /** Folds away conditions, paths and scores. */
  readonly technical: string;
  /** A guide's place among those that fit, and how many points it is ahead of `guide`: the first is ahead of the second, others behind it. */
  readonly rank: Message<{ place: number; of: number; guide: string; ahead: number }>;
  /** What a guide that does not lead would be, were one more symptom seen. */
  readonly toSee: Message<{ symptom: string; score: number; leads: boolean }>;
}

/**
 * Every visible string of Waymark, for the panel, the dock, the report form and the command line alike, in the parts in which they are
 * loaded. Text of a run arrives in parameters already made safe by `showText`; quotation marks around it belong to the message.
 */
export interface Messages
  extends
    ButtonMessages,
    BadgeMessages,
    DockButtonMessages,
    PanelMessages,
    GuideMessages,
    WhyMessages,
    AsideMessages,
    ReportMessages {
  readonly signal: WhyMessages['signal'];
}

type OwnOf<T> = T extends string | ((...parameters: never[]) => string) ? T : Partial<T>;

/**
 * Messages of a host: any of them, and any entry of a table. What is left out stays as it is. Those in another language say which, in `lang`
 * and `dir`; plurals and dates follow.
 */
export type MessageOverrides = { readonly [K in keyof Messages]?: OwnOf<Messages[K]> } & {
  /** Brings those that nothing shows before the panel opens, once it is about to. Those that stand beside it come first. */
  readonly load?: () => Promise<MessageOverrides>;
};

/** The panel in one language: what a page shows before the first answer, and the way to all the rest. */
export interface Dictionary extends ButtonMessages, BadgeMessages, DockButtonMessages, FrameMessages {
  readonly load: () => Promise<Messages>;
}
