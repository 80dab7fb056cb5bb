import type { RetryHint } from '../../core/model/run.ts';
import { at, items, type Piece } from '../payload/piece.ts';
import { readText, readWord } from '../payload/readText.ts';
import { readDuration } from '../payload/readTime.ts';

/** What the standard details of a Google error say. */
export interface RpcDetails {
  readonly reason?: string;
  readonly detail?: string;
  readonly retry?: RetryHint;
}

/**
 * @param details the list `details`
 * @see https://github.com/googleapis/googleapis/blob/master/google/rpc/error_details.proto (`ErrorInfo`, `RetryInfo`, `QuotaFailure`)
 */
export function readRpcDetails(details: Piece): RpcDetails {
  const found: { -readonly [K in keyof RpcDetails]: RpcDetails[K] } = {};
  const lines: string[] = [];
  for (const item of items(details, 20)) {
    const type = readText(at(item, '@type')) ?? '';
    if (type.endsWith('.ErrorInfo')) found.reason ??= readWord(at(item, 'reason')) ?? '';
    const after = type.endsWith('.RetryInfo') ? readDuration(at(item, 'retryDelay')) : undefined;
    if (after !== undefined) found.retry = { after, said: 'RetryInfo' };
    for (const violation of items(at(item, 'violations'), 10)) {
      const name = readText(at(violation, 'quotaId')) ?? readText(at(violation, 'description'));
      if (name !== undefined) lines.push(name);
    }
  }
  if (found.reason === '') delete found.reason;
  return lines.length > 0 ? { ...found, detail: lines.join('\n') } : found;
}
