import type { UnhelpfulReason, Verdict } from '../core/model/trail.ts';

/** What the operator can say of an answer, a guide or a result. */
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
