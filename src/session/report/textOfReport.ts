import { readJson } from '../../core/model/value/readJson.ts';
import { REPORT_CATEGORIES, type Draft } from '../../core/model/report.ts';
import { isJsonObject } from '../../core/model/value/isJsonObject.ts';
import { isText } from '../isText.ts';
import type { OutboxItem } from '../outbox/outboxState.ts';

/**
 * The operator's words from a queued report, for a device that has not stored the draft.
 * @returns `undefined` when the body is not a report as JSON
 */
export function textOfReport({
  body,
  subject,
}: OutboxItem): Partial<Pick<Draft, 'category' | 'subject' | 'message'>> | undefined {
  const report = readJson(body ?? '');
  if (!isJsonObject(report) || !isText(report['message'])) return undefined;
  const category = REPORT_CATEGORIES.find((known) => known === report['category']);
  return { subject, message: report['message'], ...(category && { category }) };
}
