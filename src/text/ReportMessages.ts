import type { ReportCategory, ReportPart } from '../core/model/report.ts';
import type { Message, ReportStage } from './message.ts';

/** The report form, and reports that were sent. */
export interface ReportMessages extends DraftMessages, SentMessages {}

/** The report form. */
export interface DraftMessages {
  readonly loadingReport: string;
  readonly reportIntro: string;
  /** Above a text that was not accepted and is being written again. */
  readonly replacesIntro: string;
  readonly beforeReport: string;
  readonly trailReplay: Message<{ done: boolean }>;
  readonly trailStep: Message<{ done: boolean }>;
  readonly trailSurface: Message<{ done: boolean }>;
  readonly trailTicks: Message<{ count: number }>;
  readonly showIt: string;
  readonly categoryLabel: string;
  readonly categoryUnsaid: string;
  readonly category: Readonly<Record<ReportCategory, string>>;
  readonly subjectLabel: string;
  readonly messageLabel: string;
  readonly messageHint: string;
  readonly messageTooLong: Message<{ over: number }>;
  readonly otherText: string;
  readonly takeOther: string;
  readonly leaveOther: string;
  readonly partsLabel: string;
  readonly part: Readonly<Record<ReportPart, string>>;
  readonly receiverLabel: string;
  readonly willBeSent: string;
  readonly previewSize: Message<{ units: number }>;
  readonly removedNone: string;
  /** What a rule takes out, where its id says too little. */
  readonly removedKind: Readonly<Record<RemovedKind, string>>;
  /** Where in a report something stands, by the first piece of its path. */
  readonly reportPlace: Readonly<Record<ReportPlace, string>>;
  readonly removed: Message<{ rule: string; kind: string; place: string; count: number }>;
  readonly trimmed: Message<{ place: string; from: number; to: number }>;
  readonly previewFailed: string;
  readonly noReceiver: string;
  readonly interactiveAhead: string;
  readonly offlineAhead: string;
  readonly notDurableAhead: Readonly<Record<'blocked' | 'full' | 'newer' | 'broken' | 'evicted', string>>;
  readonly sendTo: Message<{ receiver: string }>;
  readonly continueTo: Message<{ receiver: string }>;
  readonly saving: string;
  readonly notHandedOver: Readonly<Record<'no-outbox' | 'not-opened' | 'other-text', string>>;
  readonly receiverSays: Message<{ said: string }>;
  readonly discard: string;
  readonly discardQuestion: string;
  readonly keepDraft: string;
  readonly draftKept: string;
  readonly draftInPage: string;
}

/** Reports that were sent. */
export interface SentMessages {
  readonly sentTitle: string;
  readonly sentEarlier: Message<{ count: number }>;
  /** Of reports about other runs that are still on this device. */
  readonly elsewhere: string;
  readonly alreadyReported: string;
  /** Of a report that did not come from this browser. */
  readonly filedElsewhere: string;
  /** The browser emptied a place of its own accord. */
  readonly evicted: string;
  readonly unreadable: Message<{ count: number }>;
  readonly writeAnother: string;
  readonly stage: Readonly<Record<ReportStage, string>>;
  /** In place of a receiver that the host has no more. */
  readonly someReceiver: string;
  readonly savedHere: string;
  /** In one place only: the browser has no second one, or that failed. */
  readonly savedOnce: string;
  readonly savedInPage: string;
  readonly isSending: Message<{ receiver: string }>;
  readonly unsure: Message<{ receiver: string }>;
  readonly delivered: Message<{ reference: string; at: number; now: number }>;
  readonly deliveredAlready: Message<{ reference: string }>;
  readonly viewReport: string;
  readonly handedOver: Readonly<Record<'tab' | 'mail' | 'clipboard' | 'download', string>>;
  readonly notSent: Readonly<Record<'offline' | 'network' | 'timeout' | 'rate-limited' | 'server', string>>;
  readonly nextTry: Message<{ ms: number }>;
  readonly refused: Readonly<
    Record<'auth' | 'invalid' | 'too-large' | 'gone' | 'blocked' | 'secret', string>
  >;
  readonly receiverSaid: Message<{ status: number; said: string }>;
  readonly textIsKept: string;
  readonly tryNow: string;
  readonly sendAnyway: string;
  readonly itArrived: string;
  readonly writeAgain: string;
  readonly download: string;
  readonly doNotSend: string;
  readonly doNotSendQuestion: string;
  readonly keepReport: string;
  readonly forget: string;
  readonly forgetQuestion: string;
}

/** Rules of redaction that have words of their own; the others are told by their id. */
type RemovedKind =
  | 'email'
  | 'card-number'
  | 'host-secret'
  | 'named-secret'
  | 'private-key'
  | 'jwt'
  | 'cookie';

/** Pieces of a report that hold text. */
type ReportPlace =
  | 'message'
  | 'subject'
  | 'run'
  | 'mission'
  | 'task'
  | 'step'
  | 'failures'
  | 'artifacts'
  | 'log'
  | 'guide'
  | 'trail'
  | 'page'
  | 'context';
