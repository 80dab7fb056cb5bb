import { lookup as systemLookup } from 'node:dns/promises';
import type { IncomingMessage } from 'node:http';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { checkTarget, type TargetRules } from './checkTarget.ts';
import { isPublicAddress } from './isPublicAddress.ts';

/** What a request may reach, and how long and how large it may become. */
export interface Guard extends TargetRules {
  /** The addresses of a name. @default the system's resolver */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
  /** Milliseconds for all of it. @default 20000 */
  readonly timeout?: number;
  /** PEM of an authority of one's own network, in place of the public ones. @default those that Node trusts */
  readonly ca?: string;
}

export interface GuardedRequest {
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
  /** Bytes of the answer that are read; the rest is dropped. @default 65536 */
  readonly largest?: number;
}

/** How a request ended. */
export type GuardedAnswer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      /** Names in lower case; several headers of one name are joined with a comma. */
      readonly headers: Readonly<Record<string, string | undefined>>;
      readonly text: string;
      /** False when the text was cut, by its size, by time or by the other side. */
      readonly isWhole: boolean;
    }
  | {
      readonly kind: 'failed';
      /** `refused`: by this guard, before anything was sent. */
      readonly reason: 'refused' | 'network' | 'timeout' | 'aborted';
      /** Whether the request may have arrived. False: it certainly did not. */
      readonly maybeSent: boolean;
      /** For people: a code or the guard's reason. */
      readonly said: string;
    };

export type GuardedFetch = (url: string, request: GuardedRequest, guard: Guard) => Promise<GuardedAnswer>;

const FETCH_TIMEOUT_MS = 20_000;
const MAX_ANSWER_BYTES = 65_536;

/**
 * One HTTP request to a configured target, for receivers. Never throws. The address is checked as text; the addresses its name resolves to
 * are checked when the connection is made, and the checked address itself is connected to, so that a name cannot change in between.
 * Redirects are not followed.
 */
export async function guardedFetch(
  url: string,
  request: GuardedRequest,
  guard: Guard,
): Promise<GuardedAnswer> {
  const fault = checkTarget(url, guard);
  if (fault) return refused(fault);
  const { signal, largest = MAX_ANSWER_BYTES } = request;
  const timer = new AbortController();
  const clock = setTimeout(() => timer.abort('timeout'), guard.timeout ?? FETCH_TIMEOUT_MS);
  const stop = (): void => timer.abort('aborted');
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    return await send(url, { ...request, largest }, guard, timer.signal);
  } finally {
    clearTimeout(clock);
    signal?.removeEventListener('abort', stop);
  }
}

function refused(said: string): GuardedAnswer {
  return { kind: 'failed', reason: 'refused', maybeSent: false, said };
}

/** Resolves the name and connects to the checked address, so that a name cannot change between check and use. */
async function send(
  url: string,
  request: GuardedRequest & { readonly largest: number },
  guard: Guard,
  signal: AbortSignal,
): Promise<GuardedAnswer> {
  const target = new URL(url);
  const found = await addressesOf(target.hostname, guard, signal);
  if (!Array.isArray(found)) return failed(found, false, signal);
  if (found.length === 0) return failed('ENOTFOUND', false, signal);
  if (!guard.allowPrivate && !found.every(isPublicAddress)) return refused('address');
  return exchange(target, request, { lookup: lookupOf(found), ...(guard.ca && { ca: guard.ca }) }, signal);
}

/** @returns the addresses of `host`, or the code of what went wrong */
async function addressesOf(
  host: string,
  { resolve = resolveName }: Guard,
  signal: AbortSignal,
): Promise<string[] | string> {
  const literal = host.replace(/^\[|\]$/g, '');
  if (isIP(literal)) return [literal];
  const aborted = new Promise<string>((done) => {
    if (signal.aborted) done('ABORT_ERR');
    signal.addEventListener('abort', () => done('ABORT_ERR'), { once: true });
  });
  try {
    return await Promise.race([resolve(host).then((found) => [...found]), aborted]);
  } catch (error) {
    return codeOf(error);
  }
}

async function resolveName(host: string): Promise<readonly string[]> {
  const found = await systemLookup(host, { all: true, verbatim: true });
  return found.map(({ address }) => address);
}

function lookupOf(addresses: readonly string[]): LookupFunction {
  const entries = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_, { all }, done) =>
    all ? done(null, entries) : done(null, entries[0]!.address, entries[0]!.family);
}

function exchange(
  target: URL,
  { method, headers, body, largest }: GuardedRequest & { readonly largest: number },
  connection: { readonly lookup: LookupFunction; readonly ca?: string },
  signal: AbortSignal,
): Promise<GuardedAnswer> {
  return new Promise((resolve) => {
    let isConnected = false;
    let isAnswered = false;
    const isSecure = target.protocol === 'https:';
    try {
      const sending = (isSecure ? secureRequest : plainRequest)(target, {
        method,
        headers: {
          'user-agent': 'Waymark',
          // Nothing is decompressed, so what is read is never larger than what arrived.
          'accept-encoding': 'identity',
          ...headers,
          ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
        },
        // A new connection each time: a kept one was checked for an earlier address.
        agent: false,
        ...connection,
        signal,
      });
      sending.on('socket', (socket) => {
        socket.once(isSecure ? 'secureConnect' : 'connect', () => (isConnected = true));
      });
      sending.on('error', (error) => {
        // Once the status is known, a cut text is returned with it.
        if (!isAnswered) resolve(failed(codeOf(error), isConnected, signal));
      });
      sending.on('response', (answer) => {
        isAnswered = true;
        void readText(answer, largest).then(({ text, isWhole }) => {
          sending.destroy();
          const { statusCode: status = 0 } = answer;
          resolve({ kind: 'answer', status, headers: headersOf(answer), text, isWhole });
        });
      });
      sending.end(body);
    } catch (error) {
      // The request has a header that HTTP cannot carry, such as a token with a line break.
      resolve(refused(codeOf(error)));
    }
  });
}

function failed(said: string, maybeSent: boolean, signal: AbortSignal): GuardedAnswer {
  const reason = signal.aborted ? (signal.reason as 'timeout' | 'aborted') : 'network';
  return { kind: 'failed', reason, maybeSent, said };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

/** Reads up to `largest` bytes. Never rejects, because the status is known by then. */
function readText(
  answer: IncomingMessage,
  largest: number,
): Promise<{ readonly text: string; readonly isWhole: boolean }> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const end = (isWhole: boolean): void =>
      resolve({ text: Buffer.concat(chunks).subarray(0, largest).toString('utf8'), isWhole });
    answer.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size > largest) end(false);
    });
    answer.on('end', () => end(size <= largest && answer.complete));
    answer.on('error', () => end(false));
    answer.on('close', () => end(false));
  });
}

function headersOf(answer: IncomingMessage): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    Object.entries(answer.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
}
