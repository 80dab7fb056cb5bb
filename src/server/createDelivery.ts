import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { DAY } from '../core/model/value/duration.ts';
import type { Database } from './database/database.ts';
import { createQueueClock } from './queue/createQueueClock.ts';
import { claimDeliveries, type Claim, type Claimed } from './queue/claimDeliveries.ts';
import { sendClaimed } from './queue/sendClaimed.ts';
import { settleDelivery, type Settled } from './queue/settleDelivery.ts';
import type { ServerReceiver } from './receivers/serverReceiver.ts';

/** An event worth a line in a log. Of a report it holds only the id. */
export type DeliveryEvent =
  | ({ readonly report: string; readonly receiver: string; readonly tries: number } & Settled)
  /** The database cannot be used; the worker tries again by itself. */
  | { readonly kind: 'fault'; readonly receiver: string; readonly error: unknown };

export interface DeliveryOptions {
  readonly database: Database;
  /** Reports queued for others are left alone: another process may have them. */
  readonly receivers: readonly ServerReceiver[];
  /** Epoch milliseconds. @default the database's clock, so that workers on several machines agree */
  readonly now?: () => number;
  /** From 0 up to 1. @default `Math.random` */
  readonly random?: () => number;
  /**
   * Milliseconds after which another worker takes over the report of a worker that gives no sign. Never under three times a receiver's
   * timeout. @default 120000
   */
  readonly lease?: number;
  /** Milliseconds after which an undeliverable report is set aside. @default 432000000, five days */
  readonly giveUpAfter?: number;
  /** Milliseconds between looks into the queue, where nobody calls `wake`. @default 2000 */
  readonly poll?: number;
  readonly onEvent?: (event: DeliveryEvent) => void;
}

/** One worker of the queue; any number of them, in any number of processes, share the work. */
export interface DeliveryWorker {
  /** Starts delivering, until `end`. */
  readonly start: () => void;
  /** Looks into the queue now, because something was added. */
  readonly wake: () => void;
  /** Delivers what is due now; resolves with the number of reports tried, after each was tried once. */
  readonly drain: () => Promise<number>;
  /**
   * Takes no further reports and waits for the current tries, for at most `within` milliseconds; unfinished tries are aborted and made
   * again by the next worker. @default 10000
   */
  readonly end: (within?: number) => Promise<void>;
}

const MAX_FAULT_PAUSE = 30_000;

/**
 * Delivers the reports queued in `waymark_deliveries`. Whatever happens to a worker, a report is delivered at least once, and exactly once
 * to a receiver that recognises a second copy. For a receiver that does not, a report of unknown outcome is set aside as `unsure`.
 * `RULES.md` beside the receivers lists the other promises.
 */
export function createDelivery(options: DeliveryOptions): DeliveryWorker {
  const { database, random = Math.random, lease = 120_000, giveUpAfter = 5 * DAY, poll = 2000 } = options;
  const ids = options.receivers.map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined)
    throw new Error(`Waymark: two receivers have the id \`${twice}\`. Give one another \`id\`.`);
  for (const { id, rates, concurrency } of options.receivers) {
    if (![concurrency, ...rates.map(({ count, per }) => Math.min(count, per))].every((least) => least >= 1)) {
      throw new Error(
        `Waymark: the receiver \`${id}\` allows no tries at all. Rates and concurrency begin at 1.`,
      );
    }
  }
  const stopping = new AbortController();
  // Every current try adds a listener; the warning about leaks does not apply.
  setMaxListeners(0, stopping.signal);
  const ended = new AbortController();
  let started: Promise<unknown> | undefined;
  const clock = createQueueClock(database, options.now);
  const lanes = options.receivers.map(createLane);

  return {
    start: () => void (started ??= Promise.all(lanes.map(({ run }) => run()))),
    wake: () => lanes.forEach(({ wake }) => wake()),
    async drain() {
      const counts = await Promise.all(lanes.map(({ drain }) => drain()));
      return counts.reduce((sum, count) => sum + count, 0);
    },
    async end(within = 10_000) {
      ended.abort();
      lanes.forEach(({ wake }) => wake());
      const clock = setTimeout(() => stopping.abort(), within);
      await started;
      await Promise.all(lanes.map(({ idle }) => idle()));
      clearTimeout(clock);
    },
  };

  /** The work for one receiver, separate, so that a slow or broken receiver delays no other. */
  function createLane(receiver: ServerReceiver): {
    readonly run: () => Promise<void>;
    readonly drain: () => Promise<number>;
    readonly wake: () => void;
    readonly idle: () => Promise<unknown>;
  } {
    const running = new Set<Promise<void>>();
    let isWoken = false;
    let wake = (): void => void (isWoken = true);

    const sleep = async (time: number): Promise<void> => {
      if (isWoken || ended.signal.aborted) return void (isWoken = false);
      await new Promise<void>((resolve) => {
        const clock = setTimeout(resolve, time);
        wake = () => {
          clearTimeout(clock);
          resolve();
        };
      });
      wake = () => void (isWoken = true);
      isWoken = false;
    };

    /** Takes what is due and starts to send it. */
    const fill = async (): Promise<Claim> => {
      const most = receiver.concurrency - running.size;
      if (most <= 0) return { claimed: [] };
      const now = await clock.read();
      const owner = randomUUID();
      const terms = { now, owner, most, giveUpAfter, lease: Math.max(lease, 3 * receiver.timeout) };
      const claim = await claimDeliveries(database, receiver, terms);
      for (const claimed of claim.claimed) {
        const work = deliver(receiver, claimed, owner, now).finally(() => {
          running.delete(work);
          wake();
        });
        running.add(work);
      }
      return claim;
    };

    return {
      wake: () => wake(),
      idle: () => Promise.all(running),
      async drain() {
        let count = 0;
        for (;;) {
          const { claimed } = await fill();
          count += claimed.length;
          if (running.size > 0) await Promise.race(running);
          else if (claimed.length === 0) return count;
        }
      },
      async run() {
        let faults = 0;
        while (!ended.signal.aborted) {
          let pause = poll * (0.75 + random() / 2);
          try {
            const { claimed, again } = await fill();
            faults = 0;
            if (claimed.length > 0) continue;
            if (again !== undefined) pause = Math.min(pause, again);
          } catch (error) {
            tell({ kind: 'fault', receiver: receiver.id, error });
            pause = Math.min(MAX_FAULT_PAUSE, poll * 2 ** Math.min(10, faults));
            faults += 1;
          }
          await sleep(pause);
        }
      },
    };
  }

  async function deliver(
    receiver: ServerReceiver,
    claimed: Claimed,
    owner: string,
    now: number,
  ): Promise<void> {
    const ending = await sendClaimed(receiver, claimed, now, stopping.signal);
    for (let tries = 0; ; tries += 1) {
      try {
        const at = await clock.read();
        const terms = { receiver: receiver.id, owner, now: at, random: random() };
        const settled = await settleDelivery(database, claimed, ending, terms);
        return tell({ report: claimed.report, receiver: receiver.id, tries: claimed.tries, ...settled });
      } catch (error) {
        tell({ kind: 'fault', receiver: receiver.id, error });
        // An outcome that cannot be stored counts as no try: the lease ends, and the next try has the same id.
        const wait = Math.min(5000, 100 * 2 ** tries);
        if (stopping.signal.aborted || 100 * 2 ** tries > claimed.leaseUntil - now) return undefined;
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  }

  function tell(event: DeliveryEvent): void {
    try {
      options.onEvent?.(event);
    } catch {
      // A host's log that throws is no reason to deliver twice.
    }
  }
}
