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
