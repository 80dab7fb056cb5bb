import type { Delivery, Receipt, Report } from '../../core/model/report.ts';
import type { ReportLimits } from '../../core/report/trimReport.ts';

/** Where reports go. A receiver never throws: every ending is a `Delivery`. */
export interface Receiver {
  readonly id: string;
  /** Shown as "Send to …". */
  readonly label: string;
  /** Documented limits. */
  readonly limits: ReportLimits;
  /**
   * Opens a tab, a mail client or the clipboard, so `send` is called within the press of the button, never later by itself.
   * Its deliveries are `handed-over`, since nothing tells whether the operator goes through with it.
   */
  readonly interactive?: true;
  /**
   * What becomes of a second try under the same id. `false`: the receiver would file it twice, so after an answer that was lost
   * only the operator may try again. @default true
   */
  readonly idempotent?: boolean;
  /** The exact body `send` will transmit; what the preview shows. */
  readonly encode: (report: Report) => string;
  /**
   * @param report a queued report is known by its head alone: its parts are in `body`
   * @param body what `encode` gave for this report; it is never encoded again
   */
  readonly send: (report: ReportHead, body: string, signal: AbortSignal) => Promise<Delivery>;
  /**
   * The reports it has about a run, whoever sent them, newest first, so that nobody files one twice. May reject: the operator is then
   * shown those of this browser alone.
   */
  readonly filed?: (runId: string, signal: AbortSignal) => Promise<readonly FiledReport[]>;
}

/** A report that a receiver has. */
export interface FiledReport {
  /** The report's own id: those that this browser sent are known by it. */
  readonly id: string;
  readonly subject: string;
  readonly receipt: Receipt;
}

/** What is known of a report whose body is encoded already. */
export type ReportHead = Pick<Report, 'id' | 'createdAt' | 'category' | 'subject'> & {
  readonly run: Pick<Report['run'], 'id'>;
};

/** What a receiver answers that its host has set up so that nothing can be sent. */
export async function rejectedSetup(said: string): Promise<Delivery> {
  return { kind: 'rejected', reason: 'invalid', status: 0, said };
}
