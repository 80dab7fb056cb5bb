import type { Format } from './createFormat.ts';

/** A message with parameters. `format` writes numbers, times and plurals in the reader's language. */
export type Message<P> = (parameters: P, format: Format) => string;

/** The stages of a report after it was sent. */
export type ReportStage =
  | 'saved'
  | 'sending'
  | 'waiting'
  | 'unsure'
  | 'delivered'
  | 'handed-over'
  | 'rejected';

/** The language of the texts, for screen readers, line breaking and the direction of reading. */
export interface Language {
  /** BCP 47 tag. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
}
