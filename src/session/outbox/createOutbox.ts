import { DAY, HOUR, MINUTE, SECOND } from '../../core/model/value/duration.ts';
import { createNote, isSure } from './createNote.ts';
import { createSender } from './createSender.ts';
import { createShelf } from './createShelf.ts';
import { createView } from './createView.ts';
import { isHeld } from './isHeld.ts';
import type { OutboxEnvironment, OutboxLocks } from './outboxEnvironment.ts';
import { isEnded, isPending, RECORD_SCHEMA, type OutboxRecord } from './outboxRecord.ts';
import { checkDelivery, LOST } from './sendOnce.ts';
import { atStage, removeRecord, settleRecord } from './settleRecord.ts';
import type { Outbox, OutboxEntry } from './outboxState.ts';

/** Keeps and sends the reports of one user from *Send* to the receipt. It does nothing before its first call. */
export function createOutbox(environment: OutboxEnvironment): Outbox {
  const { user = '', now, later, online, locks, channel, stores } = environment;
  const shelf = createShelf(stores, user, later);
  const note = createNote(environment.notes, user, () => `${now()}.${environment.random()}`);
  const view = createView(stores[0]?.place ?? 'memory');
  const timers = new Set<() => void>();
  const saving = new Set<Promise<unknown>>();
  let isEvicted = false;
  let isAsked = false;
  let running: Promise<void> | undefined;
  let isWanted = false;
  let stop: (() => void) | undefined;
  let wake: (() => void) | undefined;

  const after = (run: () => void, ms: number): (() => void) => {
    const cancel = later(() => {
      timers.delete(cancel);
      run();
    }, ms);
    timers.add(cancel);
    return () => {
      timers.delete(cancel);
      cancel();
    };
  };
  const sender = createSender(environment, shelf, view, after);

  const start = (): void => {
    if (stop) return;
    const ends = [
      channel?.subscribe(() => void drain()),
      online?.subscribe(() => {
        sender.back();
        void drain();
      }),
    ];
    stop = () => ends.forEach((end) => end?.());
  };
  const isOn = (): boolean => stop !== undefined;

  /**
   * Reads all stores again. If the browser emptied every store while this page was open, the reports that the page still holds are saved
   * again.
   * @returns whether every store could be read
   */
  const refresh = async (): Promise<boolean> => {
    await sender.catchUp();
    const before = note.read();
    const isPurged = (): boolean => before !== null && note.read() === null;
    let said = await shelf.read(isPurged);
    isEvicted ||= said.isRestored;
    const lasting = said.records.filter(({ place }) => place !== 'memory');
    // Every page changes the note before it deletes a report. An unchanged note without a report means that the browser deleted the report.
    if (said.isComplete && !said.unreadable && !lasting.length && isSure(before) && note.read() === before) {
      isEvicted = true;
      for (const { place: _, copies, ...record } of view.records()) {
        if (copies > 0 && isPending(record)) {
          await shelf.save(record.id, (there) => (there ? undefined : record));
        }
      }
      said = await shelf.read(isPurged);
    }
    if (said.records.some((record) => isPending(record) && record.place !== 'memory')) {
      if (!isSure(note.read())) note.confirm();
    } else if (said.isComplete) note.drop(before);
    if (said.isComplete) sender.cut(said.records.map(({ id }) => id));
    view.show(said.records.map(sender.overlay), said, isEvicted ? 'evicted' : undefined);
    return said.isComplete;
  };

  const pass = async (): Promise<void> => {
    // While a store cannot be read, receipts stay: the store may hold a copy of the report, which would be sent again without its receipt.
    const old = (await refresh()) ? outdated(view.records(), now()) : [];
    for (const id of old) {
      await shelf.change(id, (there) => (isEnded(there) ? null : undefined)).catch(() => {});
    }
    // Only the holder of the lock can tell whether the page that was sending is still alive.
    if (!sender.next(false) && !view.records().some(({ stage }) => stage.kind === 'sending')) return;
    await withLock(locks, `waymark-outbox:${user}`, after, async (isAlone) => {
      await refresh();
      for (let record = sender.next(isAlone); record && isOn(); record = sender.next(isAlone)) {
        await sender.deliver(record, isAlone);
        await refresh();
      }
    });
  };

  const run = async (): Promise<void> => {
    while (isWanted && isOn()) {
      isWanted = false;
      await pass().catch(() => {});
    }
    running = undefined;
    wake?.();
    const soonest = Math.min(...view.records().map((record) => sender.due(record, false)));
    if (!isOn() || soonest === Infinity) return;
    wake = after(() => void drain(), Math.min(HOUR, Math.max(SECOND, soonest - now())));
  };

  function drain(): Promise<void> {
    start();
    isWanted = true;
    running ??= run();
    return running;
  }

  const put = async (
    entry: OutboxEntry,
    decide: (there: OutboxRecord | undefined, fresh: OutboxRecord) => OutboxRecord | undefined,
  ): Promise<boolean> => {
    start();
    note.expect();
    const { id, runId, receiver, category, subject, createdAt, body } = entry;
    const fresh: OutboxRecord = {
      schema: RECORD_SCHEMA,
      user,
      id,
      runId,
      receiver,
      category,
      subject,
      createdAt,
      body,
      stage: { kind: 'saved', at: now() },
      tries: 0,
      tried: [],
      revision: 0,
    };
    const writing = shelf.save(id, (there) => decide(there, fresh));
    saving.add(writing);
    const { record = fresh, ...where } = await writing;
    const isDurable = where.copies > 0;
    saving.delete(writing);
    view.showOne(record, where);
    sender.forget(id);
    if (isDurable) note.confirm();
    channel?.post();
    void drain();
    return isDurable;
  };

  const askToPersist = (): void => {
    if (isAsked) return;
    isAsked = true;
    void (async () => environment.persist?.())().catch(() => {});
  };

  return {
    getState: view.getState,
    subscribe: view.subscribe,
    async save(entry) {
      let isOther = false;
      askToPersist();
      const isDurable = await put(entry, (there, fresh) => {
        const kind = there?.stage.kind;
        isOther = false;
        if (!there || kind === 'rejected' || kind === 'handed-over' || kind === 'removed') return fresh;
        if (kind === 'delivered' || there.body === entry.body) return undefined;
        if (there.tries === 0 && !there.lease) return fresh;
        isOther = true;
        return undefined;
      });
      return isOther ? { isDurable, isOther } : { isDurable };
    },
    async handOver(entry, delivery) {
      const ended = await delivery.then(
        (given) => checkDelivery(given, now()),
        () => LOST,
      );
      if (ended.kind === 'handed-over' || ended.kind === 'delivered') {
        const parts = { now: now(), random: environment.random(), isIdempotent: true };
        await put(entry, (there, fresh) =>
          !there || there.stage.kind === 'handed-over' || there.stage.kind === 'removed'
            ? settleRecord(fresh, ended, parts)
            : undefined,
        );
      }
      return ended;
    },
    drain,
    async retry(id) {
      start();
      sender.forget(id);
      note.expect();
      await sender.change(id, (there) => again(there, now())).catch(() => {});
      await drain();
    },
    async remove(id) {
      note.doubt();
      const moment = { now: now(), owner: '', isAlone: false, onlineSince: 0 };
      await sender
        .change(id, (there) => (isHeld(there, moment) ? undefined : removeRecord(there, moment.now)))
        .catch(() => {});
      sender.forget(id);
      void drain();
    },
    async purge() {
      note.drop(note.read());
      sender.cut();
      await Promise.allSettled(saving);
      note.drop(note.read());
      const isGone = await shelf.purge();
      sender.forget();
      view.show([]);
      channel?.post();
      return isGone;
    },
    end() {
      stop?.();
      stop = undefined;
      timers.forEach((cancel) => cancel());
      timers.clear();
      shelf.close();
    },
  };
}

