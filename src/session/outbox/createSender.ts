import type { Delivery } from '../../core/model/report.ts';
import type { Receiver } from '../receivers/receiver.ts';
import { MINUTE } from '../../core/model/value/duration.ts';
import type { Decide, PlacedRecord, Shelf } from './createShelf.ts';
import type { OutboxView } from './createView.ts';
import { dueAt } from './dueAt.ts';
import { isHeld, type Moment } from './isHeld.ts';
import type { OutboxEnvironment } from './outboxEnvironment.ts';
import { isEnded, isPending, type OutboxRecord } from './outboxRecord.ts';
import { sendOnce } from './sendOnce.ts';
import { atStage, claimRecord, settleRecord } from './settleRecord.ts';

/** Decides which report is sent when, and sends one at a time. */
export interface Sender {
  /** When a report is to be tried, as far as this page can tell; `Infinity` when not by itself. */
  readonly due: (record: OutboxRecord, isAlone: boolean) => number;
  /** The report to send now: one that was never tried, else the one that has waited longest. */
  readonly next: (isAlone: boolean) => PlacedRecord | undefined;
  /** One try. Never rejects. */
  readonly deliver: (record: PlacedRecord, isAlone: boolean) => Promise<void>;
  /** Changes a record, shows the result, and tells the other pages. */
  readonly change: Shelf['change'];
  /** Writes outcomes again that could not be written before. */
  readonly catchUp: () => Promise<void>;
  /** A record merged with an outcome that could not be written yet. */
  readonly overlay: (record: PlacedRecord) => PlacedRecord;
  /** Called when the page is online again. */
  readonly back: () => void;
  /** Aborts the current try, unless it is for one of `ids`. */
  readonly cut: (ids?: readonly string[]) => void;
  /** Drops the notes about one report, or about all. */
  readonly forget: (id?: string) => void;
}

/** A browser that says it is offline may be wrong, so a report is still tried, at this interval. */
const OFFLINE_WAIT = 5 * MINUTE;
/** How long a report that could not be changed is left alone. */
const CHANGE_DELAY = MINUTE;
/** Milliseconds that another page may take to see this page's write in a store without transactions. */
const VERIFY_DELAY = 100;

