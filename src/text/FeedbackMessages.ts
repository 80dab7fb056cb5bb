import type { UnhelpfulReason, Verdict } from '../core/model/trail.ts';
import type { Message } from './message.ts';

/** Feedback of the operator about an answer, a guide or a result. */
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
}

/** What is to happen when the wait before a retry is over. */
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
