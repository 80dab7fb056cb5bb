import type { Report } from '../../core/model/report.ts';
import type { Guard } from '../outbound/guardedFetch.ts';

/** At most `count` tries within any `per` milliseconds, over all workers together. */
export interface Rate {
  readonly count: number;
  readonly per: number;
}

/** One try, as the queue knows it. Times are epoch milliseconds. */
export interface Attempt {
  /** From 1. If above 1, an earlier try may have ended unseen. */
  readonly number: number;
  readonly firstTriedAt: number;
  readonly now: number;
  readonly signal: AbortSignal;
}

/** How one try ended. Never thrown. */
export type Sent =
  | {
      readonly kind: 'delivered';
      /** The receiver's own name for the report, where it gives one. */
      readonly reference?: string;
      readonly url?: string;
    }
  | {
      readonly kind: 'waiting';
      readonly reason: 'network' | 'timeout' | 'rate-limited' | 'server';
      /** Milliseconds that the receiver asks for. */
      readonly after?: number;
      /** Whether the report may have been filed all the same. */
      readonly maybeFiled: boolean;
      readonly said?: string;
    }
  | {
      readonly kind: 'rejected';
      /** `gone`: the receiver accepts nothing more, from anybody. The others are about this report, or the credentials. */
      readonly reason: 'auth' | 'invalid' | 'too-large' | 'gone';
      readonly said?: string;
    };

/** Where the server sends reports. It never throws: every outcome is a `Sent`. */
export interface ServerReceiver {
  /** Must stay the same over restarts and changes of configuration: deliveries are stored under it. */
  readonly id: string;
  /**
   * Whether a second try under the same report id files it once. `false`: the receiver cannot tell, so after an unknown outcome the queue
   * sets the report aside and a person decides.
   */
  readonly idempotent: boolean;
  readonly rates: readonly Rate[];
  /** Tries at one time, over all workers together. */
  readonly concurrency: number;
  /** Longest that one try takes, in milliseconds. */
  readonly timeout: number;
  /** The exact body that `send` transmits, cut to the receiver's documented limits. */
  readonly encode: (report: Report) => string;
  /** @param body what `encode` gave for this report */
  readonly send: (report: Report, body: string, attempt: Attempt) => Promise<Sent>;
}

/** What every receiver can be told besides its own. */
export interface ReceiverOptions {
  /** @default the receiver's kind, such as `slack`; two of one kind need two ids */
  readonly id?: string;
  /** @default what the vendor documents */
  readonly rates?: readonly Rate[];
  readonly concurrency?: number;
  /** How connections are made: for tests, and for a resolver of one's own. */
  readonly connection?: Omit<Guard, 'targets'>;
}
