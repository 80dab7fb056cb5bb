import type { RunStatus } from '../core/model/run.ts';
import type { TriedMove, UnhelpfulReason, Verdict } from '../core/model/trail.ts';
import type { Message, ReportStage } from './message.ts';

/** What the operator says of an answer, a guide or a result, and reports about the run. */
export interface FeedbackMessages {
  readonly helpfulQuestion: string;
  readonly helpfulYes: string;
  readonly helpfulNo: string;
  /** Leads to other guides and the search. */
  readonly otherGuides: string;
  readonly saySomethingElse: string;
  readonly verdict: Readonly<Record<Verdict, string>>;
  readonly unhelpfulQuestion: string;
  readonly unhelpful: Readonly<Record<UnhelpfulReason, string>>;
  readonly unhelpfulThanks: string;
  /** Reports about this run, in one quiet line. */
  readonly reportNote: Readonly<Record<ReportStage | 'draft', string>>;
}

/** Of few runs: what is to happen when the wait before a retry is over, what was tried, what of the run could not be read. */
export interface ReadyMessages {
  /** Names the group. */
  readonly whenReady: string;
  readonly retryWhenReady: string;
  readonly tellMe: string;
  readonly willRetry: Message<{ at: number; now: number }>;
  readonly willNotify: string;
  /** Where notifications are not allowed. */
  readonly willMark: string;
  /** A notification, or the page's title. */
  readonly readyTitle: Message<{ run: string }>;
  readonly retriedTitle: Message<{ run: string }>;
  readonly incomplete: Message<{ count: number }>;
  readonly followed: Message<{ run: string; from: string; status?: RunStatus | undefined }>;
  /** The operator's last move on this run; how it went stands behind it. */
  readonly tried: Message<{ kind: TriedMove['kind']; at: number; now: number }>;
}

/** Where to look at a failure that no guide knows. */
export interface LookAtMessages {
  readonly lookAt: string;
  readonly lookStep: string;
  readonly lookLog: string;
  readonly lookChanged: string;
  readonly lookProvider: string;
  readonly lookContext: string;
  readonly lookArtifacts: string;
  /** How much of the attached context was used. */
  readonly contextUsed: Message<{ attached: number; used?: number | undefined }>;
}
