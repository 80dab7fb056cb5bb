import type { FiledReport, Receiver } from '../receivers/receiver.ts';

/** Milliseconds after which a receiver that has not answered counts as having no reports. */
const FILED_TIMEOUT = 10_000;

/** The receivers' reports about a run, newest first, each once. Never rejects; a receiver that fails counts as having none. */
export async function filedReports(
  receivers: readonly Receiver[],
  runId: string,
  later: (run: () => void, ms: number) => () => void,
): Promise<readonly FiledReport[]> {
  const late = new AbortController();
  const cancel = later(() => late.abort(), FILED_TIMEOUT);
  const silence = new Promise<readonly FiledReport[]>((resolve) => {
    late.signal.addEventListener('abort', () => resolve([]), { once: true });
  });
  const answers = await Promise.all(
    receivers.map(async (receiver) => {
      try {
        return await Promise.race([receiver.filed?.(runId, late.signal) ?? [], silence]);
      } catch {
        return [];
      }
    }),
  );
  cancel();
  const byId = new Map(answers.flat().map((report) => [report.id, report]));
  return [...byId.values()].sort((a, b) => b.receipt.at - a.receipt.at);
}

/** Whether a receiver tells what was reported before; one of the host's own making may throw where it is read. */
export function tellsFiled(receiver: Receiver): boolean {
  try {
    return Boolean(receiver.filed);
  } catch {
    return false;
  }
}
