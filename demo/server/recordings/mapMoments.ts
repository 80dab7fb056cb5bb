/** Names of the fields that hold a moment, in epoch milliseconds. */
const MOMENTS = new Set([
  'observedAt',
  'createdAt',
  'startedAt',
  'endedAt',
  'lastEventAt',
  'at',
  'since',
  'until',
  'nextAt',
]);

/** A copy of a plain value with every moment changed by `change`. */
export function mapMoments<T>(value: T, change: (moment: number) => number, name = ''): T {
  if (Array.isArray(value)) return value.map((item: unknown) => mapMoments(item, change)) as T;
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, mapMoments(inner as unknown, change, key)]),
    ) as T;
  return typeof value === 'number' && MOMENTS.has(name) ? (change(value) as T) : value;
}

function momentsOf(value: unknown): number[] {
  const moments: number[] = [];
  mapMoments(value, (moment) => {
    moments.push(moment);
    return moment;
  });
  return moments;
}

const timeless = (value: unknown): string => JSON.stringify(mapMoments(value, () => 0));

/** Milliseconds by which a moment may differ from the last recording without being news. */
const JITTER = 1_500;

/**
 * Is a new recording the old one but for the jitter of its times? Then the old file stays, so that recording again
 * shows only what really changed.
 */
export function isSameRecording(before: unknown, after: unknown): boolean {
  if (timeless(before) !== timeless(after)) return false;
  const then = momentsOf(before);
  return momentsOf(after).every((moment, index) => Math.abs(moment - then[index]!) <= JITTER);
}
