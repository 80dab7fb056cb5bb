import type { Format } from './createFormat.ts';

/** A message with parameters. `format` writes numbers, times and plurals in the reader's language. */
export type Message<P> = (parameters: P, format: Format) => string;

/** Where a report can be once it was sent. */
export type ReportStage =
  | 'saved'
  | 'sending'
  | 'waiting'
  | 'unsure'
  | 'delivered'
  | 'handed-over'
  | 'rejected';

/** What the words are written in, for screen readers, line breaking and the direction of reading. */
export interface Language {
  /** BCP 47 tag. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
}