/** The record as it was before its first try, if it can be tried again. */
function again(there: OutboxRecord, now: number): OutboxRecord | undefined {
  const { kind } = there.stage;
  if (kind !== 'waiting' && kind !== 'unsure' && kind !== 'rejected') return undefined;
  return { ...atStage(there, { kind: 'saved', at: now }), tries: 0 };
}

/** Milliseconds that a receipt is kept, so that nobody sends the same report twice. */
const RECEIPT_AGE = 30 * DAY;
const MAX_RECEIPTS = 100;
/** Milliseconds that the id of a removed report is kept; by then every page has seen the removal. */
const REMOVED_AGE = HOUR;

const isRemoved = ({ stage: { kind } }: OutboxRecord): boolean => kind === 'removed';

/** Ids of reports that have ended and need not be kept any longer. */
function outdated(records: readonly OutboxRecord[], now: number): readonly string[] {
  const removed = records.filter(
    (record) => isRemoved(record) && Math.abs(now - record.stage.at) > REMOVED_AGE,
  );
  const receipts = records
    .filter((record) => isEnded(record) && !isRemoved(record))
    .toSorted((a, b) => b.stage.at - a.stage.at)
    .filter(({ stage: { at } }, index) => index >= MAX_RECEIPTS || now - at > RECEIPT_AGE);
  return [...removed, ...receipts].map(({ id }) => id);
}

/** A page that holds the lock for longer may be frozen. This page then goes on without the lock; the leases keep two senders apart. */
const LOCK_TIMEOUT = 2 * MINUTE;

/** Runs `work` while no other page of this origin does; `isAlone` says whether that is certain. Never rejects. */
async function withLock(
  locks: OutboxLocks | undefined,
  name: string,
  later: (run: () => void, ms: number) => () => void,
  work: (isAlone: boolean) => Promise<void>,
): Promise<void> {
  let isStarted = false;
  const start = async (isAlone: boolean): Promise<void> => {
    isStarted = true;
    await work(isAlone);
  };
  const cut = new AbortController();
  const cancel = later(() => cut.abort(), LOCK_TIMEOUT);
  try {
    await locks?.request(name, { signal: cut.signal }, () => {
      cancel();
      return start(true);
    });
  } catch {
    // The browser forbids locks here, or another page held it for too long.
  }
  cancel();
  if (!isStarted) await start(false).catch(() => {});
}
