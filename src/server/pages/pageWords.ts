import type { ReportCategory } from '../../core/model/report.ts';
import { isTime } from '../../core/model/value/isTime.ts';
import { DAY, HOUR, MINUTE } from '../../core/model/value/duration.ts';
import type { DeliveryState, ReportState } from '../database/schema.ts';
import { html, type Html } from './html.ts';

const STATE_WORDS: Readonly<Record<ReportState, string>> = {
  open: 'Open',
  answered: 'Answered',
  closed: 'Closed',
};

const CATEGORY_WORDS: Readonly<Record<ReportCategory, string>> = {
  blocked: 'Cannot go on',
  'wrong-result': 'Wrong result',
  'unclear-failure': 'Unclear failure',
  'guide-wrong': 'Guide did not help',
  other: 'Something else',
};

const DELIVERY_WORDS: Readonly<Record<DeliveryState, string>> = {
  queued: 'Waiting',
  sending: 'Being sent',
  delivered: 'Delivered',
  rejected: 'Not delivered',
};

/** Why a receiver did not take a report. */
const REASON_WORDS: Readonly<Record<string, string>> = {
  'rate-limited': 'it asked to be sent to more slowly',
  server: 'it failed to answer properly',
  network: 'it could not be reached',
  timeout: 'it did not answer in time',
  auth: 'it does not accept the credentials',
  invalid: 'it does not accept a report of this form',
  'too-large': 'the report is too large for it',
  gone: 'it takes no reports any more',
  unsure: 'it is not known whether it has it',
  'gave-up': 'it did not take it for days',
};

/** Words for every code. */
export const pageWords = {
  state: STATE_WORDS,
  category: CATEGORY_WORDS,
  delivery: DELIVERY_WORDS,
  reason: REASON_WORDS,
} as const;

/** `3 reports`, `1 report`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}

const DATE = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});
const AGO = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const UNITS = [
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
] as const;
/** Older times are shown as a date. */
const MAX_AGO = 14 * DAY;

/**
 * A time as `3 hours ago`, an older one as a date in UTC; the tooltip always has the date.
 * @param at, now epoch milliseconds
 */
export function timeAgo(at: number, now: number): Html {
  const date = dateOf(at);
  const past = now - at;
  const [unit, length] = UNITS.find(([, milliseconds]) => past >= milliseconds) ?? ['minute', MINUTE];
  const text =
    past < 0 || past > MAX_AGO
      ? date
      : past < MINUTE
        ? 'just now'
        : AGO.format(-Math.floor(past / length), unit);
  return html`<time datetime="${isoOf(at)}" title="${date}">${text}</time>`;
}

/** `30 Nov 2026, 04:12 UTC`. */
export function dateOf(at: number): string {
  return isTime(at) ? `${DATE.format(at)} UTC` : 'at an unknown time';
}

function isoOf(at: number): string {
  return isTime(at) ? new Date(at).toISOString() : '';
}
