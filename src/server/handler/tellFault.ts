import type { ReportHandlerOptions } from './createReportHandler.ts';

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
