import type { KeyValueStorage } from '../keyValueStorage.ts';
import type { Receiver } from '../receivers/receiver.ts';
import type { OutboxStore } from './outboxStore.ts';

/** Everything an outbox needs from outside; nothing is taken from a global. */
export interface OutboxEnvironment {
  /** Whose reports these are. Nobody else's are read, shown or sent. @default '' */
  readonly user?: string;
  /** Lasting places that fail apart, best first; the first two that work hold a copy each. Memory comes after them by itself. */
  readonly stores: readonly OutboxStore[];
  /** Where to send what is queued for `Receiver.id`; what no receiver is there for waits. */
  readonly receiver: (id: string) => Receiver | undefined;
  /** Epoch milliseconds. May jump in both directions. */
  readonly now: () => number;
  /** Milliseconds by a clock that nobody sets, from any beginning. */
  readonly uptime: () => number;
  /** Evenly from 0 to 1, for jitter. */
  readonly random: () => number;
  readonly randomId: () => string;
  /** Calls `run` once after `ms`; returns a way to cancel. */
  readonly later: (run: () => void, ms: number) => () => void;
  /** Left out, the page counts as online. */
  readonly online?: {
    readonly isOnline: () => boolean;
    /** Calls `back` when the page is online again. */
    readonly subscribe: (back: () => void) => () => void;
  };
  /** One drain across tabs; left out, the leases alone see to that. `navigator.locks` fits. */
  readonly locks?: OutboxLocks;
  /** Tells other tabs, and other outboxes of this page, that something changed. */
  readonly channel?: {
    readonly post: () => void;
    readonly subscribe: (changed: () => void) => () => void;
  };
  /** Where it is noted that a report waits to be sent, so that storage which lost it can be told. */
  readonly notes?: KeyValueStorage;
  /** Asks the browser not to evict what is stored; called at the first `save`. `navigator.storage.persist` fits. */
  readonly persist?: () => unknown;
  /**
   * May this body still go out? Asked before every try, since secrets are registered after a body was saved. Anything but
   * `true`, and a throw, keeps it here.
   */
  readonly check?: (body: string) => boolean;
}

/** What is used of the Web Locks API. */
export interface OutboxLocks {
  readonly request: (
    name: string,
    options: { readonly signal: AbortSignal },
    run: () => Promise<void>,
  ) => Promise<unknown>;
}
