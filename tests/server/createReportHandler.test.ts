import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { redactReport } from '../../src/core/report/redactReport.ts';
import type { IncomingMessage } from 'node:http';
import { createReportHandler } from '../../src/server/handler/createReportHandler.ts';
import type { ReportHandlerOptions } from '../../src/server/handler/reportHandlerOptions.ts';
import type { Database } from '../../src/server/database/database.ts';
import { openDatabase } from '../../src/server/database/openDatabase.ts';
import { keepAddress } from '../../src/server/handler/senderAddress.ts';
import { databases, type TestPlace } from './databases.ts';
import { readCorpus } from './readCorpus.ts';
import { ask, AT, get, makeReport, openHandler, post } from './reportWorld.ts';

for (const { name, isMissing, make } of databases) {
  describe.skipIf(isMissing)(`the report handler on ${name}`, () => {
    let place: TestPlace;
    let database: Database;
    beforeAll(async () => {
      place = await make();
      database = await openDatabase(place.place);
    });
    beforeEach(async () => void (await database.query('truncate waymark_reports cascade')));
    afterAll(async () => {
      await database?.close();
      await place?.remove();
    });
    const handlerWith = (options: Partial<ReportHandlerOptions> = {}): ReturnType<typeof openHandler> =>
      openHandler({ database, ...options });
    const countOf = async (table = 'waymark_reports'): Promise<number> =>
      (await database.query<{ count: number }>(`select count(*) as count from ${table}`))[0]?.count ?? -1;

    it('S5: gives a receipt, and the same one again for the same body under the same id', async () => {
      const handler = handlerWith({ reportUrl: (id) => `https://app.test/reports/${id}` });
      const report = makeReport();
      const first = await ask(handler, post(report));
      expect(first).toMatchObject({
        status: 201,
        body: { reference: expect.stringMatching(/^R-\d+$/), url: `https://app.test/reports/${report.id}` },
      });
      expect(first.body).not.toHaveProperty('duplicate');
      const again = await ask(handler, post(report, { 'Idempotency-Key': `"${report.id.toUpperCase()}"` }));
      expect(again).toMatchObject({ status: 200, body: { ...first.body, duplicate: true } });
      expect(await countOf()).toBe(1);
      const listed = await ask(handler, get(`?run=${encodeURIComponent(report.run.id)}`));
      expect(listed.body['reports']).toMatchObject([{ id: report.id, url: first.body['url'] }]);
    });

    it('S5: refuses another body under the same id, and keeps the first', async () => {
      const handler = handlerWith();
      const report = makeReport();
      await ask(handler, post(report));
      const other = await ask(handler, post({ ...report, message: 'Something else.' }));
      expect(other).toMatchObject({ status: 422, body: { code: 'key-used' } });
      expect((await ask(handler, get(`/${report.id}`))).body).toMatchObject({
        report: { message: report.message },
      });
    });

    it(
      'S5: makes one record of a doubled key in 1,000 of 1,000 concurrent tries',
      { timeout: 120_000 },
      async () => {
        // A second process would have connections of its own; only a server can be opened twice.
        const second = 'url' in place.place ? await openDatabase(place.place) : database;
        const handlers = [
          handlerWith({ receivers: [{ id: 'a' }] }),
          openHandler({ database: second, receivers: [{ id: 'a' }] }),
        ];
        const reports = Array.from({ length: 1000 }, () => makeReport());
        let right = 0;
        for (let from = 0; from < reports.length; from += 50) {
          const rounds = reports.slice(from, from + 50).map(async (report) => {
            const answers = await Promise.all(
              [0, 1, 0, 1].map((which) => ask(handlers[which] as (typeof handlers)[0], post(report))),
            );
            const made = answers.filter(({ status }) => status === 201);
            const told = answers.filter(({ status, body }) => status === 200 && body['duplicate'] === true);
            const references = new Set(answers.map(({ body }) => body['reference']));
            if (made.length === 1 && told.length === 3 && references.size === 1) right += 1;
          });
          await Promise.all(rounds);
        }
        if (second !== database) await second.close();
        expect({ right, reports: await countOf(), deliveries: await countOf('waymark_deliveries') }).toEqual({
          right: 1000,
          reports: 1000,
          deliveries: 1000,
        });
      },
    );

    it('S5: keeps the first of several different bodies that come at once under one id', async () => {
      const handler = handlerWith();
      const report = makeReport();
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, at) => ask(handler, post({ ...report, message: `version ${at}` }))),
      );
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
        201,
        ...Array(19).fill(422),
      ]);
      expect(await countOf()).toBe(1);
    });

    it('S6: queues one delivery for each receiver with the report, or neither', async () => {
      const report = makeReport();
      const said: string[] = [];
      const handler = handlerWith({
        receivers: [{ id: 'webhook' }, { id: 'slack' }],
        now: () => 42,
        onStored: (id) => said.push(id),
      });
      await ask(handler, post(report));
      await ask(handler, post(report));
      expect(said).toEqual([report.id]);
      expect(
        await database.query(
          'select receiver, state, tries, due_at, received_at from waymark_deliveries order by receiver',
        ),
      ).toEqual([
        { receiver: 'slack', state: 'queued', tries: 0, due_at: 42, received_at: 42 },
        { receiver: 'webhook', state: 'queued', tries: 0, due_at: 42, received_at: 42 },
      ]);
      const faults: unknown[] = [];
      const twice = handlerWith({
        receivers: [{ id: 'a' }, { id: 'a' }],
        onFault: (error) => faults.push(error),
      });
      expect(await ask(twice, post(makeReport()))).toMatchObject({ status: 503 });
      expect({ faults: faults.length, reports: await countOf() }).toEqual({ faults: 1, reports: 1 });
    });

    it('X23: lets whom `authorize` names wait by himself, and who is not named by the address', async () => {
      const handler = handlerWith({
        receivers: [{ id: 'desk' }],
        authorize: (request) => {
          const sender = request.headers.get('X-User');
          return sender === null ? true : { sender };
        },
      });
      const turnOf = async (address: string, user?: string): Promise<number | undefined> => {
        const report = makeReport();
        const request = post(report, user === undefined ? {} : { 'X-User': user });
        const from = { socket: { remoteAddress: address }, headersDistinct: {} };
        keepAddress(request, from as unknown as IncomingMessage, 0);
        await ask(handler, request);
        const rows = await database.query<{ turn: number }>(
          'select turn from waymark_deliveries where report = $1',
          [report.id],
        );
        return rows[0]?.turn;
      };
      expect([await turnOf('203.0.113.1'), await turnOf('203.0.113.1')]).toEqual([0, 1]);
      expect(await turnOf('203.0.113.2')).toBe(0);
      expect([await turnOf('203.0.113.1', 'ada'), await turnOf('203.0.113.2', 'ada')]).toEqual([0, 1]);
      expect(await turnOf('203.0.113.1', 'bob')).toBe(0);
    });

    it('S7: stores and shows a report with every field, unchanged', async () => {
      const handler = handlerWith({ now: () => 1234 });
      const report = makeReport();
      const { body } = await ask(handler, post(report));
      expect((await ask(handler, get(`/${report.id}`))).body).toEqual({
        id: report.id,
        reference: body['reference'],
        receivedAt: 1234,
        state: 'open',
        failure: expect.stringMatching(/^[\da-f]{32}$/),
        report,
        deliveries: [],
      });
    });

    it('S7: leaves out fields that it does not know, and says how many where', async () => {
      const handler = handlerWith();
      const report = makeReport({ removed: [] });
      const newer = { ...report, mood: 'secret-name', guide: { ...report.guide, later: { deep: 1 } } };
      const text = JSON.stringify(newer).replace('{', '{"__proto__":{"polluted":1},');
      expect((await ask(handler, post(report, {}, text))).status).toBe(201);
      const found = (await ask(handler, get(`/${report.id}`))).body['report'];
      expect(found).toEqual({
        ...report,
        removed: [
          { rule: 'unknown-field', path: '', count: 2 },
          { rule: 'unknown-field', path: 'guide', count: 1 },
        ],
      });
      expect(JSON.stringify(found)).not.toMatch(/mood|secret-name|polluted|later/);
    });

    it('S8: stores hostile text in any field and gives it back as text', { timeout: 120_000 }, async () => {
      const rows = ['naughty-strings', 'prototype-pollution', 'log-content'].flatMap((corpus) =>
        readCorpus(corpus).map(({ text }) => text),
      );
      const texts = [
        ...rows,
        'a\0b',
        '\ud800',
        'x\udc00y',
        '\u2028\u202e\ufeff',
        `'; drop table waymark_reports; --`,
        '$1 %s \\',
        '__proto__',
        '${1}',
      ];
      const handler = handlerWith();
      let unchanged = 0;
      for (const hostile of texts) {
        // Empty ids are refused, so every text has something before it.
        const report = makeReport({}, () => `~${hostile}`);
        expect(await ask(handler, post(report))).toMatchObject({ status: 201 });
        const expected = redactReport(report, []);
        expect((await ask(handler, get(`/${report.id}`))).body['report']).toEqual(expected);
        const listed = (
          await ask(
            handler,
            get(`?${new URLSearchParams({ run: report.run.id, guide: report.guide?.id ?? '' })}`),
          )
        ).body['reports'] as { id: string; subject: string }[];
        expect(listed.find(({ id }) => id === report.id)?.subject).toBe(expected.subject);
        if (expected.subject === report.subject) unchanged += 1;
      }
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
      expect(unchanged).toBeGreaterThan(texts.length * 0.95);
      expect(await countOf()).toBe(texts.length);
    });

    it('S9: takes secrets out once more, out of ids and names too, before anything is stored', async () => {
      const secret = 'tuna-Sandwich-77';
      const handler = handlerWith({ secrets: async () => [secret] });
      const report = makeReport({
        run: { id: `run-${secret}` },
        message: `It said ${secret}, base64 ${btoa(secret)}, and Authorization: Bearer abcdefghijklmnop0123456789.`,
        removed: [{ rule: 'x', path: `log.${secret}`, count: 1 }],
      });
      const trail = {
        ...report.trail,
        ticked: { [secret]: [1] },
        helpful: { [secret]: true },
        unhelpful: { [secret]: 'did-not-work' },
      };
      await ask(handler, post(report, {}, JSON.stringify({ ...report, trail })));
      const [row] = await database.query('select * from waymark_reports');
      expect(JSON.stringify(row)).not.toMatch(/tuna-Sandwich|dHVuYS1TYW5kd2ljaC03N|abcdefghijklmnop/);
      expect((await ask(handler, get(`?run=run-${secret}`))).body['reports']).toHaveLength(1);
    });

    it('S9, fault 35: stores nothing when redacting fails, and has the sender keep it', async () => {
      const faults: unknown[] = [];
      const handler = handlerWith({
        secrets: () => Promise.reject(new Error('The vault is closed.')),
        onFault: (error) => faults.push(error),
      });
      const { status, headers, body } = await ask(handler, post(makeReport()));
      expect({ status, code: body['code'], again: headers.get('Retry-After') }).toEqual({
        status: 503,
        code: 'not-redacted',
        again: '60',
      });
      expect({ faults: faults.map(String), stored: await countOf() }).toEqual({
        faults: ['Error: The vault is closed.'],
        stored: 0,
      });
    });

    it('S11: lets nobody read without `authorize`, and anybody send', async () => {
      const handler = createReportHandler({ database });
      const report = makeReport();
      expect((await ask(handler, post(report))).status).toBe(201);
      for (const path of ['', '?run=run-129', `/${report.id}`]) {
        expect(await ask(handler, get(path))).toMatchObject({
          status: 403,
          body: { code: 'not-authorized' },
        });
      }
    });

    it('S11: asks who may do what before it reads, and takes only a yes for a yes', async () => {
      const wishes: unknown[] = [];
      const answers: unknown[] = [
        false,
        undefined,
        null,
        0,
        'yes',
        { scope: undefined },
        { scope: 7 },
        { sender: null },
      ];
      for (const answer of answers) {
        const handler = handlerWith({ authorize: (_, wish) => (wishes.push(wish), answer as boolean) });
        expect((await ask(handler, post(makeReport()))).status).toBe(403);
        expect((await ask(handler, get('?run=7'))).status).toBe(403);
        expect((await ask(handler, get('/R-1'))).status).toBe(403);
      }
      expect(wishes.slice(0, 3)).toEqual([
        { action: 'send' },
        { action: 'list', run: '7' },
        { action: 'read', report: 'R-1' },
      ]);
      expect(await countOf()).toBe(0);
    });

    it('S11: shows under a scope what was sent under it, and everything without one', async () => {
      const as = (grant: object): ReturnType<typeof handlerWith> => handlerWith({ authorize: () => grant });
      const report = makeReport();
      await ask(as({ scope: 'red', sender: 'ada' }), post(report));
      const listedBy = async (grant: object): Promise<number> =>
        ((await ask(as(grant), get(''))).body['reports'] as unknown[]).length;
      expect([
        await listedBy({ scope: 'red' }),
        await listedBy({ scope: 'blue' }),
        await listedBy({ scope: '' }),
        await listedBy({}),
      ]).toEqual([1, 0, 0, 1]);
      expect((await ask(as({ scope: 'blue' }), get(`/${report.id}`))).status).toBe(404);
      expect((await ask(as({ scope: 'red' }), get(`/${report.id}`))).body['sender']).toBe('ada');
      expect((await ask(as({ scope: 'blue' }), post(report))).status).toBe(422);
    });

    it('S12: pages through all reports, none twice and none left out, while new ones arrive', async () => {
      let at = 1000;
      // Several in one millisecond, as happens.
      const handler = handlerWith({ now: () => Math.floor((at += 1) / 3) });
      const sent = Array.from({ length: 25 }, () => makeReport());
      for (const report of sent) await ask(handler, post(report));
      const seen: string[] = [];
      let next = '';
      do {
        const { body } = await ask(handler, get(`?limit=4${next && `&after=${next}`}`));
        const reports = body['reports'] as { id: string; receivedAt: number }[];
        seen.push(...reports.map(({ id }) => id));
        next = (body['next'] as string | undefined) ?? '';
        await ask(handler, post(makeReport()));
      } while (next);
      expect(new Set(seen)).toEqual(new Set(sent.map(({ id }) => id)));
      expect(seen).toHaveLength(25);
    });

    it('S12: filters by run, guide, day and delivery, all at once', async () => {
      let now = 0;
      const handler = handlerWith({ now: () => now, receivers: [{ id: 'a' }, { id: 'b' }] });
      const guide = makeReport().guide as NonNullable<ReturnType<typeof makeReport>['guide']>;
      const send = async (at: number, run: string, guideId: string): Promise<string> => {
        now = at;
        const report = makeReport({ run: { id: run }, guide: { ...guide, id: guideId } });
        await ask(handler, post(report));
        return report.id;
      };
      const first = await send(100, 'r1', 'g1');
      const second = await send(200, 'r1', 'g2');
      const third = await send(300, 'r2', 'g1');
      const without = makeReport({ run: { id: 'r3' } });
      const { guide: _, ...bare } = without;
      now = 400;
      await ask(handler, post(without, {}, JSON.stringify(bare)));
      await database.query(
        `update waymark_deliveries set state = 'rejected', reason = 'auth', said = 'No.' where report = $1 and receiver = 'b'`,
        [first],
      );
      const idsOf = async (query: string): Promise<unknown> =>
        ((await ask(handler, get(query))).body['reports'] as { id: string }[]).map(({ id }) => id);
      expect(await idsOf('?run=r1')).toEqual([second, first]);
      expect(await idsOf('?guide=g1')).toEqual([third, first]);
      expect(await idsOf('?from=200&to=300')).toEqual([second]);
      expect(await idsOf('?delivery=rejected')).toEqual([first]);
      expect(await idsOf('?delivery=queued&run=r1&guide=g1&from=0&to=101')).toEqual([first]);
      expect(await idsOf('?delivery=delivered')).toEqual([]);
      expect((await ask(handler, get('?run=r1&guide=g1'))).body).toEqual({
        reports: [
          {
            id: first,
            reference: expect.stringMatching(/^R-\d+$/),
            receivedAt: 100,
            state: 'open',
            failure: expect.stringMatching(/^[\da-f]{32}$/),
            category: 'blocked',
            subject: without.subject,
            run: { id: 'r1' },
            mission: without.mission,
            guide: { id: 'g1', title: guide.title, confident: true },
            step: { id: 's-3', title: 'Call the provider' },
            code: 'invalid_api_key',
            said: 'Incorrect API key provided.',
            excerpt: 'I rotated the key. It failed again.',
            deliveries: [
              { receiver: 'a', state: 'queued', tries: 0, changedAt: 100, dueAt: 100 },
              { receiver: 'b', state: 'rejected', tries: 0, changedAt: 100, reason: 'auth', said: 'No.' },
            ],
          },
        ],
      });
    });

    it('S12: finds one report by what people call it, and says so when there is none', async () => {
      const handler = handlerWith();
      const report = makeReport();
      const { body } = await ask(handler, post(report));
      for (const called of [
        body['reference'],
        String(body['reference']).toLowerCase(),
        report.id.toUpperCase(),
      ]) {
        expect((await ask(handler, get(`/${String(called)}`))).body['id']).toBe(report.id);
      }
      for (const called of ['R-999999', 'R-99999999999999999', randomUUID(), 'nonsense', '%00', "R-1'--"]) {
        expect(await ask(handler, get(`/${called}`))).toMatchObject({
          status: 404,
          body: { code: 'no-report' },
        });
      }
    });

    it('S15: answers 503 while the database is away, and takes the report later', async () => {
      const faults: unknown[] = [];
      const away: Database = {
        ...database,
        query: () => Promise.reject(new Error(`connect ECONNREFUSED 10.0.0.7:5432`)),
      };
      const report = makeReport();
      const answer = await ask(
        openHandler({ database: away, onFault: (error) => faults.push(error) }),
        post(report),
      );
      expect(answer).toMatchObject({ status: 503, body: { code: 'fault' } });
      expect(answer.headers.get('Retry-After')).toBe('5');
      expect(JSON.stringify(answer.body)).not.toMatch(/10\.0\.0\.7|ECONN|node:|\.ts/);
      expect(faults).toHaveLength(1);
      expect((await ask(handlerWith(), post(report))).status).toBe(201);
    });
  });
}

