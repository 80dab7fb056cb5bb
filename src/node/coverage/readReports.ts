import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { readJson } from '../../core/model/value/readJson.ts';
import type { Io } from '../cli/io.ts';
import { readLines } from '../cli/readLines.ts';

/** Milliseconds that a server may take to begin its answer. */
const MAX_WAIT = 30_000;

/**
 * Received reports, one at a time: the lines of a file of JSON lines as a report server exports it, or of the server itself, by the address at
 * which it takes reports. A server is asked with the token in `WAYMARK_TOKEN`.
 *
 * @returns values of any kind, `undefined` for a line that is no JSON; throws what can be said to the user
 */
export async function* readReports(from: string, io: Io): AsyncGenerator {
  const pieces = /^https?:\/\//.test(from)
    ? await ask(from, io)
    : from === '-'
      ? io.stdinPieces()
      : createReadStream(resolve(io.cwd, from));
  for await (const { text } of readLines(pieces)) {
    if (text?.trim() !== '') yield text === undefined ? undefined : readJson(text);
  }
}

/** The reports cannot be had; the message is for the user. */
export class ReportsUnread extends Error {}

async function ask(address: string, { env }: Io): Promise<AsyncIterable<Uint8Array>> {
  const url = `${address.replace(/\/+$/, '')}/export?format=jsonl`;
  const token = env['WAYMARK_TOKEN'];
  const response = await fetch(url, {
    headers: token ? { Authorization: `Bearer ${token}` } : {},
    signal: AbortSignal.timeout(MAX_WAIT),
  }).catch((error: unknown) => {
    throw new ReportsUnread(
      `Nothing answers at ${url}: ${error instanceof Error ? error.message : String(error)}.`,
    );
  });
  if (response.status === 401 || response.status === 403)
    throw new ReportsUnread(
      `${url} may not be read${token ? ' with the token in WAYMARK_TOKEN' : ': set WAYMARK_TOKEN to the token of the server'}.`,
    );
  if (!response.ok || !response.body)
    throw new ReportsUnread(
      `${url} answered ${response.status}. Name the address that reports are sent to, such as http://127.0.0.1:8787/api/reports.`,
    );
  return response.body;
}
