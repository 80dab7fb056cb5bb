import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../../src/core/model/report.ts';
import { showText } from '../../../src/core/model/value/showText.ts';
import type { Attempt, ReceiverOptions, Sent } from '../../../src/server/receivers/serverReceiver.ts';
import { reportWith } from '../../core/report/reportWith.ts';
import { readCorpus } from '../readCorpus.ts';
import { fakeVendor } from './fakeVendor.ts';
import { COUNTERPARTS } from './vendors.ts';

const LOCAL: ReceiverOptions = { connection: { allowPrivate: true, timeout: 2000 } };
const HOSTILE = [...readCorpus('naughty-strings'), ...readCorpus('xss')].map(({ text }) => text);
const OWN = [
  '@everyone <!channel> <!here|here> <@U012AB3CD> <#C012AB3CD> @org/team',
  '&lt;!channel&gt; &amp;lt; &#60;',
  '*bold* _it_ ~gone~ `code` ```fence``` :tada: <https://evil.test|click>',
  '{{ticket.requester.email}} {% if x %} {{{{ {%%} {{dc.secret}}',
  '<!-- waymark-report:other --> #1 GH-2 acme/support#3',
  '</pre><script>alert(1)</script><br><img src=x onerror=alert(1)>',
  'https://evil.test www.evil.test a@evil.test',
  'null\u0000 half\ud800 bidi\u202e zero\u200b',
];

