import fc from 'fast-check';
import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/core/model/report.ts';
import { endpoint } from '../../src/session/receivers/endpoint.ts';

const NOW = Date.parse('2026-11-23T10:00:00Z');
const report = {
  schema: 1,
  id: 'report-1',
  createdAt: NOW,
  category: 'other',
  subject: '',
  message: '',
  run: { id: '129' },
  removed: [],
  trimmed: [],
} as const satisfies Report;

/** An endpoint whose fetch answers as told, with what it was asked. */
function answering(answer: () => Response | Promise<Response>, timeout?: number) {
  const asked: { url: string; init: RequestInit }[] = [];
  const receiver = endpoint('/api/reports', {
    fetch: async (url, init) => {
      asked.push({ url: url as string, init: init! });
      return answer();
    },
    now: () => NOW,
    ...(timeout !== undefined && { timeout }),
  });
  const send = () => receiver.send(report, receiver.encode(report), new AbortController().signal);
  return { asked, receiver, send };
}

const status = (code: number, headers: Record<string, string> = {}, body = '') =>
  answering(() => new Response(body, { status: code, headers })).send();

describe('endpoint', () => {
  it('N40: posts the body it was given, with the report id as Idempotency-Key', async () => {
    const { asked, receiver, send } = answering(() => Response.json({ reference: 'R-7' }));
    await send();
    expect(asked).toHaveLength(1);
    const { url, init } = asked[0]!;
    expect(url).toBe('/api/reports');
    expect(init.method).toBe('POST');
    expect(init.body).toBe(receiver.encode(report));
    expect(new Headers(init.headers).get('idempotency-key')).toBe('report-1');
    expect(new Headers(init.headers).get('content-type')).toBe('application/json');
  });

  it('N41: a reference in a 2xx answer is a receipt', async () => {
    const { send } = answering(() => Response.json({ reference: 'R-7', url: '/r/7', duplicate: true }));
    expect(await send()).toEqual({
      kind: 'delivered',
      receipt: { reference: 'R-7', url: '/r/7', duplicate: true, at: NOW },
    });
  });

  it('N41: a 2xx answer without a reference is no receipt', async () => {
    for (const body of ['', '<html>Sign in</html>', '{}', 'null', '{"reference":""}', '[1]']) {
      expect(await answering(() => new Response(body)).send(), body).toEqual({
        kind: 'waiting',
        reason: 'server',
      });
    }
  });

  it('N41: an address that is not a page is left out of the receipt', async () => {
    const { send } = answering(() => Response.json({ reference: 'R', url: 'javascript:alert(1)' }));
    expect(await send()).toEqual({ kind: 'delivered', receipt: { reference: 'R', at: NOW } });
  });

  it.each([
    [408, 'timeout'],
    [425, 'server'],
    [429, 'rate-limited'],
    [500, 'server'],
    [502, 'server'],
    [503, 'server'],
    [504, 'server'],
  ])('N42: %i is tried again later', async (code, reason) => {
    expect(await status(code)).toEqual({ kind: 'waiting', reason });
  });

  it.each([
    ['120', 120_000],
    ['0', 1000],
    ['999999', 3_600_000],
    ['Mon, 23 Nov 2026 10:02:00 GMT', 120_000],
    ['Mon, 23 Nov 2020 10:02:00 GMT', 1000],
    ['soon', undefined],
    ['-5', undefined],
  ])('N42: Retry-After %s waits %s ms', async (header, after) => {
    const delivery = await status(429, { 'Retry-After': header });
    expect(delivery).toEqual({
      kind: 'waiting',
      reason: 'rate-limited',
      ...(after !== undefined && { after }),
    });
  });

  it.each([
    [400, 'invalid'],
    [401, 'auth'],
    [403, 'auth'],
    [404, 'invalid'],
    [409, 'invalid'],
    [410, 'gone'],
    [413, 'too-large'],
    [422, 'invalid'],
  ])('N43: %i is refused and says why', async (code, reason) => {
    expect(await status(code, {}, 'no thanks')).toEqual({
      kind: 'rejected',
      reason,
      status: code,
      said: 'no thanks',
    });
  });

  it.each([
    ['{"title":"Forbidden","status":403,"detail":"Sign in first."}', 'Sign in first.'],
    ['{"title":"Forbidden","detail":""}', '{"title":"Forbidden","detail":""}'],
    ['{"detail":7}', '{"detail":7}'],
    ['null', 'null'],
  ])('N43: of %s people are told %s', async (body, said) => {
    expect(await status(403, {}, body)).toMatchObject({ kind: 'rejected', said });
  });

  it('N44: a network error and an answer that never comes are waiting, not thrown', async () => {
    const broken = answering(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await broken.send()).toEqual({ kind: 'waiting', reason: 'network' });
    const server = createServer(() => {});
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as { port: number };
    const silent = endpoint(`http://127.0.0.1:${port}/`, { timeout: 60 });
    const ended = await silent.send(report, 'x', new AbortController().signal);
    server.closeAllConnections();
    server.close();
    expect(ended).toEqual({ kind: 'waiting', reason: 'timeout' });
  });

  it('N44: never throws, whatever the status, the headers and the body', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 200, max: 599 }).filter((code) => ![204, 205, 304].includes(code)),
        fc.string({ maxLength: 50 }),
        fc.string({ maxLength: 200 }),
        async (code, header, body) => {
          const { send } = answering(() => {
            const response = new Response(body, { status: code });
            try {
              response.headers.set('Retry-After', header);
            } catch {
              // Not every text is a header.
            }
            return response;
          });
          const delivery = await send();
          expect(['delivered', 'waiting', 'rejected']).toContain(delivery.kind);
          if (delivery.kind === 'waiting' && delivery.after !== undefined) {
            expect(delivery.after).toBeGreaterThanOrEqual(1000);
            expect(delivery.after).toBeLessThanOrEqual(3_600_000);
          }
        },
      ),
    );
  });

  it('N45: headers of the host go along and are asked for anew, but cannot replace the key', async () => {
    let token = 0;
    const seen: (string | null)[] = [];
    const receiver = endpoint('/r', {
      headers: () => ({ 'X-Token': String((token += 1)), 'idempotency-key': 'mine' }),
      fetch: async (_, init) => {
        const headers = new Headers(init!.headers);
        seen.push(headers.get('x-token'), headers.get('idempotency-key'));
        return Response.json({ reference: 'R' });
      },
    });
    await receiver.send(report, '', new AbortController().signal);
    await receiver.send(report, '', new AbortController().signal);
    expect(seen).toEqual(['1', 'report-1', '2', 'report-1']);
  });

  it('N69: asks for the reports about a run only where the host says that it lists them', async () => {
    expect(endpoint('/api/reports').filed).toBeUndefined();
    const asked: unknown[] = [];
    const { filed } = endpoint('/api/reports?tenant=a', {
      lists: true,
      headers: { authorization: 'Bearer t' },
      fetch: async (url, init) => {
        asked.push([url, init?.method ?? 'GET', new Headers(init?.headers).get('authorization')]);
        return Response.json({
          reports: [
            { id: 'a', reference: 'R-2', subject: 'It broke', receivedAt: NOW, url: '/reports/a' },
            { id: 'b', reference: 'R-1', receivedAt: NOW - 1, url: 'javascript:alert(1)' },
            { id: 'c', receivedAt: NOW },
            { reference: 'R-0', receivedAt: NOW },
            null,
          ],
        });
      },
    });
    expect(await filed!('run 1&2', new AbortController().signal)).toEqual([
      { id: 'a', subject: 'It broke', receipt: { reference: 'R-2', url: '/reports/a', at: NOW } },
      { id: 'b', subject: '', receipt: { reference: 'R-1', at: NOW - 1 } },
    ]);
    expect(asked).toEqual([['/api/reports?tenant=a&run=run%201%262', 'GET', 'Bearer t']]);
  });

  it.each([
    ['a refusal', () => new Response('{}', { status: 403 })],
    ['no list', () => Response.json({ reports: 'none' })],
    ['null', () => Response.json(null)],
  ])('N68: %s is none', async (_, answer) => {
    const { filed } = endpoint('/api/reports', { lists: true, fetch: async () => answer() });
    expect(await filed!('1', new AbortController().signal)).toEqual([]);
  });
});
