import { REPORT_CATEGORIES, type Receipt } from '../../core/model/report.ts';
import { safeUrl } from '../../core/model/value/safeUrl.ts';
import { isJsonObject } from '../../core/model/value/isJsonObject.ts';
import { isTime } from '../../core/model/value/isTime.ts';
import { isCount, isText } from '../isText.ts';
import { isIntact, MAX_TRIES, RECORD_SCHEMA, type OutboxRecord } from './outboxRecord.ts';

/** A stored record, or `undefined` when it is damaged or belongs to another user. */
export function checkRecord(value: unknown, user: string): OutboxRecord | undefined {
  if (!isJsonObject(value) || value['user'] !== user) return undefined;
  // Records of schema 1 have no checksum.
  if (value['schema'] !== 1 && (value['schema'] !== RECORD_SCHEMA || !isIntact(value))) return undefined;
  const { id, runId, receiver, subject, createdAt, body, lease, tries, tried, revision } = value;
  const category = REPORT_CATEGORIES.find((known) => known === value['category']);
  const stage = checkStage(value['stage']);
  if (!isText(id) || !id || !isText(runId) || !isText(receiver) || !isText(subject)) return undefined;
  if (!isTime(createdAt) || !category || !stage) return undefined;
  if (!isText(body) && stage.kind !== 'delivered' && stage.kind !== 'removed') return undefined;
  const held = stage.kind === 'sending' && isJsonObject(lease) ? lease : undefined;
  return {
    schema: RECORD_SCHEMA,
    user,
    id,
    runId,
    receiver,
    category,
    subject,
    createdAt,
    ...(isText(body) && { body }),
    stage,
    ...(held &&
      isText(held['owner']) &&
      isTime(held['until']) && { lease: { owner: held['owner'], until: held['until'] } }),
    tries: isCount(tries) ? tries : 0,
    tried: Array.isArray(tried) ? tried.filter(isTime).slice(-MAX_TRIES) : [],
    revision: isCount(revision) ? revision : 0,
  };
}

/** Whether a later version wrote it; such a record is left alone. */
export function isNewer(value: unknown): boolean {
  return isJsonObject(value) && typeof value['schema'] === 'number' && value['schema'] > RECORD_SCHEMA;
}

const oneOf = <T>(known: readonly T[], value: unknown): T | undefined => known.find((one) => one === value);

function checkStage(value: unknown): OutboxRecord['stage'] | undefined {
  if (!isJsonObject(value)) return undefined;
  const { at, until, tries, status, said } = value;
  if (!isTime(at)) return undefined;
  const kind = oneOf(['saved', 'sending', 'unsure', 'removed'] as const, value['kind']);
  if (kind) return { kind, at };
  if (value['kind'] === 'waiting') {
    const reasons = ['offline', 'network', 'timeout', 'rate-limited', 'server'] as const;
    const reason = oneOf(reasons, value['reason']) ?? 'server';
    return isTime(until) && isCount(tries) ? { kind: 'waiting', at, reason, until, tries } : undefined;
  }
  if (value['kind'] === 'delivered') {
    const receipt = checkReceipt(value['receipt']);
    return receipt && { kind: 'delivered', at, receipt };
  }
  if (value['kind'] === 'handed-over') {
    const to = oneOf(['tab', 'mail', 'clipboard', 'download'] as const, value['to']);
    return to && { kind: 'handed-over', at, to };
  }
  if (value['kind'] !== 'rejected') return undefined;
  const reason = oneOf(
    ['auth', 'invalid', 'too-large', 'gone', 'blocked', 'secret'] as const,
    value['reason'],
  );
  return {
    kind: 'rejected',
    at,
    reason: reason ?? 'invalid',
    status: isCount(status) ? status : 0,
    ...(isText(said) && { said }),
  };
}

function checkReceipt(value: unknown): Receipt | undefined {
  if (!isJsonObject(value)) return undefined;
  const { reference, at, duplicate } = value;
  if (!isText(reference) || !isTime(at)) return undefined;
  const url = safeUrl(value['url']);
  return { reference, at, ...(url && { url }), ...(duplicate === true && { duplicate }) };
}