describe('the report handler, whatever the database', () => {
  const untouched: Database = {
    query: () => Promise.reject(new Error('The database was asked.')),
    transaction: () => Promise.reject(new Error('The database was asked.')),
    close: async () => undefined,
  };
  const handler = openHandler({ database: untouched, origins: ['https://other.test'] });

  it('S7: stops reading at the first byte over the limit, whatever the length that is said', async () => {
    let pulled = 0;
    const endless = new ReadableStream({
      pull(controller) {
        pulled += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(32));
      },
    });
    const request = new Request(AT, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': randomUUID(),
        'Content-Length': '10',
      },
      body: endless,
      duplex: 'half',
    } as RequestInit);
    expect(await ask(handler, request)).toMatchObject({ status: 413, body: { code: 'too-large' } });
    expect(pulled).toBeLessThan(1_300_000);
    const said = post(makeReport(), { 'Content-Length': '262145' });
    expect((await ask(handler, said)).status).toBe(413);
    const broken = new Request(AT, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
      body: new ReadableStream({ pull: (controller) => controller.error(new Error('reset')) }),
      duplex: 'half',
    } as RequestInit);
    expect(await ask(handler, broken)).toMatchObject({ status: 400, body: { code: 'broken-off' } });
  });

  it.each([
    ['content-type', 415, { 'Content-Type': 'text/plain' }, undefined],
    ['content-type', 415, { 'Content-Type': 'application/jsonp' }, undefined],
    ['content-encoding', 415, { 'Content-Encoding': 'gzip' }, undefined],
    ['key-is-not-id', 400, { 'Idempotency-Key': randomUUID() }, undefined],
    ['not-json', 400, {}, '{"id":'],
    ['not-json', 400, {}, ''],
    ['not-a-report', 400, {}, '[]'],
    ['not-a-report', 400, {}, 'null'],
    ['not-a-report', 400, {}, `${'['.repeat(400_000)}${']'.repeat(400_000)}`],
  ] as const)('S7: refuses %s with %i', async (code, status, headers, body) => {
    const roomy = openHandler({ database: untouched, limits: { body: 1_000_000 } });
    expect(await ask(roomy, post(makeReport(), headers, body))).toMatchObject({ status, body: { code } });
  });

  it('S7: refuses a body without a key, and one that is not UTF-8', async () => {
    const report = makeReport();
    const bare = new Request(AT, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(report),
    });
    expect(await ask(handler, bare)).toMatchObject({ status: 400, body: { code: 'no-key' } });
    const latin = new Request(AT, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': report.id },
      body: Uint8Array.from(JSON.stringify({ ...report, message: 'é' }), (letter) => letter.charCodeAt(0)),
    });
    expect(await ask(handler, latin)).toMatchObject({ status: 400, body: { code: 'not-utf8' } });
  });

  it('S18: tells a sender of too much when to come back, and takes nothing of it', async () => {
    const limited = openHandler({
      database: untouched,
      limits: { perMinute: { sender: 1 } },
      authorize: () => ({ sender: 'ada' }),
    });
    expect((await ask(limited, post(makeReport(), {}, 'x'))).status).toBe(400);
    const { status, headers, body } = await ask(limited, post(makeReport()));
    expect([status, body['code'], headers.get('Retry-After')]).toEqual([429, 'too-many', '60']);
  });

  it('S18: holds no more of unfinished bodies than it may, and lets go of those that break off', async () => {
    const limited = openHandler({ database: untouched, limits: { bytesInFlight: { all: 500_000 } } });
    const breaks: (() => void)[] = [];
    const unfinished = (): Promise<{ status: number; body: Record<string, unknown> }> =>
      ask(
        limited,
        new Request(AT, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
          body: new ReadableStream({
            start(controller) {
              controller.enqueue(new Uint8Array(200_000));
              breaks.push(() => controller.error(new Error('reset')));
            },
          }),
          duplex: 'half',
        } as RequestInit),
      );
    const held = [unfinished(), unfinished()];
    const { status, body } = await unfinished();
    expect([status, body['code']]).toEqual([429, 'too-much-at-once']);
    for (const end of breaks) end();
    expect((await Promise.all(held)).map((one) => one.body['code'])).toEqual(['broken-off', 'broken-off']);
    expect((await ask(limited, post(makeReport(), {}, ' '.repeat(200_000)))).body['code']).toBe('not-json');
  });

  it('S11: says how a reader may identify himself, where it is told', async () => {
    const { status, headers } = await ask(
      createReportHandler({ database: untouched, challenge: 'Bearer' }),
      get(''),
    );
    expect([status, headers.get('WWW-Authenticate')]).toEqual([401, 'Bearer']);
  });

  it('S7: names each field that is not as it must be', async () => {
    const report = makeReport();
    const wrong = {
      ...report,
      schema: 2,
      id: 'seven',
      message: 7,
      run: { ...report.run, id: '', status: 'odd' },
      artifacts: 'none',
      step: undefined,
      trail: { ...report.trail, ticked: { 'a b': [1] }, moves: [{ kind: 'retry', at: 'now' }] },
      removed: [{ rule: 'Not A Rule', path: 'x y', count: 1 }],
    };
    const text = JSON.stringify(wrong).replace(/"createdAt":\d+/, '"createdAt":1e999');
    const { status, body } = await ask(handler, post(report, {}, text));
    expect({ status, problems: body['problems'] }).toMatchInlineSnapshot(`
      {
        "problems": [
          {
            "path": "schema",
            "said": "must be one of 1",
          },
          {
            "path": "id",
            "said": "must be a UUID",
          },
          {
            "path": "createdAt",
            "said": "must be a number",
          },
          {
            "path": "message",
            "said": "must be text of at most 40000 characters",
          },
          {
            "path": "run.id",
            "said": "must be text of 1 to 20000 characters",
          },
          {
            "path": "run.status",
            "said": "must be one of queued, running, waiting, succeeded, failed, cancelled",
          },
          {
            "path": "artifacts",
            "said": "must be a list of at most 1000",
          },
          {
            "path": "trail.ticked",
            "said": "has a field whose name is not an id",
          },
          {
            "path": "trail.moves[0].at",
            "said": "must be a number",
          },
          {
            "path": "removed[0].rule",
            "said": "must be the id of a rule",
          },
          {
            "path": "removed[0].path",
            "said": "must be a path in the report",
          },
        ],
        "status": 400,
      }
    `);
  });

  it('S10: takes requests from its own pages, listed origins and no page, and from nowhere else', async () => {
    const statusOf = async (headers: Record<string, string>): Promise<number> =>
      (await ask(handler, post(makeReport(), headers, 'x'))).status;
    // 400 is past the origin: the body is no JSON.
    expect(await statusOf({})).toBe(400);
    expect(await statusOf({ Origin: 'https://app.test' })).toBe(400);
    expect(await statusOf({ Origin: 'https://other.test', 'Sec-Fetch-Site': 'cross-site' })).toBe(400);
    // A proxy ended TLS, so the server does not know that it is https.
    expect(await statusOf({ Origin: 'https://app.example', 'Sec-Fetch-Site': 'same-origin' })).toBe(400);
    for (const headers of [
      { Origin: 'https://evil.test' },
      { Origin: 'http://app.test' },
      { Origin: 'https://app.test:8443' },
      { Origin: 'https://app.test.evil.test' },
      { Origin: 'null' },
      { Origin: 'https://evil.test', 'Sec-Fetch-Site': 'same-site' },
      { 'Sec-Fetch-Site': 'cross-site' },
    ]) {
      expect(await statusOf(headers)).toBe(403);
    }
    expect((await ask(handler, get('', { Origin: 'https://evil.test' }))).status).toBe(403);
  });

  it('S10: answers a preflight of a listed origin, and gives nobody else a CORS header', async () => {
    const preflight = (Origin: string): Request =>
      new Request(AT, { method: 'OPTIONS', headers: { Origin, 'Access-Control-Request-Method': 'POST' } });
    const allowed = await ask(handler, preflight('https://other.test'));
    expect(allowed.status).toBe(204);
    expect(Object.fromEntries(allowed.headers)).toMatchObject({
      'access-control-allow-origin': 'https://other.test',
      'access-control-allow-methods': 'GET, POST, PATCH, DELETE, OPTIONS',
      'access-control-allow-headers': 'Authorization, Content-Type, Idempotency-Key',
      vary: 'Origin',
    });
    const refused = await ask(handler, preflight('https://evil.test'));
    expect(refused.status).toBe(403);
    expect([...refused.headers.keys()].filter((header) => header.startsWith('access-control'))).toEqual([]);
    // A page of a listed origin must be able to read why its report was refused.
    const problem = await ask(handler, post(makeReport(), { Origin: 'https://other.test' }, 'x'));
    expect(problem.headers.get('Access-Control-Allow-Origin')).toBe('https://other.test');
  });

  it.each([
    '?runn=1',
    '?limit=0',
    '?limit=1000',
    '?limit=1e1',
    '?from=yesterday',
    '?after=1',
    '?after=1.x',
    `?after=1.${'-'.repeat(36)}`,
    `?after=1.${'a'.repeat(36)}`,
    '?delivery=lost',
    '?run=1&run=2',
    '?__proto__=1',
  ])('S12: refuses the filter %s', async (query) => {
    expect(await ask(handler, get(query))).toMatchObject({ status: 400, body: { code: 'filter' } });
  });

  it('S13: answers every request, at any address and by any method, without repeating it', async () => {
    const odd = ['/a/b', '/..%2f..%2fetc', '/%ff', '//x', '/R-1?x=<script>'];
    const requests = [
      ...odd.map((path) => get(path)),
      ...['PUT', 'PATCH', 'DELETE', 'HEAD'].map((method) => new Request(AT, { method })),
      new Request(`${AT}/R-1`, { method: 'POST', body: 'x' }),
      new Request('https://app.test/elsewhere<script>'),
      new Request('https://app.test/api/reportsx'),
    ];
    const away = openHandler({ database: untouched, onFault: () => undefined });
    for (const request of requests) {
      const { status, headers, body } = await ask(away, request);
      expect([400, 403, 404, 405, 503]).toContain(status);
      expect(headers.get('Content-Type')).toBe('application/problem+json');
      expect(JSON.stringify(body)).not.toMatch(/script|etc|was asked/);
      expect(body).toMatchObject({
        status,
        title: expect.any(String),
        code: expect.any(String),
        detail: expect.stringMatching(/\.$/),
      });
    }
  });

  it('S13: survives hooks of the host that throw', async () => {
    const broken = (): never => {
      throw new Error('The hook is broken.');
    };
    for (const hook of ['authorize', 'onFault', 'now', 'reportUrl', 'secrets'] as const) {
      const answer = await ask(
        createReportHandler({ database: untouched, onFault: () => undefined, [hook]: broken }),
        post(makeReport()),
      );
      expect([hook, answer.status]).toEqual([hook, 503]);
      expect(JSON.stringify(answer.body)).not.toContain('broken');
    }
  });

  it('S14: forbids caching, sniffing, framing and running in every answer', async () => {
    for (const request of [
      post(makeReport(), {}, 'x'),
      get('/nothing/here'),
      get('', { Origin: 'https://evil.test' }),
    ]) {
      const { headers } = await ask(handler, request);
      expect(Object.fromEntries(headers)).toMatchObject({
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      });
    }
  });
});
