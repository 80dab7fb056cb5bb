import { readSignals } from '../../core/fit/signal/readSignals.ts';
import { redactText } from '../../core/report/redactText.ts';
import type { FitResult } from '../../core/model/fit.ts';
import type { Run } from '../../core/model/run.ts';
import { showText } from '../../core/model/value/showText.ts';

/** What identifies a kind of failure, so that equal failures can be counted together. */
export interface FailureKey {
  readonly type?: string;
  /** A code or a reason. */
  readonly code?: string;
  /** HTTP or gRPC status, exit code or signal. */
  readonly status?: string;
  /** The message without its varying parts; only when there is nothing better. */
  readonly said?: string;
}

/** Signals that a part of the key is read from: the first that is known counts. */
const PARTS = {
  type: ['error.type'],
  code: ['error.code', 'error.reason', 'error.timeout'],
  status: ['error.status', 'error.grpcStatus', 'error.exitCode', 'error.signal'],
} as const;

/** Longest value, in UTF-16 code units. */
const MAX_LABEL = 80;

/** The key of the failure that an answer is about. It contains no secret that redaction recognises. */
export function failureKey(run: Run, { failure }: Pick<FitResult, 'failure'>): FailureKey {
  const readings = readSignals(run, failure);
  const key: { -readonly [Part in keyof FailureKey]: FailureKey[Part] } = {};
  for (const [part, signals] of Object.entries(PARTS)) {
    const name = signals.find((signal) => (readings.get(signal)?.length ?? 0) > 0);
    const value = name && readings.get(name)?.[0]?.value;
    if (name === undefined || value === undefined) continue;
    const label = { 'error.exitCode': 'exit ', 'error.timeout': 'timeout ' }[name as string] ?? '';
    key[part as keyof typeof PARTS] = tidy(`${label}${value}`);
  }
  if (Object.keys(key).length > 0) return key;
  const said = readings.text('error.message')?.[0]?.text ?? readings.text('blocker.text')?.[0]?.text;
  return said === undefined ? {} : { said: tidy(withoutParticulars(said.slice(0, 2000))) };
}

/** One text for a key, the same for the same key; empty when nothing is known. */
export function textOfKey({ type, code, status, said }: FailureKey): string {
  return [type, code, status, said && `“${said}”`].filter(Boolean).join(' · ');
}

function tidy(value: string): string {
  const text = showText(redactText(value, []).text).replace(/\s+/g, ' ').trim();
  return text.length > MAX_LABEL ? `${text.slice(0, MAX_LABEL - 1)}…` : text;
}

/** The text without numbers, ids and quoted parts, which differ from case to case. */
function withoutParticulars(text: string): string {
  return redactText(text.split('\n', 1)[0] ?? '', [])
    .text.replace(/"[^"]{1,200}"|'[^']{1,200}'|`[^`]{1,200}`/g, '…')
    .replace(/[\w-]*\d[\w-]*/g, '#');
}
