import { meaningOf } from '../payload/meaningOf.ts';
import type { LogSlice } from '../../core/model/run.ts';
import type { Found } from '../payload/adapter.ts';
import { at, firstAt, isList, isObject, items, namesOf, type Piece, unpacked } from '../payload/piece.ts';
import { readText } from '../payload/readText.ts';

/** Limits: texts, nesting, and names of one object. */
const MAX_SLICES = 500;
const MAX_DEPTH = 12;
const MAX_NAMES = 100;
/** Longer values become texts of their own; shorter ones follow their name on a line. */
const MAX_FIELD = 1_000;
/** Levels of JSON inside strings that are parsed: a body in a message in a record. */
const MAX_OPENED = 2;

/**
 * Names of the message field in loggers' records.
 * @see https://opentelemetry.io/docs/specs/otel/logs/data-model/
 */
const MESSAGE_NAMES = ['message', 'msg', 'body', 'event', 'text'];
const LEVEL_NAMES = [
  'level',
  'severity',
  'severityText',
  'severity_text',
  'loglevel',
  'log.level',
  'levelname',
];
const TIME_NAMES = ['time', 'timestamp', 'ts', '@timestamp', 'asctime', 'datetime'];

/**
 * A code alone under `error`, as OAuth, Slack and Step Functions answer.
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-5.2, https://docs.slack.dev/apis/web-api#responses, https://docs.aws.amazon.com/step-
 * functions/latest/dg/concepts-error-handling.html
 */
const CODE = /^[a-z][a-z\d]*(?:_[a-z\d]+)*$|^[A-Z][A-Za-z]{1,40}(?:\.[A-Z][A-Za-z]{1,60})+$/;

/** Fields that name a run and do not say how it ended. */
const NAMING = new Set(['id', 'title', 'url', 'name']);

/** Names of the outcome field, the exact ones first: a GitHub job is `completed` with the conclusion `failure`. */
const OUTCOME_NAMES = ['conclusion', 'outcome', 'status', 'state', 'phase', 'subtype', 'result'];
/** Values of these fields. */
const OUTCOMES: Readonly<Record<string, 'succeeded' | 'failed' | 'cancelled'>> = {
  success: 'succeeded',
  succeeded: 'succeeded',
  successful: 'succeeded',
  pass: 'succeeded',
  passed: 'succeeded',
  completed: 'succeeded',
  ok: 'succeeded',
  healthy: 'succeeded',
  up: 'succeeded',
  deployed: 'succeeded',
  failed: 'failed',
  failure: 'failed',
  error: 'failed',
  errored: 'failed',
  timed_out: 'failed',
  timeout: 'failed',
  cancelled: 'cancelled',
  canceled: 'cancelled',
  aborted: 'cancelled',
};

/**
 * JSON of an unknown system, read as text: each record of a logger as a line, every other value after its name, with its path as its place.
 * A level is written as text logs write it, so that the fit reads both alike.
 * @returns `undefined` when it contains no text
 */
export function readAnyJson(payload: Piece): Found | undefined {
  const log: LogSlice[] = [];
  // A run of ours with nothing but its name.
  if (namesOf(payload, MAX_NAMES).every((name) => NAMING.has(name))) return undefined;
  const heard = { isText: false };
  walk(payload, '', 0, 0, log, heard);
  if (!heard.isText) return undefined;
  const word = readText(firstAt(payload, ...OUTCOME_NAMES))?.toLowerCase();
  const isTrue = at(payload, 'ok').value === true || at(payload, 'success').value === true;
  const outcome = meaningOf(OUTCOMES, word) ?? (isTrue ? 'succeeded' : undefined);
  const hasError = ['error', 'errors', 'exception', 'failure'].some((name) => {
    const error = at(payload, name);
    return isList(error) ? items(error, 1).length > 0 : Boolean(error.value);
  });
  if (outcome === undefined || (outcome === 'succeeded' && hasError)) return { log };
  const isTimeout = word === 'timed_out' || word === 'timeout';
  const path = firstAt(payload, ...OUTCOME_NAMES).path;
  return { status: outcome, log, ...(isTimeout && { failures: [{ timeout: 'run', path }] }) };
}

/** @param heard a text was found, not only numbers */
function walk(
  piece: Piece,
  name: string,
  depth: number,
  opened: number,
  log: LogSlice[],
  heard: { isText: boolean },
): void {
  if (log.length >= MAX_SLICES || depth > MAX_DEPTH) return;
  const { value, path } = piece;
  if (isList(piece)) {
    for (const item of items(piece, MAX_SLICES)) walk(item, name, depth + 1, opened, log, heard);
    return;
  }
  if (isObject(piece)) {
    const record = recordLine(piece);
    if (record) {
      heard.isText = true;
      log.push({ text: record, path });
    } else
      for (const key of namesOf(piece, MAX_NAMES)) walk(at(piece, key), key, depth + 1, opened, log, heard);
    return;
  }
  if (typeof value === 'string' && opened < MAX_OPENED) {
    const inner = unpacked(piece);
    if (inner !== piece) return walk(inner, name, depth + 1, opened + 1, log, heard);
  }
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return;
  if (typeof value === 'string') heard.isText = true;
  const text = String(value);
  const isText = text.length > MAX_FIELD || text.includes('\n');
  if (text === '') return;
  const isCode =
    (name === 'error' && CODE.test(text)) || (name === 'subtype' && /^error_[a-z_]{1,60}$/.test(text));
  const line = isCode ? `error code: "${text}"` : `${name}: ${text}`;
  log.push({ text: name === '' || isText ? text : line, path });
}

/** A record with a message and a level or a time, as a line of a text log. */
function recordLine(piece: Piece): string | undefined {
  const message = readText(firstAt(piece, ...MESSAGE_NAMES));
  const level = readText(firstAt(piece, ...LEVEL_NAMES));
  const isRecord = level !== undefined || readText(firstAt(piece, ...TIME_NAMES)) !== undefined;
  if (message === undefined || !isRecord) return undefined;
  const skipped = new Set([...MESSAGE_NAMES, ...LEVEL_NAMES, ...TIME_NAMES]);
  const rest = namesOf(piece, MAX_NAMES)
    .filter((name) => !skipped.has(name))
    .flatMap((name) => fieldOf(name, at(piece, name)));
  return [...(level === undefined ? [] : [`level=${level}`]), message, ...rest].join(' ');
}

function fieldOf(name: string, piece: Piece): readonly string[] {
  if (piece.value === null || piece.value === undefined) return [];
  try {
    if (typeof piece.value === 'string') return [`${name}=${piece.value.slice(0, MAX_FIELD)}`];
    return [`${name}=${JSON.stringify(piece.value).slice(0, MAX_FIELD)}`];
  } catch {
    return [];
  }
}
