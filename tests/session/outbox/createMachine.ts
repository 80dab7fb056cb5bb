import type { KeyValueStorage } from '../../../src/session/keyValueStorage.ts';
import type { OutboxLocks } from '../../../src/session/outbox/outboxEnvironment.ts';

/** What runs in a page; it stops between any two events when the page dies. */
export interface Page {
  isDead: boolean;
}

interface Event {
  readonly page: Page;
  /** An effect reaches the disk or the wire; an answer reaches the page. */
  readonly kind: 'effect' | 'answer';
  /** Effects of one lane keep their order, as transactions of one database do. */
  readonly lane?: string | undefined;
  readonly run: () => void;
}

/** A browser without anything of its own: a clock, one queue of events in random order, a disk and locks that pages share. */
export interface Machine {
  /** Wall clock; may be set. */
  readonly now: () => number;
  /** A clock that is not set. */
  readonly uptime: () => number;
  readonly setClock: (ms: number) => void;
  readonly random: () => number;
  readonly later: (page: Page) => (run: () => void, ms: number) => () => void;
  /** Something that leaves the page: takes effect at one event and is answered at a later one. */
  readonly ask: <T>(page: Page, effect: () => T | Promise<T>, lane?: string) => Promise<T>;
  /** Runs `run` in the page at some later event. */
  readonly tell: (page: Page, run: () => void) => void;
  readonly locks: (page: Page) => OutboxLocks;
  /** @param commits what was on its way to disk or wire arrives all the same */
  readonly kill: (page: Page, commits: boolean) => void;
  /** Runs one event; false when there is none. */
  readonly step: () => Promise<boolean>;
  /** Runs events until there are none. */
  readonly settle: () => Promise<void>;
  /** Goes to the next timer and runs it; false when there is none. */
  readonly tick: () => boolean;
  /** Lets time pass, running what is due. */
  readonly pass: (ms: number) => Promise<void>;
  /** Events run so far. */
  readonly count: () => number;
}

export const START = Date.parse('2026-11-23T10:00:00Z');

export function createMachine(seed: number): Machine {
  const random = randomFrom(seed);
  let time = START;
  let skew = 0;
  let ran = 0;
  /** Effects that are real promises and not settled yet. */
  let outstanding = 0;
  let events: Event[] = [];
  let timers: { readonly at: number; readonly page: Page; readonly run: () => void }[] = [];
  const held = new Map<string, { page: Page; release: () => void }>();
  let waiting: { readonly name: string; readonly page: Page; readonly grant: () => void }[] = [];

  const push = (page: Page, kind: Event['kind'], run: () => void, lane?: string): void => {
    if (!page.isDead) events.push({ page, kind, run, lane });
  };
  const flush = (): Promise<void> => new Promise((done) => setImmediate(done));

  const step = async (): Promise<boolean> => {
    if (events.length === 0) {
      await flush();
      if (events.length === 0) return outstanding > 0;
    }
    const { lane } = events[Math.floor(random() * events.length)]!;
    const first = events.findIndex((one) => one.lane === lane);
    const at = lane === undefined ? Math.floor(random() * events.length) : first;
    const [event] = events.splice(at, 1);
    ran += 1;
    event!.run();
    await flush();
    return true;
  };
  const settle = async (): Promise<void> => {
    for (let left = 20_000; await step(); left -= 1) if (left === 0) throw new Error('never settles');
  };

  const tick = (end = Infinity): boolean => {
    const due = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
    if (!due) return false;
    timers = timers.filter((one) => one !== due);
    time = Math.max(time, due.at);
    due.run();
    return true;
  };

  const grantNext = (name: string): void => {
    if (held.has(name)) return;
    const next = waiting.find((one) => one.name === name);
    if (!next) return;
    waiting = waiting.filter((one) => one !== next);
    held.set(name, {
      page: next.page,
      release: () => {
        held.delete(name);
        grantNext(name);
      },
    });
    push(next.page, 'answer', next.grant);
  };

  return {
    now: () => time + skew,
    uptime: () => time - START,
    setClock(ms) {
      skew += ms;
    },
    random,
    later: (page) => (run, ms) => {
      const timer = { at: time + ms, page, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    ask: (page, effect, lane) =>
      new Promise((resolve, reject) => {
        push(
          page,
          'effect',
          () => {
            outstanding += 1;
            void (async () => effect())()
              .then(
                (value) => push(page, 'answer', () => resolve(value)),
                (error: unknown) => push(page, 'answer', () => reject(error)),
              )
              .finally(() => (outstanding -= 1));
          },
          lane,
        );
      }),
    tell: (page, run) => push(page, 'answer', run),
    locks: (page) => ({
      request: (name, { signal }, run) =>
        new Promise((resolve, reject) => {
          const waiter = {
            name,
            page,
            grant: () => {
              void run().then(
                () => {
                  held.get(name)?.release();
                  resolve(undefined);
                },
                () => {},
              );
            },
          };
          waiting.push(waiter);
          signal.addEventListener('abort', () => {
            if (!waiting.includes(waiter)) return;
            waiting = waiting.filter((one) => one !== waiter);
            reject(new DOMException('aborted', 'AbortError'));
          });
          grantNext(name);
        }),
    }),
    kill(page, commits) {
      const own = events.filter((event) => event.page === page && event.kind === 'effect');
      page.isDead = true;
      events = events.filter((event) => event.page !== page);
      timers = timers.filter((timer) => timer.page !== page);
      waiting = waiting.filter((one) => one.page !== page);
      if (commits) own.forEach((event) => event.run());
      for (const lock of held.values()) if (lock.page === page) lock.release();
    },
    step,
    settle,
    tick: () => tick(),
    async pass(ms) {
      const end = time + ms;
      do await settle();
      while (tick(end));
      time = end;
    },
    count: () => ran,
  };
}

/** Numbers from 0 to 1 that depend on the seed alone. @see https://github.com/cprosche/mulberry32 */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A storage as a browser has it, which can be made to refuse. */
export function createListedStorage(): KeyValueStorage & {
  readonly length: number;
  readonly key: (index: number) => string | null;
  readonly map: Map<string, string>;
  refuse?: Error | undefined;
} {
  const map = new Map<string, string>();
  return {
    map,
    get length() {
      return map.size;
    },
    key: (index) => [...map.keys()][index] ?? null,
    getItem: (key) => map.get(key) ?? null,
    setItem(key, value) {
      if (this.refuse) throw this.refuse;
      map.set(key, value);
    },
    removeItem: (key) => void map.delete(key),
  };
}
