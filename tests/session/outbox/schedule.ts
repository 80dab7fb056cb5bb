import { randomFrom } from './createMachine.ts';

export const SERVER_MODES = [
  'ok',
  'error',
  'unavailable',
  'limited',
  'lost-answer',
  'blackhole',
  'slow',
  'unreachable',
  'throws',
  'nonsense',
] as const;
export type ServerMode = (typeof SERVER_MODES)[number];

export const DISK_FAULTS = ['none', 'full', 'broken', 'hangs'] as const;
export type DiskFault = (typeof DISK_FAULTS)[number];

export const DAMAGES = ['other-body', 'other-stage', 'cut', 'nothing'] as const;
export type Damage = (typeof DAMAGES)[number];

/** One thing that happens; plain data, so that the same schedule runs against any queue. */
export type Step =
  | { readonly do: 'open' }
  | {
      readonly do: 'save';
      readonly tab: number;
      readonly to: 'keyed' | 'plain';
      readonly poison?: 'refused' | 'failing';
    }
  /** The same report once more, from any tab. */
  | { readonly do: 'again'; readonly tab: number }
  | { readonly do: 'crash'; readonly tab: number; readonly commits: boolean }
  | { readonly do: 'close'; readonly tab: number }
  /** So many events, in random order. */
  | { readonly do: 'events'; readonly count: number }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'server'; readonly mode: ServerMode }
  | { readonly do: 'network'; readonly isOnline: boolean }
  | { readonly do: 'clock'; readonly days: number }
  /** Both lasting places in front of `localStorage` fail so. */
  | { readonly do: 'disk'; readonly fault: DiskFault }
  /** One place loses all it has: now, or between the next write there and the one in the other place. */
  | { readonly do: 'wipe'; readonly place: 0 | 1; readonly when: 'now' | 'after-write' }
  /** One record of one place is no longer what was written. */
  | { readonly do: 'corrupt'; readonly place: 0 | 1; readonly record: number; readonly how: Damage }
  | { readonly do: 'retry'; readonly tab: number };

/** The same steps for the same seed, for benches; tests let fast-check choose and shrink. */
export function randomSchedule(seed: number): readonly Step[] {
  const random = randomFrom(seed);
  const upTo = (most: number): number => Math.floor(random() * most);
  const oneOf = <T>(list: readonly T[]): T => list[upTo(list.length)]!;
  const steps: Step[] = [];
  for (let saves = 3 + upTo(6); saves > 0; saves -= 1) {
    const poison = random() < 0.1 ? oneOf(['refused', 'failing'] as const) : undefined;
    steps.push({
      do: 'save',
      tab: upTo(5),
      to: random() < 0.8 ? 'keyed' : 'plain',
      ...(poison && { poison }),
    });
  }
  const others: readonly (() => Step)[] = [
    () => ({ do: 'open' }),
    () => ({ do: 'open' }),
    () => ({ do: 'again', tab: upTo(5) }),
    () => ({ do: 'crash', tab: upTo(5), commits: random() < 0.5 }),
    () => ({ do: 'crash', tab: upTo(5), commits: random() < 0.5 }),
    () => ({ do: 'close', tab: upTo(5) }),
    () => ({ do: 'events', count: upTo(30) }),
    () => ({ do: 'events', count: upTo(30) }),
    () => ({ do: 'pass', ms: upTo(600_000) }),
    () => ({ do: 'server', mode: oneOf(SERVER_MODES) }),
    () => ({ do: 'server', mode: oneOf(SERVER_MODES) }),
    () => ({ do: 'network', isOnline: random() < 0.5 }),
    () => ({ do: 'clock', days: oneOf([-30, -1, 1, 30]) }),
    () => ({ do: 'disk', fault: oneOf(DISK_FAULTS) }),
    () => ({ do: 'wipe', place: upTo(2) as 0 | 1, when: oneOf(['now', 'after-write'] as const) }),
    () => ({ do: 'wipe', place: upTo(2) as 0 | 1, when: oneOf(['now', 'after-write'] as const) }),
    () => ({ do: 'corrupt', place: upTo(2) as 0 | 1, record: upTo(9), how: oneOf(DAMAGES) }),
    () => ({ do: 'retry', tab: upTo(5) }),
  ];
  for (let left = 8 + upTo(16); left > 0; left -= 1) {
    steps.splice(upTo(steps.length + 1), 0, oneOf(others)());
  }
  return steps;
}
