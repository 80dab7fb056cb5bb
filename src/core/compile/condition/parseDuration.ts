const MILLISECONDS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** A duration as JSON schemas write it: `90s`. */
export const DURATION_PATTERN = `\\d+(\\.\\d+)?(${Object.keys(MILLISECONDS).join('|')})`;

/** Powers of ten for `KB`, powers of two for `KiB`. @see https://physics.nist.gov/cuu/Units/binary.html */
const BYTES = {
  B: 1,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
} as const;

/** A plain decimal number. */
export function parseNumber(text: string): number | undefined {
  return /^-?\d{1,15}(?:\.\d{1,6})?$/.test(text) ? Number(text) : undefined;
}

/** `90s`, `1.5h` → milliseconds. */
export function parseDuration(text: string): number | undefined {
  return withUnit(text, MILLISECONDS);
}

/** `10KB`, `1GiB` → bytes. */
export function readSize(text: string): number | undefined {
  return withUnit(text, BYTES);
}

function withUnit(text: string, units: Readonly<Record<string, number>>): number | undefined {
  const [, digits, unit] = /^(\d{1,15}(?:\.\d{1,6})?)([A-Za-z]{1,3})$/.exec(text) ?? [];
  if (digits === undefined || unit === undefined || !Object.hasOwn(units, unit)) return undefined;
  const value = Math.round(Number(digits) * units[unit]!);
  return value < 1e15 ? value : undefined;
}

/** `10 m`, `5 minutes`, `10min` as a duration is written: `10m`, `5m`. */
export function mendDuration(text: string): string | undefined {
  const [, digits, unit] =
    /^(\d{1,15}(?:\.\d{1,6})?)\s*(ms|millis(?:econds?)?|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?)$/i.exec(
      text.trim(),
    ) ?? [];
  if (digits === undefined || unit === undefined) return undefined;
  return `${digits}${/^m(?:s|illi)/i.test(unit) ? 'ms' : unit[0]!.toLowerCase()}`;
}
