import { request as requestTls } from 'node:https';
import type { Failure } from 'waymark/core';
import { nameOfStatus, ProviderError } from './providerError.ts';

export interface LumenRequest {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
  /** Milliseconds the caller waits. No deadline when left out. */
  readonly deadlineMs?: number;
}

/** Where and as whom to call. */
export interface LumenTarget {
  readonly url: string;
  readonly key: string;
  readonly region: string;
  /** Certificate to trust beside the system's own. */
  readonly certificate?: string;
}

interface RawAnswer {
  readonly status: number;
  readonly header: (name: string) => string | null;
  readonly text: string;
}

/**
 * Calls the provider once.
 *
 * @returns the answer's JSON
 * @throws ProviderError for anything but a success, with the answer's status, code and retry headers, or with the
 * connection's own error as cause
 */
export async function callLumen(
  target: LumenTarget,
  request: LumenRequest,
  signal: AbortSignal,
): Promise<Record<string, unknown>> {
  const deadline = request.deadlineMs === undefined ? undefined : AbortSignal.timeout(request.deadlineMs);
  let answer: RawAnswer;
  try {
    const both = deadline ? AbortSignal.any([signal, deadline]) : signal;
    answer = await (target.certificate ? overTls : overFetch)(target, request, both);
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    if (deadline?.aborted)
      throw new ProviderError('APIConnectionTimeoutError', 'Request timed out.', { cause: deadline.reason });
    throw new ProviderError('APIConnectionError', 'Connection error.', { cause });
  }
  if (answer.status < 300) return JSON.parse(answer.text) as Record<string, unknown>;
  throw readRefusal(answer);
}

function headersOf(target: LumenTarget): Record<string, string> {
  return {
    authorization: `Bearer ${target.key}`,
    'content-type': 'application/json',
    'x-region': target.region,
  };
}

async function overFetch(
  target: LumenTarget,
  request: LumenRequest,
  signal: AbortSignal,
): Promise<RawAnswer> {
  const response = await fetch(target.url + request.path, {
    method: request.method ?? 'POST',
    headers: headersOf(target),
    ...(request.body ? { body: JSON.stringify(request.body) } : {}),
    signal,
  });
  const text = await response.text();
  return { status: response.status, header: (name) => response.headers.get(name), text };
}

/** `fetch` cannot be told which certificate to trust, `https.request` can. */
function overTls(target: LumenTarget, request: LumenRequest, signal: AbortSignal): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const call = requestTls(
      target.url + request.path,
      {
        method: request.method ?? 'POST',
        headers: headersOf(target),
        ca: target.certificate,
        signal,
        agent: false,
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            header: (name) => String(response.headers[name] ?? '') || null,
            text,
          }),
        );
      },
    );
    call.on('error', reject);
    call.end(request.body ? JSON.stringify(request.body) : undefined);
  });
}

function readRefusal({ status, header, text }: RawAnswer): ProviderError {
  let error: { message?: string; type?: string; code?: string | null } = {};
  try {
    error = (JSON.parse(text) as { error?: typeof error }).error ?? {};
  } catch {
    error = { message: text.slice(0, 200) };
  }
  const retry = readRetry(header('retry-after'), header('x-should-retry'));
  return new ProviderError(nameOfStatus(status), `${status} ${error.message ?? 'no body'}`, {
    status,
    ...(error.code ? { code: error.code } : {}),
    ...(error.type ? { reason: error.type } : {}),
    ...(retry ? { retry } : {}),
  });
}

function readRetry(after: string | null, should: string | null): Failure['retry'] {
  if (should) return { allowed: should === 'true', said: 'x-should-retry' };
  return after ? { allowed: true, after: Number(after) * 1000, said: 'Retry-After' } : undefined;
}
