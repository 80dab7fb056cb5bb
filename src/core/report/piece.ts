import type { Report } from '../model/report.ts';

/**
 * A piece of a line: a bare string is ours; `words` were written for people, `data` comes out of the run and is quoted as it stands,
 * `address` may be followed.
 */
export type Piece = string | readonly ['words' | 'data' | 'address', string];

export interface OutlineLine {
  /** Empty in a list. */
  readonly label: string;
  readonly pieces: readonly Piece[];
}

/** Ids of one kind that are named. */
export const MAX_LISTED = 30;

export type Titles = (id: string) => readonly Piece[];

/** What an id is called, with the id where that is not the same. */
export function titlesOf({ names = [], step, guide }: Report): Titles {
  const known = new Map(names.map(({ id, title }) => [id, title]));
  if (step?.title) known.set(step.id, step.title);
  if (guide?.title) known.set(guide.id, guide.title);
  return (id) => (known.has(id) ? words(known.get(id)) : data(id));
}

export function named({ id, title }: { readonly id: string; readonly title?: string }): readonly Piece[] {
  return title && title !== id ? [...words(title), ' (', ...data(id), ')'] : data(id);
}

export function data(value: string | number | boolean | undefined): readonly Piece[] {
  return value === undefined || value === '' ? [] : [['data', String(value)]];
}

export function words(text: string | undefined): readonly Piece[] {
  return text ? [['words', text]] : [];
}

/** Only what opens in a browser, and shows the host it leads to. */
export function address(url: string): readonly Piece[] {
  return /^https?:\/\/[^\s/?#@\\]+(?:[/?#]|$)/i.test(url) ? [['address', url]] : data(url);
}

/** To the second, in UTC: `2026-11-23 09:59:55 UTC`. */
export function time(at: number | undefined): readonly Piece[] {
  // Past that number a date has no text: https://tc39.es/ecma262/#sec-time-values-and-time-range
  if (at === undefined || !(Math.abs(at) <= 8.64e15)) return [];
  return [
    new Date(at)
      .toISOString()
      .replace('T', ' ')
      .replace(/\.\d+Z$/, ' UTC'),
  ];
}

export function joined(items: readonly (readonly Piece[])[], separator: string): readonly Piece[] {
  return items.flatMap((pieces, position) => (position ? [separator, ...pieces] : pieces));
}

export function list(items: readonly (readonly Piece[])[], separator: string): readonly Piece[] {
  const shown = items.filter((pieces) => pieces.length > 0);
  const more = shown.length - MAX_LISTED;
  return [...joined(shown.slice(0, MAX_LISTED), separator), ...(more > 0 ? [` and ${more} more`] : [])];
}
