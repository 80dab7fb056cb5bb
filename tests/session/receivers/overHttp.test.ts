import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../../src/core/model/report.ts';
import { trimReport } from '../../../src/core/report/trimReport.ts';
import { endpoint } from '../../../src/session/receivers/endpoint.ts';
import type { Receiver } from '../../../src/session/receivers/receiver.ts';
import type { PostOptions } from '../../../src/session/receivers/postReport.ts';
import { sentryFeedback } from '../../../src/session/receivers/sentryFeedback.ts';
import { zendeskRequest } from '../../../src/session/receivers/zendeskRequest.ts';
import { readCorpus } from '../../core/fit/readCorpus.ts';
import { reportWith } from '../../core/report/reportWith.ts';
import { createVendors, readEnvelope, type Vendors } from './createVendors.ts';

const NOW = Date.parse('2026-11-23T10:00:00Z');
const DSN = 'https://public0key@o1.ingest.sentry.test/42';

const RECEIVERS: readonly (readonly [name: string, create: (options: PostOptions) => Receiver])[] = [
  ['endpoint', (options) => endpoint('/api/reports', options)],
  ['zendeskRequest', (options) => zendeskRequest({ subdomain: 'acme', ...options })],
  ['sentryFeedback', (options) => sentryFeedback({ dsn: DSN, ...options })],
];

let vendors: Vendors;
let count = 0;
beforeAll(async () => {
  vendors = await createVendors();
});
afterAll(() => vendors.close());
beforeEach(() => {
  vendors.answer(undefined);
  vendors.asked.length = 0;
});

/** A report with an id of its own. */
function reportAnew(text?: (usual: string) => string): Report {
  count += 1;
  return {
    ...reportWith(text),
    id: `5b0d4f0e-1111-4222-8333-${String(count).padStart(12, '0')}`,
    removed: [],
    trimmed: [],
  };
}

