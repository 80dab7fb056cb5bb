import type { RetryHint } from '../../core/model/run.ts';
import { defined } from '../../core/model/value/defined.ts';
import type { Headers } from './readHeaders.ts';

/**
 * The retry hint in the headers of an answer. Of two waits the longer one counts.
 * @param now epoch milliseconds, for a `Retry-After` date in an answer without a `Date`
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 * @see https://github.com/openai/openai-node/blob/master/src/client.ts (`x-should-retry`, `retry-after-ms`)
 */
export function readRetry(headers: Headers, now: number): RetryHint | undefined {
  const should = headers.get('x-should-retry');
  const allowed = should === 'true' ? true : should === 'false' ? false : undefined;
  const waits = [
    ['retry-after-ms', milliseconds(headers.get('retry-after-ms'), 1)],
    ['Retry-After', afterOf(headers, now)],
  ] as const;
  const [name, after] = waits.reduce((one, other) => ((other[1] ?? -1) > (one[1] ?? -1) ? other : one));
  if (allowed === undefined && after === undefined) return undefined;
  const said = [...(allowed === undefined ? [] : ['x-should-retry']), ...(after === undefined ? [] : [name])];
  return defined({ allowed, after, said: said.join(', ') });
}

function afterOf(headers: Headers, now: number): number | undefined {
  const text = headers.get('retry-after');
  const wait = milliseconds(text, 1000);
  if (wait !== undefined || text === undefined) return wait;
  const at = dateOf(text);
  return at === undefined ? undefined : Math.max(0, at - (dateOf(headers.get('date')) ?? now));
}

function milliseconds(text: string | undefined, unit: number): number | undefined {
  return text !== undefined && /^\d{1,9}(\.\d{1,6})?$/.test(text)
    ? Math.ceil(Number(text) * unit)
    : undefined;
}

function dateOf(text: string | undefined): number | undefined {
  const at = /^[A-Z][a-z]{2,8}, \d\d[ -][A-Z][a-z]{2}[ -]\d{2,4} \d\d:\d\d:\d\d GMT$/.test(text ?? '')
    ? Date.parse(text!)
    : NaN;
  return Number.isNaN(at) ? undefined : at;
}
