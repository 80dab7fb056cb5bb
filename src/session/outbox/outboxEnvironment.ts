import type { KeyValueStorage } from '../keyValueStorage.ts';
import type { Receiver } from '../receivers/receiver.ts';
import type { OutboxStore } from './outboxStore.ts';

/** Everything an outbox needs from outside; nothing is taken from a global. */
export interface OutboxEnvironment {
  /** Whose reports these are; no other user's are read, shown or sent. @default '' */
  readonly user?: string;
  /** Lasting stores that fail apart, best first; the first two that work hold a copy each. Memory is added behind them. */
  readonly stores: readonly OutboxStore[];
  /** The receiver of that `Receiver.id`; reports without one wait. */
  readonly receiver: (id: string) => Receiver | undefined;
  /** Epoch milliseconds. May jump in both directions. */
  readonly now: () => number;
  /** Milliseconds of a monotonic clock with any origin. */
  readonly uptime: () => number;
  /** Uniform from 0 to 1, for jitter. */
  readonly random: () => number;
  readonly randomId: () => string;
  /** Calls `run` once after `ms`; returns a way to cancel. */
  readonly later: (run: () => void, ms: number) => () => void;
  /** Without it, the page counts as online. */
  readonly online?: {
    readonly isOnline: () => boolean;
    /** Calls `back` when the page is online again. */
    readonly subscribe: (back: () => void) => () => void;
  };
  /** Keeps several tabs from sending at once; without it the leases alone do. `navigator.locks` fits. */
  readonly locks?: OutboxLocks;
  /** Tells other tabs, and other outboxes of this page, that something changed. */
  readonly channel?: {
    readonly post: () => void;
    readonly subscribe: (changed: () => void) => () => void;
  };
  /** Where it is noted that a report waits to be sent, so that storage which lost a report is recognised. */
  readonly notes?: KeyValueStorage;
  /** Asks the browser not to evict what is stored; called at the first `save`. `navigator.storage.persist` fits. */
  readonly persist?: () => unknown;
  /**
   * Whether this body may still be sent. Asked before every try, because secrets may be registered after a body was saved. Anything but
   * `true`, or a throw, keeps it here.
   */
  readonly check?: (body: string) => boolean;
}

/** The part of the Web Locks API that is used. */
export interface OutboxLocks {
  readonly request: (
    name: string,
    options: { readonly signal: AbortSignal },
    run: () => Promise<void>,
  ) => Promise<unknown>;
}