describe.each(RECEIVERS)('%s', (_, create) => {
  const receiver = create({ fetch: (...args) => vendors.fetch(...args), now: () => NOW, timeout: 5000 });
  const send = (report: Report, to = receiver, signal = new AbortController().signal) =>
    to.send(report, to.encode(trimReport(report, to.limits)), signal);
  const answering = async (status: number, headers: Record<string, string> = {}, body = 'no thanks') => {
    vendors.answer((_asked, response) => void response.writeHead(status, headers).end(body));
    return send(reportAnew());
  };

  it('V1: what arrives is what was encoded, byte for byte, and the same each time', async () => {
    const report = reportAnew((usual) => `${usual} – ä 😀 \u202e "`);
    const body = receiver.encode(report);
    expect(receiver.encode(structuredClone(report))).toBe(body);
    expect(await receiver.send(report, body, new AbortController().signal)).toMatchObject({
      kind: 'delivered',
    });
    expect(vendors.asked.at(-1)!.body.equals(Buffer.from(body))).toBe(true);
    await receiver.send(report, 'what lay in storage', new AbortController().signal);
    expect(vendors.asked.at(-1)!.body.toString()).toBe('what lay in storage');
  });

  it('V5: the acknowledgement is a receipt, and nothing else is', async () => {
    const delivery = await send(reportAnew());
    expect(delivery).toMatchObject({ kind: 'delivered', receipt: { at: NOW } });
    for (const body of [
      '',
      '<html>Sign in</html>',
      '{}',
      'null',
      '[1]',
      '{"reference":"","id":"","request":{}}',
    ])
      expect([body, await answering(200, {}, body)]).toEqual([body, { kind: 'waiting', reason: 'server' }]);
  });

  it.each([
    [408, 'timeout'],
    [425, 'server'],
    [429, 'rate-limited'],
    [500, 'server'],
    [502, 'server'],
    [503, 'server'],
    [504, 'server'],
  ])('V6: %i is tried again later', async (status, reason) => {
    expect(await answering(status)).toEqual({ kind: 'waiting', reason });
  });

  it.each([
    ['120', 120_000],
    ['0', 1000],
    ['99999999', 3_600_000],
    ['Mon, 23 Nov 2026 10:02:00 GMT', 120_000],
    ['Mon, 23 Nov 2020 10:02:00 GMT', 1000],
    ['soon', undefined],
    ['-5', undefined],
  ])('V6: after 429 with Retry-After %s it waits %s ms', async (header, after) => {
    const waits = after === undefined ? {} : { after };
    expect(await answering(429, { 'Retry-After': header })).toEqual({
      kind: 'waiting',
      reason: 'rate-limited',
      ...waits,
    });
  });

  it.each([
    [400, 'invalid'],
    [401, 'auth'],
    [403, 'auth'],
    [404, 'invalid'],
    [410, 'gone'],
    [413, 'too-large'],
    [422, 'invalid'],
  ])('V6: %i is refused and says why', async (status, reason) => {
    expect(await answering(status)).toEqual({ kind: 'rejected', reason, status, said: 'no thanks' });
  });

  it('V2: a connection that breaks and an answer that never comes are waiting', async () => {
    vendors.answer((_asked, response) => void response.destroy());
    expect(await send(reportAnew())).toEqual({ kind: 'waiting', reason: 'network' });
    vendors.answer((_asked, response) => void response.writeHead(200).write('{'));
    const hasty = create({ fetch: vendors.fetch, timeout: 60 });
    expect(await send(reportAnew(), hasty)).toEqual({ kind: 'waiting', reason: 'timeout' });
  });

  it('V2: ends when it is aborted, before or during the answer', async () => {
    vendors.answer(() => {});
    const stop = new AbortController();
    const sent = send(reportAnew(), receiver, stop.signal);
    stop.abort();
    expect(await sent).toMatchObject({ kind: 'waiting' });
    const before = vendors.asked.length;
    expect(await send(reportAnew(), receiver, AbortSignal.abort())).toMatchObject({ kind: 'waiting' });
    expect(vendors.asked).toHaveLength(before);
  });

  it('V2: a fetch that a host has broken ends too', async () => {
    const never = create({ fetch: () => new Promise(() => {}), timeout: 30 });
    expect(await send(reportAnew(), never)).toEqual({ kind: 'waiting', reason: 'timeout' });
    const broken: PostOptions[] = [
      {
        fetch: () => {
          throw new Error('patched');
        },
      },
      { fetch: () => Promise.reject(new TypeError('Failed to fetch')) },
      { fetch: (() => Promise.resolve(undefined)) as never },
      { fetch: (() => Promise.resolve({ ok: true, status: 200, headers: new Headers() })) as never },
    ];
    for (const options of broken)
      expect(await send(reportAnew(), create(options))).toEqual({ kind: 'waiting', reason: 'network' });
  });

  it('V7: every try carries the id, and a second one is either the same report or never made alone', async () => {
    const report = reportAnew();
    const first = await send(report);
    const again = await send(report);
    expect(again).toMatchObject({ kind: 'delivered' });
    const filed = vendors.filed.filter(
      (key) => key.endsWith(report.id) || key.endsWith(report.id.replaceAll('-', '')),
    );
    if (receiver.idempotent !== false) {
      expect(again).toMatchObject({ receipt: { duplicate: true } });
      expect(filed).toHaveLength(1);
    }
    expect(filed.length).toBeGreaterThan(0);
    expect(first).not.toMatchObject({ receipt: { duplicate: true } });
  });

  it('V3: a report as large as they come is taken once it is trimmed', async () => {
    const large = (usual: string) => `${usual} ${'ö😀 x\n'.repeat(20_000)}`;
    const report = reportAnew();
    const full = {
      ...report,
      subject: large('s'),
      message: large('m'),
      log: { text: large('l'), truncated: false },
      step: { ...report.step!, said: large('said') },
    };
    expect(await send(full)).toMatchObject({ kind: 'delivered' });
  });

  it('V3: hostile text is taken as text', async () => {
    const rows = [
      ...readCorpus('naughty-strings'),
      ...readCorpus('log-content'),
      ...readCorpus('xss').slice(0, 100),
    ];
    for (const { text } of rows)
      expect([text, await send(reportAnew(() => text))]).toEqual([
        text,
        expect.objectContaining({ kind: 'delivered' }),
      ]);
  });

  it('V2: never throws, whatever the status, the headers and the body', async () => {
    const status = fc.integer({ min: 200, max: 599 }).filter((code) => ![204, 205, 304].includes(code));
    await fc.assert(
      fc.asyncProperty(
        status,
        fc.string({ maxLength: 40 }),
        fc.oneof(fc.string(), fc.json()),
        async (code, header, body) => {
          const headers = new Headers();
          try {
            headers.set('Retry-After', header);
          } catch {
            // Not every text is a header.
          }
          const to = create({
            fetch: async () => new Response(body, { status: code, headers }),
            now: () => NOW,
          });
          const delivery = await send(reportWith(), to);
          expect(['delivered', 'waiting', 'rejected']).toContain(delivery.kind);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('zendeskRequest', () => {
  const send = (receiver: Receiver, report: Report) =>
    receiver.send(report, receiver.encode(report), new AbortController().signal);

  it('files subject, text and who asks, and links the request', async () => {
    const requester = { name: 'Ada', email: 'ada@orbit.test' };
    const receiver = zendeskRequest({ subdomain: 'acme', requester, fetch: vendors.fetch, now: () => NOW });
    const delivery = await send(receiver, reportAnew());
    expect(delivery).toMatchObject({ receipt: { reference: expect.stringMatching(/^#\d+$/) } });
    expect(delivery).toMatchObject({
      receipt: { url: expect.stringMatching(/^https:\/\/acme\.zendesk\.com\/hc\/requests\/\d+$/) },
    });
    const { request } = JSON.parse(vendors.asked[0]!.body.toString()) as {
      request: { requester: unknown; subject: string };
    };
    expect(request.requester).toEqual(requester);
    expect(request.subject).toBe('The provider refused the key · invalid_api_key · run-129');
  });

  it('V4: a subdomain that is none is refused without a request', async () => {
    for (const subdomain of ['', 'a.b', 'evil.test/', 'a b', '-a', 'a@b']) {
      const receiver = zendeskRequest({ subdomain, fetch: vendors.fetch });
      expect([subdomain, await send(receiver, reportAnew())]).toEqual([
        subdomain,
        { kind: 'rejected', reason: 'invalid', status: 0, said: expect.any(String) },
      ]);
    }
    expect(vendors.asked).toEqual([]);
  });
});

describe('sentryFeedback', () => {
  it('sends what was written as feedback, and the whole report beside it', async () => {
    const message = 'm'.repeat(5000);
    const report = { ...reportAnew(), message };
    const receiver = sentryFeedback({ dsn: DSN, user: { email: 'ada@orbit.test' } });
    const [feedback, attachment] = readEnvelope(Buffer.from(receiver.encode(report)))!;
    const event = JSON.parse(feedback!.payload) as Record<string, unknown>;
    expect(event).toMatchObject({
      event_id: report.id.replaceAll('-', ''),
      timestamp: report.createdAt / 1000,
      platform: 'javascript',
      contexts: { feedback: { contact_email: 'ada@orbit.test', url: 'https://orbit.test/#/runs/129' } },
    });
    const sent = (event['contexts'] as { feedback: { message: string } }).feedback.message;
    expect(sent).toHaveLength(4096);
    expect(sent).toMatch(/^The provider refused the key · invalid_api_key · run-129\n\nm+…$/);
    expect(attachment!.header).toMatchObject({ type: 'attachment', filename: 'report.txt' });
    expect(attachment!.payload).toContain(message);
  });

  it.each([
    ['https://k@sentry.test/1', 'https://sentry.test/api/1/envelope/?sentry_version=7&sentry_key=k'],
    [
      'http://k:s@localhost:9000/a/b/12',
      'http://localhost:9000/a/b/api/12/envelope/?sentry_version=7&sentry_key=k',
    ],
  ])('posts for %s to %s', async (dsn, url) => {
    let asked = '';
    const receiver = sentryFeedback({
      dsn,
      fetch: async (to) => {
        asked = to as string;
        return Response.json({});
      },
    });
    await receiver.send(reportAnew(), '', new AbortController().signal);
    expect(asked).toBe(url);
  });

  it('V4: a DSN that is none is refused without a request', async () => {
    for (const dsn of [
      '',
      'https://sentry.test/1',
      'https://k@sentry.test/',
      'ftp://k@sentry.test/1',
      'https://k@a@b/1',
      'https://k@evil.test?/1',
    ]) {
      const receiver = sentryFeedback({ dsn, fetch: vendors.fetch });
      const delivery = await receiver.send(reportAnew(), '', new AbortController().signal);
      expect([dsn, delivery]).toEqual([
        dsn,
        { kind: 'rejected', reason: 'invalid', status: 0, said: 'The DSN is not valid.' },
      ]);
    }
    expect(vendors.asked).toEqual([]);
  });
});
