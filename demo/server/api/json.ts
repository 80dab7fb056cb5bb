import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refused } from '../runner/refused.ts';

const LARGEST = 1_000_000;

/** Reads a request's JSON body; nothing at all counts as `{}`. */
export async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST) throw new Refused(413, `A request may have ${LARGEST} bytes at most.`);
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  if (!text) return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // Answered below, like every other body that is not an object.
  }
  throw new Refused(400, 'The body must be a JSON object.');
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(body));
}

/** Answers in the form of RFC 9457. */
export function sendProblem(response: ServerResponse, error: unknown): void {
  const status = error instanceof Refused ? error.status : 500;
  const detail = error instanceof Error ? error.message : String(error);
  response.writeHead(status, { 'content-type': 'application/problem+json; charset=utf-8' });
  response.end(JSON.stringify({ type: 'about:blank', status, detail }));
}
