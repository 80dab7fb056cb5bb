import { encodingOf } from './encodingOf.ts';

/** Bytes of a file that are examined to tell text from binary data. */
const MAX_PROBE_BYTES = 8192;

/**
 * The text in a file: UTF-8, or UTF-16 with a byte order mark, as Windows PowerShell writes it. Logs may hold some broken bytes.
 *
 * @returns `undefined` when it is not text: it holds a zero byte, or every tenth character is broken
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const encoding = encodingOf(bytes);
  if (encoding !== 'utf-8') return new TextDecoder(encoding).decode(bytes);
  const start = bytes.subarray(0, MAX_PROBE_BYTES);
  if (start.includes(0)) return undefined;
  const broken = new TextDecoder().decode(start).split('\ufffd').length - 1;
  return broken * 10 > start.length ? undefined : new TextDecoder().decode(bytes);
}
