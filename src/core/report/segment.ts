import type { Report } from '../model/report.ts';
import { isTime } from '../model/value/isTime.ts';

/**
 * One part of a line: a plain string is ours, `words` were written for people, `data` comes from the run and is quoted literally, `address`
 * may be followed.
 */
export type Segment = string | readonly ['words' | 'data' | 'address', string];

export interface OutlineLine {
  /** Empty for an item of a list. */
  readonly label: string;
  readonly segments: readonly Segment[];
}

/** Ids of one kind that are listed. */
export const MAX_LISTED = 30;

export type Titles = (id: string) => readonly Segment[];

/** Titles by id, followed by the id where the two differ. */
export function titlesOf({ names = [], step, guide }: Report): Titles {
  const known = new Map(names.map(({ id, title }) => [id, title]));
  if (step?.title) known.set(step.id, step.title);
  if (guide?.title) known.set(guide.id, guide.title);
  return (id) => (known.has(id) ? words(known.get(id)) : data(id));
}

export function named({ id, title }: { readonly id: string; readonly title?: string }): readonly Segment[] {
  return title && title !== id ? [...words(title), ' (', ...data(id), ')'] : data(id);
}

export function data(value: string | number | boolean | undefined): readonly Segment[] {
  return value === undefined || value === '' ? [] : [['data', String(value)]];
}

export function words(text: string | undefined): readonly Segment[] {
  return text ? [['words', text]] : [];
}

/** Only an address that opens in a browser and shows its host. */
export function address(url: string): readonly Segment[] {
  return /^https?:\/\/[^\s/?#@\\]+(?:[/?#]|$)/i.test(url) ? [['address', url]] : data(url);
}

/** To the second, in UTC: `2026-11-23 09:59:55 UTC`. */
export function timeOf(at: number | undefined): readonly Segment[] {
  if (!isTime(at)) return [];
  return [
    new Date(at)
      .toISOString()
      .replace('T', ' ')
      .replace(/\.\d+Z$/, ' UTC'),
  ];
}

export function joined(items: readonly (readonly Segment[])[], separator: string): readonly Segment[] {
  return items.flatMap((segments, position) => (position ? [separator, ...segments] : segments));
}

export function shortList(items: readonly (readonly Segment[])[], separator: string): readonly Segment[] {
  const shown = items.filter((segments) => segments.length > 0);
  const more = shown.length - MAX_LISTED;
  return [...joined(shown.slice(0, MAX_LISTED), separator), ...(more > 0 ? [` and ${more} more`] : [])];
}
