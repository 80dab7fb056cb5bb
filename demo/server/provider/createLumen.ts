import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { countRequest, type Account } from './accounts.ts';
import { refusals, type Refusal } from './refusal.ts';
import type { Region } from './region.ts';
import { answerCall, type Answer } from './routes.ts';

const pem = (name: string): string => readFileSync(new URL(`../tls/${name}.pem`, import.meta.url), 'utf8');

export interface LumenOptions {
  readonly accounts: readonly Account[];
  readonly regions: readonly Region[];
  /** First of three ports to listen on; 0 takes any free ones. A busy port is replaced by a free one. */
  readonly port: number;
  /** Milliseconds every call takes at least. */
  readonly callMs: number;
}

/** The local provider: a real HTTP server with keys, scopes, limits and credit, on 127.0.0.1 only. */
export interface Lumen {
  /** The API. */
  readonly url: string;
  /** The same API behind TLS, with a certificate that has expired until it is renewed. */
  readonly secureUrl: string;
  /** A port on which nobody listens until `startGateway`. */
  readonly gatewayUrl: string;
  /** What a client must trust to accept `secureUrl`. */
  readonly certificate: () => string;
  readonly announcements: readonly string[];
  readonly gatewayRunning: () => boolean;
  readonly certificateRenewed: () => boolean;
  readonly startGateway: () => Promise<void>;
  readonly renewCertificate: () => void;
  readonly close: () => Promise<void>;
}

async function listen(server: Server, port: number): Promise<number> {
  for (const wanted of [port, 0]) {
    const heard = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(wanted, '127.0.0.1', () => resolve(true));
    });
    if (heard) return (server.address() as AddressInfo).port;
  }
  throw new Error('No free port on 127.0.0.1 for the local provider.');
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text ? (JSON.parse(text) as Record<string, unknown>) : {};
}

function respond(response: ServerResponse, answer: Answer | Refusal): void {
  const body = 'error' in answer ? { error: answer.error } : answer.body;
  const headers = 'error' in answer ? answer.headers : undefined;
  response.writeHead(answer.status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

export async function createLumen({ accounts, regions, port, callMs }: LumenOptions): Promise<Lumen> {
  const announcements: string[] = [];

  async function decide(request: IncomingMessage, signal: AbortSignal): Promise<Answer> {
    const body = await readBody(request);
    const key = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    await pause(callMs, undefined, { signal });
    const region = regions.find(({ id }) => id === request.headers['x-region']) ?? regions[0]!;
    if (region.flakyCalls > 0) {
      region.flakyCalls -= 1;
      return refusals.maintenance(region.id);
    }
    if (region.maintenance) return refusals.maintenance(region.id);
    if (!key) return refusals.noKey();
    const account = accounts.find(({ keys }) => keys.has(key));
    if (!account) return refusals.wrongKey(key);
    const path = (request.url ?? '/').split('?')[0]!;
    const scope = path === '/v1/briefs' ? 'briefs:write' : 'chat:write';
    if (!account.scopes.has(scope)) return refusals.missingScope(scope);
    if (account.credit <= 0) return refusals.noCredit(account.refusal);
    const wait = countRequest(account, Date.now());
    if (wait !== undefined) return refusals.tooMany(account.requests.limit, account.requests.windowMs, wait);
    return await answerCall({
      method: request.method ?? 'GET',
      path,
      body,
      account,
      region,
      signal,
      announcements,
    });
  }

  function handle(request: IncomingMessage, response: ServerResponse): void {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    decide(request, gone.signal).then(
      (answer) => respond(response, answer),
      () => {
        if (!response.destroyed) respond(response, refusals.crashed());
      },
    );
  }

  const key = pem('throwaway-key');
  let certificate = pem('expired-certificate');
  let renewed = false;
  const plain = createServer(handle);
  const secure = createTlsServer({ key, cert: certificate }, handle);
  const gateway = createServer(handle);
  const plainPort = await listen(plain, port);
  const securePort = await listen(secure, port && port + 1);
  // Bound once and let go, so that the port is known to be free, and refuses.
  const gatewayPort = await listen(gateway, port && port + 2);
  await new Promise((resolve) => gateway.close(resolve));

  return {
    url: `http://127.0.0.1:${plainPort}`,
    secureUrl: `https://127.0.0.1:${securePort}`,
    gatewayUrl: `http://127.0.0.1:${gatewayPort}`,
    certificate: () => certificate,
    announcements,
    gatewayRunning: () => gateway.listening,
    certificateRenewed: () => renewed,
    startGateway: async () => {
      if (!gateway.listening)
        await new Promise<void>((done) => gateway.listen(gatewayPort, '127.0.0.1', done));
    },
    renewCertificate: () => {
      certificate = pem('renewed-certificate');
      renewed = true;
      secure.setSecureContext({ key, cert: certificate });
    },
    close: async () => {
      for (const server of [plain, secure, gateway]) {
        server.closeAllConnections();
        if (server.listening) await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}
