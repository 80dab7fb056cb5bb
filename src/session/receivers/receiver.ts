import type { Delivery, Receipt, Report } from '../../core/model/report.ts';
import type { ReportLimits } from '../../core/report/trimReport.ts';

/** Where reports go. A receiver never throws: every outcome is a `Delivery`. */
export interface Receiver {
  readonly id: string;
  /** Shown as "Send to …". */
  readonly label: string;
  /** Documented limits. */
  readonly limits: ReportLimits;
  /**
   * It opens a tab, a mail client or the clipboard, so `send` is called within the press of the button, never later by itself. Its
   * deliveries are `handed-over`, because nothing tells whether the operator completes it.
   */
  readonly interactive?: true;
  /**
   * Whether a second try under the same id is recognised. `false`: the receiver would file it twice, so after a lost answer only the
   * operator may try again. @default true
   */
  readonly idempotent?: boolean;
  /** The exact body that `send` will transmit; the preview shows it. */
  readonly encode: (report: Report) => string;
  /**
   * @param report of a queued report only the head is known: its parts are in `body`
   * @param body what `encode` returned for this report; it is never encoded again
   */
  readonly send: (report: ReportHead, body: string, signal: AbortSignal) => Promise<Delivery>;
  /**
   * The reports that the receiver has about a run, whoever sent them, newest first, so that nobody sends the same report twice. May reject:
   * the operator then sees the reports of this browser only.
   */
  readonly filed?: (runId: string, signal: AbortSignal) => Promise<readonly FiledReport[]>;
}

/** A report that a receiver has. */
export interface FiledReport {
  /** The report's own id, by which reports of this browser are recognised. */
  readonly id: string;
  readonly subject: string;
  readonly receipt: Receipt;
}

/** What is known of a report whose body is encoded already. */
export type ReportHead = Pick<Report, 'id' | 'createdAt' | 'category' | 'subject'> & {
  readonly run: Pick<Report['run'], 'id'>;
};

/** The answer of a receiver that its host has misconfigured, so that nothing can be sent. */
export async function rejectedSetup(said: string): Promise<Delivery> {
  return { kind: 'rejected', reason: 'invalid', status: 0, said };
}
