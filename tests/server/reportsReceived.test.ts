import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../src/core/model/report.ts';
import type { Database } from '../../src/server/database/database.ts';
import { openDatabase } from '../../src/server/database/openDatabase.ts';
import { createReportHandler, type ReportHandler } from '../../src/server/handler/createReportHandler.ts';
import type { ReportHandlerOptions } from '../../src/server/handler/reportHandlerOptions.ts';
import { nodeListener } from '../../src/server/handler/nodeListener.ts';
import { databases, type TestPlace } from './databases.ts';
import { ask, AT, get, makeReport, openHandler, post, type Answered } from './reportWorld.ts';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** A report about a step that failed, with only what tells failures apart. */
function failed(said: string, change: Partial<Report> = {}, code = 'E1'): Report {
  const { failures: _, guide: __, mission: ___, context: ____, ...bare } = makeReport();
  return { ...bare, step: { id: 's-1', title: 'Fetch', said, code }, ...change };
}

for (const { name, isMissing, make } of databases) {
  describe.skipIf(isMissing)(`reports received on ${name}`, () => {
    let place: TestPlace;
    let database: Database;
    let now = 0;
    let handler: ReportHandler;
    beforeAll(async () => {
      place = await make();
      database = await openDatabase(place.place);
    });
    beforeEach(async () => {
      await database.query('delete from waymark_reports');
      now = 1000;
      handler = handlerWith();
    });
    afterAll(async () => {
      await database?.close();
      await place?.remove();
    });
    const handlerWith = (options: Partial<ReportHandlerOptions> = {}): ReportHandler =>
      openHandler({ database, now: () => now, ...options });
    const send = async (report: Report, to = handler): Promise<string> => {
      expect((await ask(to, post(report))).status).toBe(201);
      now += 1000;
      return report.id;
    };
    const failuresOf = async (query = '', from = handler): Promise<readonly Record<string, unknown>[]> =>
      (await ask(from, get(`/failures${query}`))).body['failures'] as Record<string, unknown>[];
    const idsOf = async (query: string): Promise<readonly string[]> =>
      ((await ask(handler, get(query))).body['reports'] as { id: string }[]).map(({ id }) => id);
    const change = (method: string, path: string, body?: unknown): Promise<Answered> =>
      ask(
        handler,
        new Request(`${AT}${path}`, {
          method,
          ...(body !== undefined && { body: JSON.stringify(body) }),
        }),
      );

    it('S30: takes reports whose messages differ in numbers, ids and addresses for one failure', async () => {
      await send(failed('GET https://a.test/v1/jobs/41 answered 503 for job 0af3-77', { run: { id: 'r1' } }));
      await send(failed('GET https://b.test/v1/jobs/42 answered 503 for job 9bc1-02', { run: { id: 'r2' } }));
      await send(failed('GET https://b.test/v1/jobs/42 answered 503 for job 9bc1-02', { run: { id: 'r2' } }));
      await send(failed('The key was refused'));
      const [last, first] = await failuresOf();
      expect(first).toMatchObject({ reports: 3, open: 3, runs: 2, senders: 0, firstAt: 1000, lastAt: 3000 });
      expect(last).toMatchObject({ reports: 1, firstAt: 4000, latest: { code: 'E1', reference: /^R-/ } });
      expect(await failuresOf('?order=most')).toEqual([first, last]);
    });

    it('S30: takes another code, step or message for another failure', async () => {
      await send(failed('No.'));
      await send(failed('No.', {}, 'E2'));
      await send(failed('No.', { step: { id: 's-2', title: 'Write', said: 'No.', code: 'E1' } }));
      await send(failed('Not found.'));
      expect(await failuresOf()).toHaveLength(4);
    });

    it('S30: counts runs and senders right while reports are stored, marked and deleted at once', async () => {
      const reports = Array.from({ length: 60 }, (_, at) =>
        failed(`Failure ${at % 2 === 0 ? 'of a' : 'of b'}`, {
          run: { id: `r${at % 7}` },
          context: { sender: `p${at % 5}` },
        }),
      );
      await Promise.all(reports.map((report) => ask(handler, post(report))));
      await Promise.all([
        change('DELETE', '?run=r1'),
        change('DELETE', '?sender=p2'),
        change('PATCH', `/${reports[0]!.id}`, { state: 'closed' }),
        database.query('delete from waymark_reports where id = $1', [reports[3]!.id]),
        ...Array.from({ length: 10 }, (_, at) =>
          ask(handler, post(failed('Failure of a', { run: { id: `late-${at}` } }))),
        ),
      ]);
      const counted = await database.query(
        `select fingerprint, count(*)::integer as reports, (count(*) filter (where state = 'open'))::integer as open,
           count(distinct run_id)::integer as runs, count(distinct coalesce(sender, claimed_sender))::integer as senders,
           min(received_at) as first_at, max(received_at) as last_at
         from waymark_reports group by fingerprint order by fingerprint`,
      );
      const kept = await database.query(
        `select fingerprint, reports, open, runs, senders, first_at, last_at from waymark_failures order by fingerprint`,
      );
      expect(kept).toEqual(counted);
      expect(kept).toHaveLength(2);
      await database.query('delete from waymark_reports');
      expect(await database.query('select 1 from waymark_failures')).toEqual([]);
      expect(await database.query('select 1 from waymark_failure_names')).toEqual([]);
    });

    it('S30: pages through failures, each once', async () => {
      for (let at = 0; at < 7; at++) await send(failed('x', {}, `C${'abcdefg'[at]}`));
      for (const order of ['latest', 'most']) {
        const seen: unknown[] = [];
        let after = '';
        do {
          const { body } = await ask(handler, get(`/failures?limit=3&order=${order}${after}`));
          const { failures, next } = body as { failures: { failure: string }[]; next?: string };
          seen.push(...failures.map(({ failure }) => failure));
          after = next === undefined ? '' : `&after=${next}`;
        } while (after);
        expect(new Set(seen).size).toBe(7);
        expect(seen).toHaveLength(7);
      }
    });

    it('S12: filters by code, category, mission, sender, state, failure and words, all at once', async () => {
      const a = await send(
        failed('ECONNREFUSED at the gate', {
          mission: { id: 'm1', title: 'Nightly import' },
          context: { sender: 'Ada' },
        }),
      );
      const b = await send(
        failed('Größe überschritten', { category: 'other', message: '東京 で失敗' }, 'E2'),
      );
      expect(await idsOf('?code=E2')).toEqual([b]);
      expect(await idsOf('?category=other')).toEqual([b]);
      expect(await idsOf('?mission=m1')).toEqual([a]);
      expect(await idsOf('?sender=Ada')).toEqual([a]);
      expect(await idsOf('?text=econn%20NIGHT')).toEqual([a]);
      expect(await idsOf('?text=gr%C3%B6%C3%9Fe')).toEqual([b]);
      expect(await idsOf('?text=%E6%9D%B1')).toEqual([b]);
      expect(await idsOf("?text=%26%20%7C%20!%20'")).toEqual([]);
      expect(await idsOf('?guide=&code=E1')).toEqual([a]);
      expect(await idsOf('?state=closed')).toEqual([]);
      const [, { failure }] = (await failuresOf()) as [unknown, { failure: string }];
      expect(await idsOf(`?failure=${failure}`)).toEqual([a]);
      expect(await failuresOf('?text=night&state=open&code=E1')).toMatchObject([{ failure, reports: 1 }]);
      expect(await failuresOf('?code=E2&text=night')).toEqual([]);
    });

    it('S31: finds what an earlier version stored', async () => {
      const id = await send(failed('Old and gone'));
      await database.query(
        `update waymark_reports set fingerprint = null, words = null, code = null, category = null where id = $1`,
        [id],
      );
      expect(await database.query('select 1 from waymark_failures')).toEqual([]);
      handler = handlerWith();
      expect(await idsOf('?text=old&code=E1')).toEqual([id]);
      expect(await failuresOf()).toMatchObject([{ reports: 1, runs: 1 }]);
    });

    it('S32: keeps who answered or closed a report, and when', async () => {
      const id = await send(failed('a'));
      handler = handlerWith({ authorize: () => ({ sender: 'Ada' }) });
      now = 5000;
      expect((await change('PATCH', `/${id}`, { state: 'answered', by: 'Eve' })).body).toEqual({ marked: 1 });
      expect((await change('PATCH', `/${id}`, { state: 'answered' })).body).toEqual({ marked: 0 });
      expect((await ask(handler, get(`/${id}`))).body).toMatchObject({
        state: 'answered',
        stateBy: 'Ada',
        stateAt: 5000,
      });
      expect(await failuresOf('?state=open')).toEqual([]);
    });

    it('S32: marks all reports of a failure at once, and only open ones count as open', async () => {
      for (const said of ['a 1', 'a 2', 'b']) await send(failed(said));
      const [, { failure }] = (await failuresOf()) as [unknown, { failure: string }];
      const { body } = await change('PATCH', `/failures/${failure}`, { state: 'closed', by: 'Ada' });
      expect(body).toEqual({ marked: 2 });
      await send(failed('a 3'));
      expect(await failuresOf()).toMatchObject([
        { failure, reports: 3, open: 1 },
        { reports: 1, open: 1 },
      ]);
    });

    it.each([['{'], ['null'], ['{"state":"done"}'], ['{"state":"open","by":1}'], ['x'.repeat(9000)]])(
      'S32: refuses to mark by %.20s',
      async (body) => {
        const id = await send(failed('a'));
        const answer = await ask(handler, new Request(`${AT}/${id}`, { method: 'PATCH', body }));
        expect(answer).toMatchObject({ status: 400, body: { code: 'state' } });
      },
    );

    it('S32: lets nobody mark, delete or list failures who may only send', async () => {
      const id = await send(failed('a'));
      handler = createReportHandler({ database });
      for (const [method, path] of [
        ['PATCH', `/${id}`],
        ['PATCH', `/failures/${'0'.repeat(32)}`],
        ['DELETE', `/${id}`],
        ['DELETE', '?run=x'],
        ['GET', '/failures'],
        ['GET', '/export'],
      ] as const) {
        const answer = await change(method, path, method === 'PATCH' ? { state: 'closed' } : undefined);
        expect([method, path, answer.status]).toEqual([method, path, 403]);
      }
    });

    it('S33: deletes by report, run, sender and failure, and names the copies that receivers have', async () => {
      const receivers = [{ id: 'github' }, { id: 'slack' }];
      handler = handlerWith({ receivers });
      const a = await send(failed('a', { run: { id: 'r1' } }));
      const b = await send(failed('b', { run: { id: 'r1' }, context: { sender: 'Ada' } }));
      const c = await send(failed('c', { run: { id: 'r2' } }));
      const d = await send(failed('d', { run: { id: 'r3' }, context: { sender: 'Ada' } }));
      await database.query(
        `update waymark_deliveries set state = 'delivered', reference = '#12', url = 'https://github.test/12'
         where report = $1 and receiver = 'github'`,
        [a],
      );
      expect((await change('DELETE', `/${a}`)).body).toEqual({
        deleted: 1,
        elsewhere: [
          { receiver: 'github', state: 'delivered', reference: '#12', url: 'https://github.test/12' },
        ],
      });
      expect((await change('DELETE', `/${a}`)).status).toBe(404);
      expect((await change('DELETE', '?run=r1')).body).toMatchObject({ deleted: 1 });
      expect(await idsOf('')).toEqual([d, c]);
      expect((await change('DELETE', '?sender=Ada')).body).toMatchObject({ deleted: 1 });
      const [{ failure }] = (await failuresOf()) as [{ failure: string }];
      expect((await change('DELETE', `?failure=${failure}`)).body).toMatchObject({ deleted: 1 });
      expect(await database.query('select 1 from waymark_deliveries')).toEqual([]);
      expect(b).not.toBe(c);
    });

    it.each(['', '?', '?guide=x', '?run=a&sender=b', '/R-1?run=a'])(
      'S33: deletes nothing where nothing is named: DELETE %s',
      async (path) => {
        const id = await send(failed('a'));
        expect(await change('DELETE', path)).toMatchObject({ status: 400, body: { code: 'nothing-named' } });
        expect(await idsOf('')).toEqual([id]);
      },
    );

    it('S33: neither shows, marks nor deletes what is of another scope', async () => {
      const of = (scope: string): ReportHandler => handlerWith({ authorize: () => ({ scope }) });
      const id = await send(failed('a', { run: { id: 'r' } }), of('one'));
      await send(failed('a', { run: { id: 'r' } }), of('two'));
      handler = of('two');
      expect(await failuresOf()).toMatchObject([{ reports: 1 }]);
      const [{ failure }] = (await failuresOf()) as [{ failure: string }];
      expect((await change('PATCH', `/${id}`, { state: 'closed' })).status).toBe(404);
      expect((await change('PATCH', `/failures/${failure}`, { state: 'closed' })).body).toEqual({
        marked: 1,
      });
      expect((await change('DELETE', '?run=r')).body).toMatchObject({ deleted: 1 });
      handler = of('one');
      expect(await failuresOf()).toMatchObject([{ reports: 1, open: 1 }]);
    });

    it('S36: has what could not be delivered sent again, or gives it up, for who may mark it', async () => {
      let woken = 0;
      handler = handlerWith({
        receivers: [{ id: 'Support desk' }, { id: 'github' }],
        onRequeued: () => void woken++,
      });
      const id = await send(failed('a'));
      const statesOf = async () =>
        (await ask(handler, get(`/${id}`))).body['deliveries'] as { receiver: string; state: string }[];
      const again = { state: 'queued' };
      expect((await change('PATCH', `/${id}/deliveries/github`, again)).body).toEqual({ requeued: 0 });
      await database.query(
        "update waymark_deliveries set state = 'rejected', reason = 'auth' where report = $1",
        [id],
      );
      expect(await change('PATCH', `/${id}/deliveries/github`, { state: 'sent' })).toMatchObject({
        status: 400,
        body: { code: 'state' },
      });
      expect((await change('PATCH', `/${id}/deliveries/Support%20desk`, again)).body).toEqual({
        requeued: 1,
      });
      expect(woken).toBe(1);
      expect((await statesOf()).map(({ receiver, state }) => [receiver, state])).toEqual(
        expect.arrayContaining([
          ['Support desk', 'queued'],
          ['github', 'rejected'],
        ]),
      );
      expect((await change('DELETE', `/${id}/deliveries/github`)).body).toEqual({ givenUp: 1 });
      expect((await change('DELETE', `/${id}/deliveries/github`)).body).toEqual({ givenUp: 0 });
      expect(await statesOf()).toHaveLength(1);
      expect((await change('PATCH', '/R-999999/deliveries/github', again)).status).toBe(404);
      handler = handlerWith({ authorize: (_, { action }) => action !== 'mark' });
      expect((await change('PATCH', `/${id}/deliveries/github`, again)).status).toBe(403);
      expect((await change('DELETE', `/${id}/deliveries/github`)).status).toBe(403);
    });

    it('S34: writes comma-separated values in which no cell is a formula', async () => {
      await send(failed('a', { subject: '=HYPERLINK("https://evil.test")', message: 'one,\n"two"' }));
      const response = await handler(get('/export?format=csv'));
      expect(response.headers.get('Content-Disposition')).toBe('attachment; filename="reports.csv"');
      const text = await response.text();
      expect(text.split('\r\n')[0]).toMatch(/^reference,received,state,/);
      expect(text).toContain(`"'=HYPERLINK(""https://evil.test"")"`);
      expect(text).toContain('"one,\n""two"""');
    });

    it('S34: writes every report of a query as a JSON line, over Node too', { timeout: 60_000 }, async () => {
      for (let at = 0; at < 430; at += 43) {
        await Promise.all(
          Array.from({ length: 43 }, () => ask(handler, post(failed('x'.repeat(500), { run: { id: 'r' } })))),
        );
      }
      const server = createServer(nodeListener(handler));
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      try {
        const { port } = server.address() as AddressInfo;
        const answer = await fetch(`http://127.0.0.1:${port}/api/reports/export?run=r`);
        const lines = (await answer.text()).trimEnd().split('\n');
        const ids = lines.map((line) => (JSON.parse(line) as { report: Report }).report.id);
        expect(new Set(ids).size).toBe(430);
        expect(lines).toHaveLength(430);
      } finally {
        server.close();
      }
    });
  });
}
