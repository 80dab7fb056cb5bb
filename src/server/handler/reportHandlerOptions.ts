import type { HostSecret, Redaction } from '../../core/model/report.ts';
import type { Database } from '../database/database.ts';
import type { HandlerLimits } from './createLimiter.ts';

/** What somebody asks to do. */
export interface AccessRequest {
  readonly action: 'send' | 'list' | 'read' | 'mark' | 'delete';
  /** Of a list of one run's reports, or of deleting them: the run. */
  readonly run?: string;
  /** Of one report: its id or reference. */
  readonly report?: string;
  /** Of all reports about one failure that are marked or deleted. */
  readonly failure?: string;
  /** Of all reports of one sender that are deleted. */
  readonly sender?: string;
}

/** On whose behalf a request is done. */
export interface Grant {
  /** A tenant or team: what is sent under it is found under it alone. A reader without one finds everything. */
  readonly scope?: string;
  /** Who sends, shown to those who read; of who marks a report, who did. */
  readonly sender?: string;
}

export interface ReportHandlerOptions {
  readonly database: Database;
  /**
   * Who may do what; asked before anything is read. `false` refuses. Without it anybody may send, and nobody may read.
   *
   * @example authorize: async (request, { action }) => action === 'send' || (await isSupport(request))
   */
  readonly authorize?: (request: Request, asked: AccessRequest) => Promise<Grant | boolean> | Grant | boolean;
  /** Where it is mounted. @default '/api/reports' */
  readonly path?: string;
  /** Origins of pages that may call it, beside its own: `https://app.example.com`. */
  readonly origins?: readonly string[];
  /** Exact values that are never stored; asked anew for each report. */
  readonly secrets?: readonly string[] | (() => Promise<readonly string[]> | readonly string[]);
  /** Forms of secrets that only this product has. */
  readonly redactions?: readonly Redaction[];
  /** What is taken of one sender and of all; more is told when to come back. */
  readonly limits?: HandlerLimits;
  /** How a reader who is refused may identify himself, as `WWW-Authenticate` has it: `Bearer`. Without it a refusal is 403. */
  readonly challenge?: string;
  /** Every report is queued for each of them, in the transaction that stores it. */
  readonly receivers?: readonly { readonly id: string }[];
  /** Where a report can be looked at, for the receipt. */
  readonly reportUrl?: (id: string) => string;
  /** Called after a new report was stored, to deliver it without waiting. */
  readonly onStored?: (id: string) => void;
  /** What went wrong inside; callers are told no more than that something did. @default `console.error` with its message */
  readonly onFault?: (error: unknown) => void;
  /** Epoch milliseconds. @default `Date.now` */
  readonly now?: () => number;
}

/** What a request is answered with when it was done. */
export interface Reply {
  readonly status: number;
  /** Written as JSON; pieces of text are sent one after another. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The host's secrets of this moment. @throws what the host's function throws; then nothing may be stored */
export async function secretsOf({
  secrets = [],
  redactions = [],
}: Pick<ReportHandlerOptions, 'secrets' | 'redactions'>): Promise<readonly HostSecret[]> {
  return [...(typeof secrets === 'function' ? await secrets() : secrets), ...redactions];
}

/** Tells the host what went wrong inside, whatever its own log does. */
export function tellFault(
  { onFault = logMessage }: Pick<ReportHandlerOptions, 'onFault'>,
  error: unknown,
): void {
  try {
    onFault(error);
  } catch {
    // A log that is broken must not cost the answer.
  }
}

/** Without its details: a database quotes in them what was sent. */
function logMessage(error: unknown): void {
  // oxlint-disable-next-line no-console -- a server whose faults nobody sees is worse
  console.error(`Waymark: ${error instanceof Error ? error.message : String(error)}`);
}
