import type { Delivery, Receipt, ReportCategory } from '../../core/model/report.ts';

/**
 * Where queued reports are stored. `bucket` is an IndexedDB in a Storage Bucket of Waymark's own, `cache` the Cache API. `memory` does not
 * outlive the page, and the operator is told so.
 */
export type OutboxPlace = 'indexeddb' | 'bucket' | 'cache' | 'localstorage' | 'memory';

/**
 * Why a lasting place could not be used: the browser forbids it, has no room, holds it in a later version's form, or fails.
 * `evicted`: what lay there is gone, and neither the operator nor Waymark deleted it.
 */
export type OutboxFault = 'blocked' | 'full' | 'newer' | 'broken' | 'evicted';

/** What the outbox takes: already redacted, trimmed and encoded, so that nothing else is ever stored. */
export interface OutboxEntry {
  /** The report's id: the idempotency key of every try. */
  readonly id: string;
  readonly runId: string;
  /** `Receiver.id`. */
  readonly receiver: string;
  readonly category: ReportCategory;
  readonly subject: string;
  readonly createdAt: number;
  /** Exactly what was previewed. */
  readonly body: string;
}

/** The stage of a report. Times are epoch milliseconds. */
export type OutboxStage =
  | { readonly kind: 'saved'; readonly at: number }
  | { readonly kind: 'sending'; readonly at: number }
  /** Will be tried again by itself at `until`. */
  | {
      readonly kind: 'waiting';
      readonly at: number;
      readonly reason: Extract<Delivery, { kind: 'waiting' }>['reason'];
      readonly until: number;
      readonly tries: number;
    }
  /** The answer was lost and the receiver cannot tell a second copy: only the operator may try again. */
  | { readonly kind: 'unsure'; readonly at: number }
  | { readonly kind: 'delivered'; readonly at: number; readonly receipt: Receipt }
  | {
      readonly kind: 'handed-over';
      readonly at: number;
      readonly to: Extract<Delivery, { kind: 'handed-over' }>['to'];
    }
  | {
      readonly kind: 'rejected';
      readonly at: number;
      /**
       * The receiver's reason. Or `secret`, and then nothing was sent: the text holds a value that was registered as secret after it was
       * saved, or it could not be checked.
       */
      readonly reason: Extract<Delivery, { kind: 'rejected' }>['reason'] | 'secret';
      /** HTTP status; 0 where there is none. */
      readonly status: number;
      readonly said?: string;
    };

/** One report in the outbox. The body is there until the receiver has acknowledged it. */
export type OutboxItem = Omit<OutboxEntry, 'body'> & {
  readonly body?: string;
  readonly stage: OutboxStage;
  /** Where it is stored; `memory` is lost with the page. */
  readonly place: OutboxPlace;
  /**
   * Lasting stores that hold it. Two or more: it survives the loss of any one. One: the browser has no second store, or that store failed.
   * None: it is in memory.
   */
  readonly copies: number;
};

export interface OutboxState {
  /** False until storage was read for the first time. */
  readonly isRead: boolean;
  readonly place: OutboxPlace;
  /** Why `place` is not the first one, why the last write failed, or that a place was found emptied. */
  readonly fault?: OutboxFault;
  /** Records that could not be read; they are kept and counted, never dropped silently. */
  readonly unreadable: number;
  /** This user's reports, newest first. */
  readonly items: readonly OutboxItem[];
}

/** Reports of one user between *Send* and their receipt. One per page; every tab sees the same items. */
export interface Outbox {
  readonly getState: () => OutboxState;
  readonly subscribe: (listener: (state: OutboxState) => void) => () => void;
  /**
   * Resolves once the report is in two lasting stores, or in as many as accept it: `copies` of the item says how many. Never rejects.
   * `isDurable` false: in none; it is queued for the life of this page only, and `getState().fault` says why. Saving the same id with the
   * same body again changes nothing, except that a rejected report is tried again. Another body replaces one that cannot have arrived;
   * otherwise `isOther`: the stored body stays, and the new one needs an id of its own.
   */
  readonly save: (entry: OutboxEntry) => Promise<{ readonly isDurable: boolean; readonly isOther?: true }>;
  /**
   * Stores how an interactive receiver, asked within the press of the button, ended. Where it throws or answers nonsense, nothing is known
   * of the report.
   */
  readonly handOver: (entry: OutboxEntry, delivery: Promise<Delivery>) => Promise<Delivery>;
  /** Sends the reports that are due, unless another tab does. Safe to call often; never rejects. */
  readonly drain: () => Promise<void>;
  /** Tries a waiting, unsure or rejected report again now, under the same key. */
  readonly retry: (id: string) => Promise<void>;
  /** Deletes a report; one that is being sent stays. */
  readonly remove: (id: string) => Promise<void>;
  /** Deletes everything of this user, as on logout, and aborts what is being sent. False when some of it could not be deleted. */
  readonly purge: () => Promise<boolean>;
  /** Ends timers and listeners; what is stored stays. */
  readonly end: () => void;
}
