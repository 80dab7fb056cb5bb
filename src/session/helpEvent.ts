import type { SectionId } from '../core/model/guide.ts';
import type { ReportCategory } from '../core/model/report.ts';
import type { MoveKind, Run, RunStatus } from '../core/model/run.ts';
import type { UnhelpfulReason } from '../core/model/trail.ts';
import type { Trouble } from '../core/model/trouble.ts';

/** What happened, by `type`. Guides are named by id, which is the author's file name. */
export type HelpEventDetail =
  /** A panel was opened on a surface. */
  | { readonly type: 'shown' }
  /** Another guide leads, or its standing has changed, while a panel is open. `guide` is left out where none leads. */
  | {
      readonly type: 'standing';
      readonly trouble?: Trouble;
      readonly guide?: string;
      /** How sure the leading guide is; `general` when nothing specific leads. */
      readonly standing: 'clear' | 'likely' | 'possible' | 'general' | 'none';
    }
  | { readonly type: 'guide-opened'; readonly guide: string }
  | { readonly type: 'section-opened'; readonly guide: string; readonly section: SectionId }
  /** A step of *How to fix it* was ticked or unticked. `step` counts from 0. */
  | {
      readonly type: 'step-ticked';
      readonly guide: string;
      readonly step: number;
      readonly ticked: boolean;
    }
  /**
   * A move: `pressed`; then `done` or `failed` when the host's handler ended, or `called-off` when the operator was asked and said no.
   * `elsewhere`: the same move had just been pressed, here or in another tab, and the host was not called again.
   */
  | {
      readonly type: 'move';
      readonly move: MoveKind;
      readonly how?: 'resume' | 'skip';
      readonly guide?: string;
      readonly state: 'pressed' | 'done' | 'failed' | 'called-off' | 'elsewhere';
    }
  /** The run that a move started or resumed has ended. */
  | {
      readonly type: 'outcome';
      readonly move: MoveKind;
      readonly status: Extract<RunStatus, 'succeeded' | 'failed' | 'cancelled'>;
    }
  /** A search found no guide. The query is in the context only. */
  | { readonly type: 'search-empty' }
  | {
      readonly type: 'helpful';
      readonly guide: string;
      readonly yes: boolean;
      readonly reason?: UnhelpfulReason;
    }
  /** A report was queued for sending, or handed over. */
  | { readonly type: 'reported'; readonly category: ReportCategory; readonly guide?: string };

/**
 * One thing that happened in the help, safe to pass on: ids of guides, codes of this list, numbers. It holds nothing a person typed,
 * nothing from a run, and no user.
 */
export type HelpEvent = HelpEventDetail & {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Where the panel stands: `run-detail` or `mission-replay`. */
  readonly surface: string;
};

/** What an event is about. It may hold personal data: pass on only what you mean to pass on. */
export interface HelpEventContext {
  readonly run: Run | undefined;
  /** What was typed into the search. */
  readonly query?: string;
}

/** A host's listener. An error it throws becomes a problem and stops nothing. */
export type OnHelpEvent = (event: HelpEvent, context: HelpEventContext) => void;
