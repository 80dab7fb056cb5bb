import type { RunChange } from '../core/model/history.ts';
import type { FeedbackMessages, LookAtMessages, ReadyMessages } from './FeedbackMessages.ts';
import type { Message } from './message.ts';
import type { ModeMessages, PillMessages } from './PillMessages.ts';

/** Other guides, and the search. */
export interface OthersMessages {
  readonly others: string;
  readonly othersNone: string;
  readonly ruledOut: string;
  readonly ruledOutBy: Message<{ guide: string; symptom: string }>;
  readonly missing: Message<{ guide: string; symptom: string }>;
  readonly search: string;
  readonly searchHint: string;
  readonly searchResults: Message<{ count: number; query: string }>;
  readonly allGuides: string;
  readonly recentSearches: string;
  readonly clearRecent: string;
  /**
   * Not shown: other names for what guides are about, as the search knows them in English, and words that say nothing in a question:
   * `timeout: zeitlimit, zeitüberschreitung | key: schlüssel | : der, die, das`.
   */
  readonly searchNames: string;
}

/** Mission Replay. */
export interface DockMessages {
  readonly resize: string;
  readonly narrower: string;
  readonly wider: string;
  /** Names the strip that tells the replay's moment. */
  readonly replayMoment: string;
  readonly replayNotYet: string;
  readonly replayAppears: string;
  readonly replayVisible: string;
  /** The step on screen, and how it stood at that moment. */
  readonly replayStep: Message<{ step: string; status?: string }>;
  readonly replayNoStep: string;
  readonly jumpToFailure: string;
  /** The step on screen failed for a reason of its own. */
  readonly stepAnswer: string;
  /** The step failed and then recovered. */
  readonly stepRecovered: string;
  /** Shows the answer for that step, and keeps it in view. */
  readonly pin: string;
  readonly unpin: string;
  readonly pinned: Message<{ step: string }>;
}

/** How this run compares with earlier runs. */
export interface HistoryMessages {
  readonly failedAlike: Message<{ times: number; since?: number | undefined; now?: number | undefined }>;
  readonly lastWorked: Message<{ at: number; now?: number | undefined }>;
  readonly flaky: string;
}

/** What is different since the run last worked. */
export interface ChangeMessages {
  readonly changedSince: string;
  /** The same, as a heading. */
  readonly changedTitle: string;
  /** Names and values are already made safe to show. */
  readonly change: Message<{ kind: RunChange['kind']; name: string; from: string; to: string }>;
}

/** For the command line only. */
interface ExplainMessages {
  readonly runName: Message<{ run: string; attempt?: number | undefined }>;
  readonly runSaid: Message<{ text: string }>;
}

/** Texts beside the answer: other guides, Mission Replay, the pill, earlier runs, feedback of the operator, and the command line. */
export interface AsideMessages
  extends
    OthersMessages,
    DockMessages,
    ModeMessages,
    PillMessages,
    HistoryMessages,
    ChangeMessages,
    FeedbackMessages,
    ReadyMessages,
    LookAtMessages,
    ExplainMessages {}