describe.each(COUNTERPARTS)('$name', ({ name, create, vendor, isIdempotent, show }) => {
  let filed: string[];
  let fake: Awaited<ReturnType<typeof fakeVendor>>;
  let number: number;

  beforeEach(async () => {
    filed = [];
    number = 0;
    fake = await fakeVendor(vendor(filed));
  });
  afterEach(() => fake.end());

  const attempt = (more: Partial<Attempt> = {}): Attempt => {
    number += 1;
    const now = Date.now();
    return { number, now, firstTriedAt: now - 1000, signal: new AbortController().signal, ...more };
  };
  const send = (
    report: Report = reportWith(),
    options = LOCAL,
    more: Partial<Attempt> = {},
  ): Promise<Sent> => {
    const receiver = create(fake.url, options);
    return receiver.send(report, receiver.encode(report), attempt(more));
  };

  it('W1: files a report once, and encodes it alike every time', async () => {
    const receiver = create(fake.url, LOCAL);
    expect(receiver.encode(reportWith())).toBe(receiver.encode(reportWith()));
    expect(await send()).toMatchObject({ kind: 'delivered' });
    expect(filed).toHaveLength(1);
    expect(filed[0]).toBe(receiver.encode(reportWith()));
  });

  it('W2: says of itself whether a second try files a second time, and it is so', async () => {
    expect(create(fake.url, LOCAL).idempotent).toBe(isIdempotent);
    const first = await send();
    const second = await send();
    expect(filed).toHaveLength(isIdempotent ? 1 : 2);
    expect(second).toEqual(first);
  });

  it.each(['answer lost', 'answer cut', 'silent but filed'] as const)(
    'W3: of a report whose answer is gone (%s, fault 9) it says that it may be filed; a second try files it no second time where it can tell',
    async (fault) => {
      fake.faults.push(fault);
      const quick = { connection: { allowPrivate: true, timeout: 1500 } };
      const first = await send(reportWith(), quick);
      // A status that came through is a receipt for a receiver that needs nothing else.
      if (first.kind !== 'delivered') expect(first).toMatchObject({ kind: 'waiting', maybeFiled: true });
      if (!isIdempotent) return;
      expect(await send()).toMatchObject({ kind: 'delivered' });
      expect(filed).toHaveLength(1);
    },
  );

  it('W4: knows of a server that cannot be reached that nothing was filed', async () => {
    fake.end();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await send()).toMatchObject({ kind: 'waiting', reason: 'network', maybeFiled: false });
  });

  it('W4: does not know it of a connection that broke', async () => {
    fake.faults.push('request lost');
    expect(await send()).toMatchObject({ kind: 'waiting', reason: 'network', maybeFiled: true });
    expect(filed).toEqual([]);
  });

  it('W5: waits as long as a 429 says, in seconds or by date, between a second and an hour (fault 8)', async () => {
    const now = Date.parse('2026-11-23T10:00:00Z');
    const headers = ['7', 'Mon, 23 Nov 2026 10:02:00 GMT', '0', '999999', 'Mon, 23 Nov 2020 10:00:00 GMT'];
    for (const [at, after] of [7000, 120_000, 1000, 3_600_000, 1000].entries()) {
      fake.faults.push({ status: 429, headers: { 'retry-after': headers[at]! }, body: 'slow down' });
      expect(await send(reportWith(), LOCAL, { now, number: 1 }), headers[at]).toMatchObject({
        kind: 'waiting',
        reason: 'rate-limited',
        maybeFiled: false,
        after,
      });
    }
    expect(filed).toEqual([]);
  });

  it.each([500, 502, 503, 504, 408, 425])('W6: tries again after %i (fault 8)', async (status) => {
    fake.faults.push({ status, body: 'oops' });
    expect(await send()).toMatchObject({ kind: 'waiting', said: `HTTP ${status}: oops` });
  });

  it('W6: does not know of a 502 or 504 whether the report was filed, and knows it of a 503', async () => {
    for (const [status, maybeFiled] of [
      [502, true],
      [504, true],
      [503, false],
    ] as const) {
      fake.faults.push({ status, body: '' });
      expect(await send(), String(status)).toMatchObject({ kind: 'waiting', maybeFiled });
    }
  });

  it('W7: gives up on silence after its time, and when told to', async () => {
    fake.faults.push('silent', 'silent');
    const quick = { connection: { allowPrivate: true, timeout: 1000 } };
    expect(await send(reportWith(), quick)).toMatchObject({
      kind: 'waiting',
      reason: 'timeout',
      maybeFiled: true,
    });
    const told = new AbortController();
    const patient = { connection: { allowPrivate: true, timeout: 60_000 } };
    const ended = send(reportWith(), patient, { number: 1, signal: told.signal });
    await expect.poll(() => fake.asked.length, { timeout: 10_000 }).toBe(2);
    told.abort();
    expect(await ended).toMatchObject({ kind: 'waiting', maybeFiled: true });
  });

  it('W8: 410 says that nothing more is wanted', async () => {
    fake.faults.push({ status: 410, body: '' });
    expect(await send()).toMatchObject({ kind: 'rejected', reason: 'gone' });
  });

  it('W8: 413 and 422 are about this report (fault 10)', async () => {
    fake.faults.push({ status: 413, body: '' }, { status: 422, body: 'no' });
    expect(await send()).toMatchObject({ kind: 'rejected', reason: 'too-large' });
    number = 0;
    expect(await send()).toMatchObject({ kind: 'rejected', reason: 'invalid', said: 'HTTP 422: no' });
  });

  it('W9: does not follow a redirect', async () => {
    for (const status of [301, 302, 303, 307, 308]) {
      fake.faults.push({ status, headers: { location: '/elsewhere' }, body: '' });
      number = 0;
      expect(await send(), String(status)).not.toMatchObject({ kind: 'delivered' });
    }
    expect(fake.asked).toHaveLength(5);
    expect(filed).toEqual([]);
  });

  it('W10: cuts a report of any size to what the vendor takes', async () => {
    const sizes: readonly Report[] = [
      reportWith((usual) => usual.repeat(3000)),
      { ...reportWith(), log: { text: '<&>"\'`{{'.repeat(200_000), truncated: false } },
      { ...reportWith(), message: '&'.repeat(200_000) },
      { ...reportWith(), message: '🌊'.repeat(50_000) },
      { ...reportWith(), subject: '<'.repeat(20_000), run: { id: '&'.repeat(20_000) } },
      reportWith(() => '\u0000'.repeat(20_000)),
    ];
    for (const [at, report] of sizes.entries()) {
      number = 0;
      expect(
        await send({ ...report, id: `00000000-0000-4000-8000-00000000000${at}` }),
        String(at),
      ).toMatchObject({
        kind: 'delivered',
      });
    }
    expect(filed).toHaveLength(sizes.length);
    expect(filed.flatMap((body) => show(body).active)).toEqual([]);
  });

  it('W11: hostile text in any field comes back as text and does nothing', () => {
    const receiver = create(fake.url, LOCAL);
    const plain = (text: string): string => text.replace(/\s+/g, '');
    for (const text of [...OWN, ...HOSTILE]) {
      const report = reportWith((usual) => `${usual} ${text}`);
      const shown = show(receiver.encode(report));
      expect({ text, active: shown.active }).toEqual({ text, active: [] });
      const wanted = name === 'standardWebhook' ? JSON.stringify(text).slice(1, -1) : showText(text);
      if (wanted.length < 2000) expect(plain(shown.text)).toContain(plain(wanted));
    }
    expect(OWN.length).toBeGreaterThan(5);
  });

  it('W11: nor does any other text', () => {
    const receiver = create(fake.url, LOCAL);
    const sign = fc.oneof(
      fc.constantFrom(...Array.from('<>&@#`*_[](){}%!|\\"\'\n -~=:/.')),
      fc.constantFrom('{{', '{%', '<!', '-->', '&lt;', '```', 'https://'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    );
    const text = fc.array(sign, { maxLength: 30 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(text, (hostile) => {
        expect(show(receiver.encode(reportWith((usual) => hostile || usual))).active).toEqual([]);
      }),
    );
  });

  it('W12: whatever is answered ends in one of the known ways, and what was said is short, in one line and without our secrets', async () => {
    const answer = fc.record({
      status: fc.oneof(fc.integer({ min: 200, max: 599 }), fc.constantFrom(200, 201, 403, 429)),
      headers: fc.dictionary(
        fc.constantFrom('retry-after', 'x-ratelimit-remaining', 'x-ratelimit-reset', 'location'),
        fc.oneof(
          fc.constantFrom('0', '-1', '1e9', 'soon', 'Mon', '99999999999999999'),
          fc.stringMatching(/^[ -~]*$/),
        ),
      ),
      body: fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(
          'ok',
          'null',
          '[]',
          '{}',
          '{"number":1}',
          '{"ticket":null}',
          '{"ticket":{"id":1}}',
          '[null]',
        ),
      ),
    });
    await fc.assert(
      fc.asyncProperty(answer, fc.integer({ min: 1, max: 2 }), async (fault, tries) => {
        if ([204, 205, 304].includes(fault.status)) return;
        fake.faults.push(fault);
        const ended = await send(reportWith(), LOCAL, { number: tries });
        fake.faults.length = 0;
        expect(['delivered', 'waiting', 'rejected']).toContain(ended.kind);
        const said = ('said' in ended ? ended.said : undefined) ?? '';
        expect(said.length).toBeLessThan(340);
        // oxlint-disable-next-line no-control-regex -- controls are what must not be there
        expect(said).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
        expect(said).not.toMatch(/ghp_test|whsec_|services\/T0/);
        if (ended.kind === 'waiting' && ended.after !== undefined) {
          expect(ended.after).toBeGreaterThanOrEqual(1000);
          expect(ended.after).toBeLessThanOrEqual(3_600_000);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('W13: is not made with an address that nothing may be sent to, and does not repeat it', () => {
    for (const url of [
      'http://hooks.example.org',
      'https://127.0.0.1',
      'https://u:geheim@hooks.example.org',
      'x',
    ]) {
      expect(() => create(url)).toThrow(/Waymark: the address of the receiver/);
      expect(() => create(url)).not.toThrow(/geheim/);
    }
  });
});
