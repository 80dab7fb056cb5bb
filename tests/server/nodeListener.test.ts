import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { Readable } from 'node:stream';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { nodeListener, type NodeRequest } from '../../src/server/handler/nodeListener.ts';
import { senderAddress } from '../../src/server/handler/senderAddress.ts';
import { openHandler, makeReport } from './reportWorld.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function listen(listener: RequestListener): Promise<{ url: string; port: number }> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port };
}

/** Sends exactly this, and gives all that comes back until the server closes, or until `done`. */
async function raw(port: number, text: string, done: RegExp = /\r\n\r\n/): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let said = '';
  socket.setEncoding('utf8').on('data', (part: string) => {
    said += part;
    if (done.test(said)) socket.destroy();
  });
  socket.write(text);
  await once(socket, 'close');
  return said;
}

/** Says what it was asked. */
const echo = async (request: Request): Promise<Response> =>
  Response.json(
    {
      method: request.method,
      url: request.url,
      sent: request.headers.get('X-Sent'),
      body: await request.text(),
    },
    { status: 201, headers: { 'X-Given': 'a' } },
  );

describe('a handler of the Web’s kind in Node', () => {
  it('S16: gets method, address, headers and body, and gives status, headers and body', async () => {
    const { url } = await listen(nodeListener(echo));
    const body = 'é😀'.repeat(100_000);
    const response = await fetch(`${url}/a%2fb/?q=1&q=2`, {
      method: 'POST',
      body,
      headers: { 'X-Sent': 'yes' },
    });
    expect([response.status, response.headers.get('X-Given')]).toEqual([201, 'a']);
    expect(await response.json()).toEqual({
      method: 'POST',
      url: `${url}/a%2fb/?q=1&q=2`,
      sent: 'yes',
      body,
    });
    const get = await fetch(`${url}/x`);
    expect(await get.json()).toMatchObject({ method: 'GET', url: `${url}/x`, body: '' });
    const head = await fetch(`${url}/x`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([201, '']);
  });

  it('S16: keeps the host that was asked, whatever the path says', async () => {
    const { port } = await listen(nodeListener(echo));
    const ask = (line: string, host = 'app.test'): Promise<string> =>
      raw(port, `${line}\r\nHost: ${host}\r\n\r\n`, /\}$/);
    expect(await ask('GET //evil.test/x HTTP/1.1')).toContain('"url":"http://app.test//evil.test/x"');
    expect(await ask('GET /../../x HTTP/1.1')).toContain('"url":"http://app.test/x"');
    for (const line of ['GET http://evil.test/x HTTP/1.1', 'OPTIONS * HTTP/1.1']) {
      expect(await ask(line)).toMatch(/^HTTP\/1\.1 400 [^]*"code":"address"/);
    }
    expect(await ask('GET / HTTP/1.1', 'user:secret@app.test')).toMatch(/^HTTP\/1\.1 400 /);
    expect(await ask('GET / HTTP/1.1', 'a b')).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('S16: answers a sender who is still sending, so that it learns that it is too much', async () => {
    const untouched = {
      query: () => Promise.reject(new Error('asked')),
      transaction: () => Promise.reject(new Error('asked')),
      close: async () => undefined,
    };
    const { url } = await listen(nodeListener(openHandler({ database: untouched })));
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': makeReport().id };
    const said = await fetch(`${url}/api/reports`, { method: 'POST', headers, body: 'x'.repeat(8_000_000) });
    expect(said.status).toBe(413);
    const chunks = Array.from({ length: 100 }, () => new TextEncoder().encode('x'.repeat(80_000)));
    const unsaid = await fetch(`${url}/api/reports`, {
      method: 'POST',
      headers,
      body: Readable.toWeb(Readable.from(chunks)),
      duplex: 'half',
    } as RequestInit);
    expect(unsaid.status).toBe(413);
  });

  it('S16: reads on for a while only when a sender does not end', async () => {
    const { port } = await listen(nodeListener(async () => new Response('enough')));
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined).resume();
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n');
    const chunk = `${(100_000).toString(16)}\r\n${'x'.repeat(100_000)}\r\n`;
    let sent = 0;
    const send = (): void => {
      while (!socket.destroyed && socket.write(chunk)) sent += 100_000;
    };
    socket.on('drain', send);
    send();
    await new Promise((done) => socket.once('close', done));
    expect(sent).toBeGreaterThan(15_000_000);
    expect(sent).toBeLessThan(60_000_000);
  });

  it('S16: lives on when a sender leaves in the midst', async () => {
    const seen: string[] = [];
    const { url, port } = await listen(
      nodeListener(async (request) => {
        seen.push(await request.text().catch(() => 'broken off'));
        return new Response('ok');
      }),
    );
    const socket = connect(port, '127.0.0.1');
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf');
    await new Promise((done) => setTimeout(done, 50));
    socket.destroy();
    await expect.poll(() => seen).toEqual(['broken off']);
    expect(await (await fetch(url)).text()).toBe('ok');
  });

  it('S16: says so when something before it has read the body, and answers when the handler fails', async () => {
    const first = nodeListener(echo);
    const { url } = await listen((request, response) => {
      request
        .resume()
        .on('end', () =>
          setImmediate(() => first(Object.assign(request, { body: {} }) as NodeRequest, response)),
        );
    });
    const answer = await fetch(url, { method: 'POST', body: 'x' });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([500, 'body-was-read']);
    const failing = await listen(nodeListener(() => Promise.reject(new Error('secret'))));
    const failed = await fetch(failing.url);
    expect([failed.status, await failed.text()]).toEqual([500, '']);
  });

  it('S19: knows a sender by the address that its own proxies saw, and takes one on this machine for a proxy', async () => {
    const seen: (string | undefined)[] = [];
    const listener = (proxies: number) =>
      nodeListener(async (request) => (seen.push(senderAddress(request)), new Response()), { proxies });
    const ask = async (proxies: number, forwarded?: string): Promise<string | undefined> => {
      const { url } = await listen(listener(proxies));
      await fetch(url, { headers: forwarded === undefined ? {} : { 'X-Forwarded-For': forwarded } });
      return seen.at(-1);
    };
    expect(await ask(0)).toBeUndefined();
    expect(await ask(0, '203.0.113.9')).toBeUndefined();
    expect(await ask(1, '198.51.100.1, 203.0.113.9')).toBe('203.0.113.9');
    expect(await ask(2, '192.0.2.1, 198.51.100.1, 203.0.113.9')).toBe('198.51.100.1');
    expect([await ask(1), await ask(1, 'nonsense'), await ask(2, '203.0.113.9')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    // One subscriber has a whole /64.
    expect(await ask(1, '2001:db8:1:2:3:4:5:6')).toBe(await ask(1, '2001:db8:1:2:ffff::1'));
  });
});
