import { DAY, MINUTE } from '../../core/model/value/duration.ts';

/** Limits for one sender, for all senders of one scope, and for everybody. */
export interface PerSender {
  readonly sender: number;
  readonly scope: number;
  readonly all: number;
}

/** How much a handler accepts. Each process counts for itself. */
export interface HandlerLimits {
  /** Bytes of one report. A widget collects some 20,000. @default 262144 */
  readonly body?: number;
  /** Reports within a minute. @default 60, 600, 6000 */
  readonly perMinute?: Partial<PerSender>;
  /** Reports within a day. @default 1000, 20000, 200000 */
  readonly perDay?: Partial<PerSender>;
  /** Bytes held in memory of reports that are not stored yet. @default 4194304, 33554432, 67108864 */
  readonly bytesInFlight?: Partial<PerSender>;
  /** Bytes of all stored reports; further reports are answered with "later" until some were deleted. Without it there is no such limit. */
  readonly stored?: number;
}

/** Who sends. An address behind an unknown proxy identifies nobody. */
interface RequestSender {
  readonly address?: string | undefined;
  readonly user?: string | undefined;
  readonly scope?: string | undefined;
}

/** Bytes of one request that are counted until it is answered. */
export interface ByteHold {
  /** @returns false when that is more than may be held at one time */
  readonly take: (bytes: number) => boolean;
  readonly release: () => void;
}

export interface Limiter {
  readonly bodyBytes: number;
  /** Counts one report. @returns seconds until another may be sent; 0 when this one may */
  readonly count: (sender: RequestSender) => number;
  readonly hold: (sender: RequestSender) => ByteHold;
}

const PER_MINUTE: PerSender = { sender: 60, scope: 600, all: 6000 };
const PER_DAY: PerSender = { sender: 1000, scope: 20_000, all: 200_000 };
const IN_FLIGHT: PerSender = { sender: 4 * 2 ** 20, scope: 32 * 2 ** 20, all: 64 * 2 ** 20 };
/** Senders remembered; the ones counted first are dropped first. */
const MAX_SENDERS = 20_000;

interface Counts {
  minute: { from: number; count: number };
  day: { from: number; count: number };
  bytes: number;
}

/** @param clock milliseconds of a monotonic clock; a wall clock that is set would lock senders out, or let them in */
export function createLimiter(limits: HandlerLimits, clock: () => number = () => performance.now()): Limiter {
  const perMinute = { ...PER_MINUTE, ...limits.perMinute };
  const perDay = { ...PER_DAY, ...limits.perDay };
  const inFlight = { ...IN_FLIGHT, ...limits.bytesInFlight };
  const counted = new Map<string, Counts>();

  const countsOf = (key: string): Counts => {
    const known = counted.get(key);
    if (known) return known;
    const now = clock();
    const fresh: Counts = { minute: { from: now, count: 0 }, day: { from: now, count: 0 }, bytes: 0 };
    counted.set(key, fresh);
    if (counted.size > MAX_SENDERS) {
      for (const [old, { bytes }] of counted) {
        if (bytes > 0 || old === key || old === ALL) continue;
        counted.delete(old);
        break;
      }
    }
    return fresh;
  };
  const isOver = (window: { from: number; count: number }, most: number, length: number): number => {
    const now = clock();
    if (now - window.from >= length) Object.assign(window, { from: now, count: 0 });
    return window.count < most ? 0 : Math.ceil((window.from + length - now) / 1000);
  };

  return {
    bodyBytes: limits.body ?? 262_144,
    count(sender) {
      const keys = keysOf(sender);
      const waits = keys.map(({ key, of }) => {
        const { minute, day } = countsOf(key);
        return Math.max(isOver(minute, perMinute[of], MINUTE), isOver(day, perDay[of], DAY));
      });
      const wait = Math.max(...waits);
      if (wait > 0) return wait;
      for (const { key } of keys) {
        const { minute, day } = countsOf(key);
        minute.count += 1;
        day.count += 1;
      }
      return 0;
    },
    hold(sender) {
      const keys = keysOf(sender);
      let held = 0;
      return {
        take(bytes) {
          if (keys.some(({ key, of }) => countsOf(key).bytes + bytes > inFlight[of])) return false;
          for (const { key } of keys) countsOf(key).bytes += bytes;
          held += bytes;
          return true;
        },
        release() {
          for (const { key } of keys) countsOf(key).bytes -= held;
          held = 0;
        },
      };
    },
  };
}

const ALL = 'all';

function keysOf({ address, user, scope }: RequestSender): readonly { key: string; of: keyof PerSender }[] {
  return [
    { key: ALL, of: 'all' },
    ...(scope ? ([{ key: `scope ${scope}`, of: 'scope' }] as const) : []),
    ...(user ? ([{ key: `user ${scope ?? ''} ${user}`, of: 'sender' }] as const) : []),
    ...(address ? ([{ key: `address ${address}`, of: 'sender' }] as const) : []),
  ];
}