export function createSender(
  environment: OutboxEnvironment,
  shelf: Shelf,
  view: OutboxView,
  after: (run: () => void, ms: number) => () => void,
): Sender {
  const { now, uptime, online, channel } = environment;
  const unwritten = new Map<string, Decide>();
  /** Reports that are left alone until a moment of the uptime. */
  const rests = new Map<string, number>();
  /** When a report's wait ends by the uptime, set when this page first saw the wait. `key` identifies the wait. */
  const waits = new Map<string, { readonly key: string; readonly end: number }>();
  let flight: { readonly id: string; readonly cut: AbortController } | undefined;
  let onlineSince = -Infinity;
  let owner: string | undefined;

  const momentOf = (isAlone: boolean): Moment => ({
    now: now(),
    owner: (owner ??= environment.randomId()),
    isAlone,
    onlineSince,
  });

  const receiverOf = (id: string): Receiver | undefined => {
    try {
      const receiver = environment.receiver(id);
      return receiver?.interactive ? undefined : receiver;
    } catch {
      return undefined;
    }
  };

  const due = (record: OutboxRecord, isAlone: boolean): number => {
    if (!receiverOf(record.receiver)) return Infinity;
    const moment = momentOf(isAlone);
    const { id, stage, revision } = record;
    const inMoment = (end: number): number => moment.now + Math.max(0, end - uptime());
    let due = dueAt(record, moment);
    if (stage.kind === 'waiting') {
      const key = `${revision}.${stage.at}`;
      if (waits.get(id)?.key !== key) waits.set(id, { key, end: uptime() + due - moment.now });
      // The record alone does not show that the clock was set back by less than the report has waited.
      due = Math.min(due, inMoment(waits.get(id)!.end));
    }
    return Math.max(due, inMoment(rests.get(id) ?? 0));
  };

  const isFit = (body: string): boolean => {
    try {
      const isAllowed: unknown = environment.check?.(body) ?? !environment.check;
      return isAllowed === true;
    } catch {
      return false;
    }
  };

  const change: Shelf['change'] = async (id, decide, isStrict) => {
    const written = await shelf.change(id, decide, isStrict);
    if (written) view.showOne(written);
    if (written) channel?.post();
    return written;
  };

  const settle = async (id: string, decide: Decide): Promise<void> => {
    try {
      await change(id, decide);
    } catch {
      unwritten.set(id, decide);
      rests.set(id, uptime() + CHANGE_DELAY);
      const record = view.records().find((one) => one.id === id);
      const shown = record && decide(record);
      if (shown) view.showOne(shown);
    }
  };

  /**
   * Moves a report to another stage without a try. A report that a page was sending when it died becomes `unsure` where the receiver does
   * not know the key.
   */
  const put = async (
    id: string,
    isAlone: boolean,
    isIdempotent: boolean,
    to: (there: OutboxRecord) => OutboxRecord,
  ): Promise<boolean> => {
    const written = await change(id, (there) => {
      const moment = momentOf(isAlone);
      if (!isPending(there) || isHeld(there, moment)) return undefined;
      const isOpen = there.stage.kind === 'sending' && !isIdempotent;
      return isOpen ? claimRecord(there, moment, isIdempotent) : to(there);
    });
    return written !== undefined;
  };

  /** In a store without transactions another page may have claimed the report at the same moment. The page that wrote last has it. */
  const isStillMine = async (id: string): Promise<boolean> => {
    await new Promise<void>((resolve) => void after(resolve, VERIFY_DELAY));
    let isMine = false;
    await shelf.change(id, (there) => {
      isMine = there.lease?.owner === owner;
      return undefined;
    });
    return isMine;
  };

  const send = async (receiver: Receiver, claim: OutboxRecord, isLeased: boolean): Promise<void> => {
    const { id, createdAt, category, subject, runId, body = '' } = claim;
    const ending = (delivery: Delivery): Decide => {
      const parts = { now: now(), random: environment.random(), isIdempotent: receiver.idempotent !== false };
      return (there) => {
        if (isEnded(there)) return undefined;
        // An acknowledgement counts whoever holds the report by now. Any other answer counts only while this page's claim stands.
        const isMine = there.lease?.owner === claim.lease?.owner && there.stage.at === claim.stage.at;
        if (delivery.kind !== 'delivered' && isLeased && !isMine) return undefined;
        return settleRecord({ ...there, tries: claim.tries, tried: claim.tried }, delivery, parts);
      };
    };
    const cut = new AbortController();
    flight = { id, cut };
    const head = { id, createdAt, category, subject, run: { id: runId } };
    const onLate = (delivery: Delivery): void => void settle(id, ending(delivery));
    const delivery = await sendOnce(receiver, head, body, { cut, now, later: after, onLate });
    flight = undefined;
    await settle(id, ending(delivery));
  };

  /** @returns false when the record could not be changed */
  const attempt = async (record: PlacedRecord, isAlone: boolean): Promise<boolean> => {
    const { id, body, stage } = record;
    const receiver = receiverOf(record.receiver);
    if (!receiver || body === undefined) return false;
    const isIdempotent = receiver.idempotent !== false;
    const at = now();
    if (!isFit(body)) {
      const held = { kind: 'rejected', at, reason: 'secret', status: 0 } as const;
      return put(id, isAlone, isIdempotent, (there) => atStage(there, held));
    }
    // A given-up write may still happen. Another page would then send that copy too, and this receiver would file both.
    if (!isIdempotent && shelf.isInDoubt()) return false;
    const wasOffline = stage.kind === 'waiting' && stage.reason === 'offline';
    if (online && !online.isOnline() && !wasOffline) {
      const wait = { kind: 'waiting', at, reason: 'offline', until: at + OFFLINE_WAIT } as const;
      return put(id, isAlone, isIdempotent, (there) => atStage(there, { ...wait, tries: there.tries }));
    }
    const claim: Decide = (there) => claimRecord(there, momentOf(isAlone), isIdempotent);
    let isLeased = true;
    const mine = await change(id, claim, !isIdempotent).catch((error: unknown) => {
      if (!isIdempotent) throw error;
      // A full disk must not hold up a report. If another page sends it as well, the receiver recognises it by its key.
      isLeased = false;
      rests.set(id, uptime() + CHANGE_DELAY);
      return claim(record);
    });
    if (mine?.stage.kind === 'sending') {
      const isSure = isAlone || record.place !== 'localstorage' || (await isStillMine(id));
      if (isSure) await send(receiver, mine, isLeased);
    }
    return mine !== undefined;
  };

  return {
    due,
    next(isAlone) {
      const ready = view.records().filter((record) => due(record, isAlone) <= now());
      return ready.toSorted(
        (a, b) => Number(a.tries > 0) - Number(b.tries > 0) || a.stage.at - b.stage.at,
      )[0];
    },
    async deliver(record, isAlone) {
      const isChanged = await attempt(record, isAlone).catch(() => false);
      if (!isChanged) rests.set(record.id, uptime() + CHANGE_DELAY);
    },
    change,
    async catchUp() {
      for (const [id, decide] of unwritten) {
        await shelf.change(id, decide).then(
          () => unwritten.delete(id),
          () => {},
        );
      }
    },
    overlay(record) {
      const written = unwritten.get(record.id)?.(record);
      return written ? { ...written, place: record.place, copies: record.copies } : record;
    },
    back() {
      onlineSince = now();
    },
    cut(ids) {
      if (flight && !ids?.includes(flight.id)) flight.cut.abort();
    },
    forget(id) {
      if (id === undefined) unwritten.clear();
      if (id === undefined) rests.clear();
      else rests.delete(id);
      if (id === undefined) waits.clear();
      else waits.delete(id);
    },
  };
}
