/** A report as the desk has filed it. */
export interface Ticket {
  readonly number: number;
  /** The report's id; the same one twice is one ticket. */
  readonly report: string;
  readonly subject: string;
  readonly message: string;
  readonly run: string;
}
