import { REPORT_CATEGORIES, REPORT_PARTS, type Draft } from '../../core/model/report.ts';
import { isRecord, isText, isTime } from './checkTrail.ts';

/** A draft as it was kept, or `undefined` when it has not the shape of one. */
export function checkDraft(value: unknown): Draft | undefined {
  if (!isRecord(value)) return undefined;
  const { id, createdAt, subject, message, without, dirty, receiver, replaces } = value;
  const category = REPORT_CATEGORIES.find((known) => known === value['category']);
  if (!isText(id) || !id || !isTime(createdAt) || !isText(subject) || !isText(message)) return undefined;
  return {
    id,
    createdAt,
    ...(category && { category }),
    subject,
    message,
    without: REPORT_PARTS.filter((part) => Array.isArray(without) && without.includes(part)),
    dirty: dirty === true,
    ...(isText(receiver) && { receiver }),
    ...(isText(replaces) && { replaces }),
  };
}
