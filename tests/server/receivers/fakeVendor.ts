import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** What a vendor gives back. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What goes wrong with the next request that would file something. */
export type Fault =
  /** Answers this and files nothing. */
  | Answer
  /** Files, and cuts the connection before, or within, the answer. */
  | 'answer lost'
  | 'answer cut'
  /** Cuts the connection and files nothing. */
  | 'request lost'
  /** Never answers; `filed` all the same or not. */
  | 'silent'
  | 'silent but filed';

/** A vendor's documented behaviour: takes a request, files or refuses. */
export type Vendor = (asked: Asked) => Answer;

/**
 * A vendor on this machine. Faults befall the requests that file (POST), one each, in order.
 *
 * @param takes milliseconds until it files, and again until it answers; it is asked what it has at no such cost
 */
export async function fakeVendor(
  vendor: Vendor,
  takes: () => number = () => 0,
): Promise<{
  readonly url: string;
  readonly faults: Fault[];
  readonly asked: Asked[];
  readonly end: () => void;
}> {
  const faults: Fault[] = [];
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const one = await readRequest(request);
      asked.push(one);
      const fault = one.method === 'POST' ? faults.shift() : undefined;
      if (typeof fault === 'object') return give(response, fault);
      if (fault === 'request lost') return request.socket.destroy();
      if (fault === 'silent') return undefined;
      const isFiling = one.method === 'POST';
      if (isFiling) await pause(takes());
      const answer = vendor(one);
      if (isFiling) await pause(takes());
      if (fault === 'silent but filed') return undefined;
      if (fault === 'answer lost') return request.socket.destroy();
      if (fault !== 'answer cut') return give(response, answer);
      response.writeHead(answer.status, { 'content-length': String(answer.body.length + 100) });
      response.write(answer.body.slice(0, answer.body.length / 2));
      setTimeout(() => request.socket.destroy(), 10);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faults,
    asked,
    end: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function readRequest(request: IncomingMessage): Promise<Asked> {
  request.setEncoding('utf8');
  let body = '';
  for await (const chunk of request) body += chunk as string;
  const { method = '', headers, url = '' } = request;
  return { method, headers, body, url: new URL(url, 'http://vendor') };
}

function give(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, headers).end(body);
}
