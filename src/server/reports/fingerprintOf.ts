import type { Report } from '../../core/model/report.ts';
import { sha256 } from './sha256.ts';

/** Of a message, what names the failure stands at its beginning. */
const MAX_WORDS = 200;

/**
 * Which failure a report is about: the same for reports whose failures have one type, code, status, step and, with addresses, numbers and
 * ids masked, one message. A report without a failure goes with those of its category, trouble, mission and guide.
 *
 * @returns 32 hexadecimal digits
 */
export async function fingerprintOf(report: Report): Promise<string> {
  const { step, failures, run, category, mission, guide } = report;
  const failure = step ?? failures?.[0];
  const { code, type, status, said } = failure ?? {};
  const isStated = [code, type, status, said].some((one) => one !== undefined);
  const key = isStated
    ? [type, code, status, failure?.title ?? step?.id ?? failures?.[0]?.stepId, maskedMessage(said ?? '')]
    : [category, run.trouble ?? run.status, mission?.id, guide?.id, guide?.symptom];
  const bytes = new TextEncoder().encode(JSON.stringify([isStated, ...key]));
  return (await sha256(bytes)).slice(0, 32);
}

/** The first line without what differs from run to run: addresses, paths, numbers, ids and what redaction took out. */
function maskedMessage(said: string): string {
  return said
    .slice(0, 4 * MAX_WORDS)
    .split('\n', 1)[0]!
    .toLowerCase()
    .replaceAll(/\[removed: [a-z0-9-]+\]/g, '#')
    .replaceAll(/\b[a-z][a-z0-9+.-]*:\/\/[^\s"'<>]+/g, '#')
    .replaceAll(/(?<![^\s"'(=:,])(?:~|\.{0,2})\/[^\s"'):,]+/g, '#')
    .replaceAll(/[\da-f]*\d[\da-f-]*/g, '#')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_WORDS);
}
