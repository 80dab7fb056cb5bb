import type { Delivery } from '../../core/model/report.ts';
import type { Receiver } from '../receivers/receiver.ts';
import { MINUTE } from './backOff.ts';
import type { Decide, PlacedRecord, Shelf } from './createShelf.ts';
import type { View } from './createView.ts';
import { dueAt, isEnded, isHeld, isPending, type Moment } from './dueAt.ts';
import type { OutboxEnvironment } from './outboxEnvironment.ts';
import type { OutboxRecord } from './outboxRecord.ts';
import { sendOnce } from './sendOnce.ts';
import { atStage, claimRecord, settleRecord } from './settleRecord.ts';

/** Decides what is sent when, and sends it, one report at a time. */
export interface Sender {
  /** When a report is to be tried, as far as this page can; `Infinity` when not by itself. */
  readonly due: (record: OutboxRecord, isAlone: boolean) => number;
  /** What to send now: what was never tried first, then what waits for longest. */
  readonly next: (isAlone: boolean) => PlacedRecord | undefined;
  /** One try. Never rejects. */
  readonly deliver: (record: PlacedRecord, isAlone: boolean) => Promise<void>;
  /** Changes a record and tells everybody; what it says is what was written. */
  readonly change: Shelf['change'];
  /** Tries again to write outcomes that could not be written. */
  readonly catchUp: () => Promise<void>;
  /** A record with the outcome that could not be written yet. */
  readonly overlay: (record: PlacedRecord) => PlacedRecord;
  /** Tells that the page is online again. */
  readonly back: () => void;
  /** Breaks off the try under way, if it is not for one of `ids`. */
  readonly cut: (ids?: readonly string[]) => void;
  /** Forgets what was noted of one report, or of all. */
  readonly forget: (id?: string) => void;
}

/** A page that says it is offline may be wrong, so it is tried all the same, this seldom. */
const OFFLINE_WAIT = 5 * MINUTE;
/** After a change that could not be made. */
const REST = MINUTE;
/** How long another page may take to see what this one wrote, in a place without transactions. */
const VERIFY_AFTER = 100;

export function createSender(
  environment: OutboxEnvironment,
  shelf: Shelf,
  view: View,
  after: (run: () => void, ms: number) => () => void,
): Sender {
  const { now, uptime, online, channel } = environment;
  const unwritten = new Map<string, Decide>();
  /** Reports not to be touched before a moment of the uptime. */
  const rests = new Map<string, number>();
  /** When a wait ends by the uptime, as this page first saw it; `key` names the wait. */
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
      // A clock that was set back by less than the report has waited shows in nothing else.
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
      rests.set(id, uptime() + REST);
      const record = view.records().find((one) => one.id === id);
      const shown = record && decide(record);
      if (shown) view.showOne(shown);
    }
  };

  /** Takes a report to another stage without a try, if nobody is sending it, or was and may have got through. */
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

  /** Without transactions another page may have taken it in the same moment: the last one to write has it. */
  const isStillMine = async (id: string): Promise<boolean> => {
    await new Promise<void>((resolve) => void after(resolve, VERIFY_AFTER));
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
        // An acknowledgement is true whoever holds the report by now; any other ending is for who made the try.
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

  /** False: nothing could be changed. */
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
    // A write that was given up may still happen, and another page find it: two copies, and this receiver files both.
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
      // A full disk must not keep a report from leaving it; a second copy is told by its key.
      isLeased = false;
      rests.set(id, uptime() + REST);
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
      if (!isChanged) rests.set(record.id, uptime() + REST);
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
