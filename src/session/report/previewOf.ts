import type { HostSecret } from '../../core/model/report.ts';
import { collectReport, type ReportInput } from '../../core/report/collectReport.ts';
import { redactReport } from '../../core/report/redactReport.ts';
import { redactText } from '../../core/report/redactText.ts';
import { trimReport } from '../../core/report/trimReport.ts';
import type { Receiver } from '../receivers/receiver.ts';
import { saidBy } from '../saidBy.ts';
import type { Preview } from '../sessionState.ts';

/**
 * What will be sent, byte for byte: collected, redacted, trimmed, encoded by its receiver. Without a receiver it is the report as JSON, to
 * copy. If any stage fails there is no preview, and nothing can be sent.
 */
export function previewOf(
  input: ReportInput,
  receiver: Receiver | undefined,
  secrets: readonly HostSecret[],
): { readonly preview: Preview } | { readonly error: string } {
  try {
    const report = trimReport(redactReport(collectReport(input), secrets), receiver?.limits ?? {});
    const body: unknown = receiver ? receiver.encode(report) : JSON.stringify(report, null, 2);
    if (typeof body !== 'string') return { error: 'The receiver gave no text to send.' };
    // An encoding by the host might bring back what was redacted.
    const own = ['host-secret', ...secrets.flatMap((one) => (typeof one === 'string' ? [] : one.id))];
    if (redactText(body, secrets).removed.some(({ rule }) => own.includes(rule))) {
      return { error: 'The receiver put a secret back into the report.' };
    }
    return { preview: { report, body } };
  } catch (error) {
    return { error: saidBy(error) || 'The report could not be made.' };
  }
}
