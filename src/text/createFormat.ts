import { isTime } from '../core/model/value/isTime.ts';

/** Formats numbers, times and lists in one language. Built on `Intl`; each formatter is made when first used. */
export interface Format {
  /** BCP 47 tag in use; `en` when the requested one is not a valid tag. */
  readonly locale: string;
  readonly number: (value: number) => string;
  /** Hours and minutes, with the date when it is not the day of `now`, and the year when it is half a year away; epoch milliseconds. */
  readonly time: (at: number, now?: number) => string;
  /** Hours, minutes and seconds; epoch milliseconds. */
  readonly clock: (at: number) => string;
  /** "2 minutes, 5 seconds": the two largest units that are not zero, rounded up to a second. */
  readonly duration: (ms: number) => string;
  readonly list: (items: readonly string[]) => string;
  /** Picks the plural form of the language for `count`. `other` is used for every form that is not given. */
  readonly plural: (count: number, forms: PluralForms) => string;
}

/** One text per plural category of the language. */
type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** Within it, in milliseconds, a month and a day name one date only. */
const HALF_A_YEAR = 180 * 86_400_000;

/** A language and a whole number below a thousand, which in all its regions is these digits alone. */
const PLAIN_NUMBER = /^(en|de|es|ja)(-..)? \d{1,3}$/;

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/**
 * @param locale BCP 47 tag; one that is not valid counts as `en`
 * @param timeZone IANA name; left out, the reader's own
 */
export function createFormat(locale: string, timeZone?: string): Format {
  const tag = validLocale(locale);
  const zone = timeZone === undefined ? {} : { timeZone };
  const numbers = once(() => new Intl.NumberFormat(tag));
  const times = once(() => new Intl.DateTimeFormat(tag, { timeStyle: 'short', ...zone }));
  const clocks = once(() => new Intl.DateTimeFormat(tag, { timeStyle: 'medium', ...zone }));
  const [moments, datedMoments] = ([undefined, 'numeric'] as const).map((year) =>
    once(
      () =>
        new Intl.DateTimeFormat(tag, {
          year,
          month: 'short',
          day: 'numeric',
          hour: 'numeric',
          minute: 'numeric',
          ...zone,
        }),
    ),
  );
  const days = once(() => new Intl.DateTimeFormat(tag, { dateStyle: 'short', ...zone }));
  // A formatter takes milliseconds to make; the reader's own days are known without one.
  const dayOf = (at: number): string =>
    timeZone === undefined ? new Date(at).toDateString() : days().format(at);
  const lists = once(() => new Intl.ListFormat(tag));
  const unitLists = once(() => new Intl.ListFormat(tag, { type: 'unit', style: 'short' }));
  const plurals = once(() => new Intl.PluralRules(tag));
  const units = UNITS.map(([unit]) =>
    once(() => new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'long' })),
  );

  return {
    locale: tag,
    // The first `NumberFormat` of a page takes as long as reading a run, and an answer counts its steps only.
    number: (value) => (PLAIN_NUMBER.test(`${tag} ${value}`) ? `${value}` : numbers().format(value)),
    time(at, now) {
      if (!isTime(at)) return '–';
      if (now === undefined || !isTime(now) || dayOf(at) === dayOf(now)) return times().format(at);
      return (Math.abs(now - at) < HALF_A_YEAR ? moments! : datedMoments!)().format(at);
    },
    clock: (at) => (isTime(at) ? clocks().format(at) : '–'),
    duration(ms) {
      let left = Math.max(0, Math.ceil(ms / 1000) * 1000) || 0;
      const parts: string[] = [];
      UNITS.forEach(([, size], position) => {
        const count = Math.floor(left / size);
        left %= size;
        if (count > 0 && parts.length < 2) parts.push(units[position]!().format(count));
      });
      return parts.length > 1 ? unitLists().format(parts) : (parts[0] ?? units[3]!().format(0));
    },
    list: (items) => lists().format(items),
    plural: (count, forms) => forms[plurals().select(count)] ?? forms.other,
  };
}

function validLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
