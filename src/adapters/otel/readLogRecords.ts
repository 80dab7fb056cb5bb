import type { Failure, LogSlice } from '../../core/model/run.ts';
import { defined } from '../../core/model/defined.ts';
import { at, firstAt, items, type Piece } from '../payload/piece.ts';
import { readText, readWord } from '../payload/readText.ts';
import { readAttributes } from './readAttributes.ts';
import { readFailure } from './readFailure.ts';
import { readNanos } from './readNanos.ts';

/** What log records say: their texts, and the exceptions in them. */
export interface LogRecords {
  readonly log: readonly LogSlice[];
  readonly failures: readonly Failure[];
}

const MOST = 5_000;

/**
 * Log records of one resource.
 * @see https://opentelemetry.io/docs/specs/semconv/exceptions/exceptions-logs/
 */
export function readLogRecords(resource: Piece, now: number): LogRecords {
  const log: LogSlice[] = [];
  const failures: Failure[] = [];
  for (const scope of items(firstAt(resource, 'scopeLogs', 'scope_logs'), 200)) {
    for (const record of items(firstAt(scope, 'logRecords', 'log_records'), MOST)) {
      const stepId = readWord(firstAt(record, 'spanId', 'span_id'));
      const body = at(record, 'body', 'stringValue');
      const text = readText(body);
      if (text !== undefined && log.length < MOST) log.push(defined({ text, stepId, path: body.path }));
      const attributes = readAttributes(at(record, 'attributes'));
      if (!attributes.has('exception.type') && !attributes.has('exception.message')) continue;
      const time = readNanos(firstAt(record, 'timeUnixNano', 'observedTimeUnixNano'));
      failures.push(defined({ ...readFailure(attributes, record.path, now), at: time, stepId }));
    }
  }
  return { log, failures: failures.slice(-100) };
}
