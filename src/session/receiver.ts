import type { Delivery, Report } from '../core/model/report.ts';

/** Where reports go. A receiver never throws: every ending is a `Delivery`. */
export interface Receiver {
  readonly id: string;
  /** Shown as "Send to …". */
  readonly label: string;
  /** Documented limits, in UTF-16 code units. */
  readonly limits: { readonly message?: number; readonly log?: number; readonly total?: number };
  /** The exact body `send` will transmit; what the preview shows. */
  readonly encode: (report: Report) => string;
  /** @param body what `encode` gave for this report; it is never encoded again */
  readonly send: (report: Report, body: string, signal: AbortSignal) => Promise<Delivery>;
}
