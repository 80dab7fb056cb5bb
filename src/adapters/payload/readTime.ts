import { at, isObject, type Piece } from './piece.ts';
import { readNumber } from './readText.ts';

/**
 * A time in epoch milliseconds: ISO 8601 with a zone, at any precision; a `Date`; seconds and nanos, as in protobuf. Times before 1970 are
 * what Go and .NET write for none.
 * @see https://protobuf.dev/reference/protobuf/google.protobuf/#timestamp
 */
export function readTime(piece: Piece): number | undefined {
  const { value } = piece;
  let found = NaN;
  if (typeof value === 'string' && value.length < 60) {
    const [, date, fraction = '', zone] =
      /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(\.\d{1,12})?(Z|[+-]\d\d:?\d\d)$/i.exec(value) ?? [];
    if (date) found = Date.parse(date + fraction.slice(0, 4) + zone!);
  } else if (isObject(piece)) {
    const seconds = readNumber(at(piece, 'seconds'));
    found =
      seconds === undefined
        ? timeOfDate(value)
        : seconds * 1000 + (readNumber(at(piece, 'nanos')) ?? 0) / 1e6;
  }
  return found > 0 && found < 8.64e15 ? Math.floor(found) : undefined;
}

/** The first of these that is a time. */
export function firstTime(...pieces: readonly Piece[]): number | undefined {
  for (const piece of pieces) {
    const time = readTime(piece);
    if (time !== undefined) return time;
  }
  return undefined;
}

/** Milliseconds of `1.5s`, or of seconds and nanos. @see https://protobuf.dev/reference/protobuf/google.protobuf/#duration */
export function readDuration(piece: Piece): number | undefined {
  const { value } = piece;
  if (typeof value === 'string') {
    const seconds = /^(\d{1,12}(?:\.\d{1,9})?)s$/.exec(value)?.[1];
    return seconds === undefined ? undefined : Math.ceil(Number(seconds) * 1000);
  }
  const seconds = readNumber(at(piece, 'seconds'));
  const nanos = readNumber(at(piece, 'nanos'));
  if (seconds === undefined && nanos === undefined) return undefined;
  return Math.max(0, (seconds ?? 0) * 1000 + Math.ceil((nanos ?? 0) / 1e6));
}

function timeOfDate(value: unknown): number {
  try {
    return Date.prototype.getTime.call(value);
  } catch {
    return NaN;
  }
}

/** Epoch milliseconds from epoch nanoseconds, which JSON holds as text. Zero counts as none. */
export function readNanos({ value }: Piece): number | undefined {
  const digits = typeof value === 'number' && Number.isFinite(value) && value > 0 ? value.toFixed(0) : value;
  if (typeof digits !== 'string' || !/^\d{16,20}$/.test(digits)) return undefined;
  return Number(digits.slice(0, -6));
}
