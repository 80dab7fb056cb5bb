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

/** On whose behalf a request is made. */
export interface Grant {
  /** A tenant or team: reports sent under it are found under it only. A reader without a scope finds all reports. */
  readonly scope?: string;
  /** The sender, shown to readers; for a request that marks a report, the person who marks it. */
  readonly sender?: string;
}

export interface ReportHandlerOptions {
  readonly database: Database;
  /**
   * Decides who may do what; called before anything is read. `false` refuses. Without it anybody may send, and nobody may read.
   *
   * @example authorize: async (request, { action }) => action === 'send' || (await isSupport(request))
   */
  readonly authorize?: (request: Request, asked: AccessRequest) => Promise<Grant | boolean> | Grant | boolean;
  /** Where it is mounted. @default '/api/reports' */
  readonly path?: string;
  /** Origins of pages that may call it, beside its own: `https://app.example.com`. */
  readonly origins?: readonly string[];
  /** Exact values that are never stored; asked for again for each report. */
  readonly secrets?: readonly string[] | (() => Promise<readonly string[]> | readonly string[]);
  /** Patterns of secrets that only this product has. */
  readonly redactions?: readonly Redaction[];
  /** Limits for one sender and for all; a sender over a limit is told when to try again. */
  readonly limits?: HandlerLimits;
  /** The `WWW-Authenticate` header of a refusal, such as `Bearer`. Without it a refusal is 403. */
  readonly challenge?: string;
  /** Every report is queued for each of them, in the transaction that stores it. */
  readonly receivers?: readonly { readonly id: string }[];
  /** Where a report can be looked at, for the receipt. */
  readonly reportUrl?: (id: string) => string;
  /** Called after a new report was stored, so that it can be delivered at once. */
  readonly onStored?: (id: string) => void;
  /** Called after a delivery was requeued, so that it is made at once. */
  readonly onRequeued?: () => void;
  /** Called with internal errors; clients only learn that there was one. @default `console.error` with its message */
  readonly onFault?: (error: unknown) => void;
  /** Epoch milliseconds. @default `Date.now` */
  readonly now?: () => number;
}

/** The answer to a successful request. */
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

/** Reports an internal error to the host, even if the host's log throws. */
export function tellFault(
  { onFault = logMessage }: Pick<ReportHandlerOptions, 'onFault'>,
  error: unknown,
): void {
  try {
    onFault(error);
  } catch {
    // A broken log must not cost the answer.
  }
}

/** Prints the message without its details, in which a database quotes what was sent. */
function logMessage(error: unknown): void {
  // oxlint-disable-next-line no-console -- a server whose faults nobody sees is worse
  console.error(`Waymark: ${error instanceof Error ? error.message : String(error)}`);
}
