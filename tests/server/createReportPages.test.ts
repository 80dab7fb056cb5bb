import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../src/core/model/report.ts';
import type { Database } from '../../src/server/database/database.ts';
import { openDatabase } from '../../src/server/database/openDatabase.ts';
import { createReportPages, type ReportPagesOptions } from '../../src/server/pages/createReportPages.ts';
import { databases, type TestPlace } from './databases.ts';
import { readCorpus } from './readCorpus.ts';
import { ask, get, makeReport, openHandler, post } from './reportWorld.ts';

const AT = 'https://app.test/reports';
const SIGNS = `"><script>alert(1)</script>'&\u202e{{7*7}}`;

describe('reports received as pages', () => {
  let place: TestPlace;
  let database: Database;
  beforeAll(async () => {
    place = await databases[0]!.make();
    database = await openDatabase(place.place);
  });
  beforeEach(async () => void (await database.query('delete from waymark_reports')));
  afterAll(async () => {
    await database?.close();
    await place?.remove();
  });

  const open = (options: Partial<ReportPagesOptions> = {}): ReturnType<typeof createReportPages> =>
    createReportPages({
      database,
      authorize: () => ({ sender: 'Ada' }),
      onFault: (error) => {
        throw new Error('A fault that no test expects.', { cause: error });
      },
      ...options,
    });
  const handler = (): ReturnType<typeof openHandler> =>
    openHandler({ database, receivers: [{ id: 'github' }] });
  const send = async (change: Partial<Report> = {}): Promise<Report> => {
    const report = makeReport(change);
    expect((await ask(handler(), post(report))).status).toBe(201);
    return report;
  };
  const referenceOf = async ({ id }: Report): Promise<string> =>
    (await ask(handler(), get(`/${id}`))).body['reference'] as string;
  const read = async (
    path: string,
    pages = open(),
    headers: Readonly<Record<string, string>> = {},
  ): Promise<{ status: number; headers: Headers; text: string }> => {
    const response = await pages(new Request(`${AT}${path}`, { headers }));
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const submit = (
    path: string,
    fields: Readonly<Record<string, string>>,
    pages = open(),
    headers: Readonly<Record<string, string>> = { 'Sec-Fetch-Site': 'same-origin' },
  ): Promise<Response> =>
    pages(new Request(`${AT}${path}`, { method: 'POST', body: new URLSearchParams(fields), headers }));
  const failureOf = async ({ id }: Report): Promise<string> =>
    (await ask(handler(), get(`/${id}`))).body['failure'] as string;

  it('S35: shows failures with their reports, a failure, and a report as support reads it', async () => {
    const report = await send();
    await send();
    const failures = (await read('')).text;
    expect(failures).toContain('2 reports');
    expect(failures).toContain(report.step!.said);
    const failure = (await read(`/failures/${await failureOf(report)}`)).text;
    expect(failure.match(/<li>/g)).toHaveLength(2);
    const { id, title } = report.run;
    const named = title && title !== id ? `${title}, ${id}` : id;
    const titles = [...failure.matchAll(/class="title" href="[^"]*">([^<]*)</g)].map(([, text]) => text);
    expect(titles).toEqual([named, named]);
    const { text } = await read(`/${await referenceOf(report)}`);
    for (const said of ['What', 'Who', 'When', 'Tried', 'Links', report.step!.said!, 'I rotated the key.']) {
      expect(text).toContain(said);
    }
    expect((await read('/all?text=rotated')).text).toContain(report.subject);
    expect((await read('/all?text=nowhere')).text).toContain('No report matches these filters.');
  });

  it('S35: draws every text of a report as text, whatever stands in it', async () => {
    const report = makeReport({}, (usual) => `${usual}${SIGNS}`);
    await ask(handler(), post(report));
    const reference = await referenceOf(report);
    for (const path of [
      '',
      '/all',
      `/${reference}`,
      `/${reference}/delete`,
      `/failures/${await failureOf(report)}`,
    ]) {
      const { text, status } = await read(path);
      expect([path, status]).toEqual([path, 200]);
      expect(text).not.toContain('<script');
      expect(text).not.toContain('\u202e');
    }
    const echoed = await read(`/all?text=${encodeURIComponent(SIGNS)}&code=${encodeURIComponent(SIGNS)}`);
    expect(echoed.text).not.toContain('<script');
  });

  it('S35: makes no link of an address that runs, whatever the corpus of links tries', async () => {
    const links = readCorpus('link-urls')
      .slice(0, 60)
      .map(({ text }) => text);
    for (const url of ['javascript:alert(1)', ...links]) {
      const report = makeReport({ run: { id: 'r', url } });
      if ((await ask(handler(), post(report))).status !== 201) continue;
      const { text } = await read(`/${report.id}`);
      const followed = Array.from(text.matchAll(/href="([^"]*)"/g), ([, href]) => href!);
      expect(followed.filter((href) => !/^(?:\/|#|https?:|mailto:)/.test(href))).toEqual([]);
    }
  });

  it('S35: runs no script, is not cached or framed, and loads nothing but its style', async () => {
    const { headers } = await read('');
    expect(headers.get('Content-Security-Policy')).toMatch(
      /default-src 'none'; style-src 'self'; form-action 'self'/,
    );
    expect(headers.get('Cache-Control')).toBe('no-store');
    const style = await read('/style.css', open({ authorize: () => false }));
    expect(style.headers.get('Content-Type')).toMatch(/^text\/css/);
  });

  it('S32: marks one report or all of a failure, by the name of who reads', async () => {
    const [one, other] = [await send(), await send()];
    const reference = await referenceOf(one);
    const marked = await submit(`/${reference}/state`, { state: 'answered' });
    expect([marked.status, marked.headers.get('Location')]).toEqual([303, `/reports/${reference}`]);
    expect((await read(`/${reference}`)).text).toMatch(/Answered<\/span>\s*by Ada/);
    await submit(`/failures/${await failureOf(one)}/state`, { state: 'closed' });
    expect((await ask(handler(), get(`/${other.id}`))).body).toMatchObject({
      state: 'closed',
      stateBy: 'Ada',
    });
    expect((await read('?state=open')).text).toContain('No failure matches these filters.');
  });

  it('S33: asks what to delete, deletes it, and names the copies elsewhere', async () => {
    const report = await send({ context: { sender: 'Mo' } });
    await send({ context: { sender: 'Mo' }, run: { id: 'another' } });
    const kept = await send({ run: { id: 'third' }, context: { sender: 'Eve' } });
    await database.query(
      `update waymark_deliveries set state = 'delivered', reference = '#7', url = 'https://github.test/7' where report = $1`,
      [report.id],
    );
    const reference = await referenceOf(report);
    expect((await read(`/${reference}/delete`)).text).toContain('All 2 reports from Mo');
    const text = await (await submit(`/${reference}/delete`, { which: 'sender' })).text();
    expect(text).toContain('2 reports deleted');
    expect(text).toContain('href="https://github.test/7"');
    expect((await read(`/${reference}`)).status).toBe(404);
    expect((await read(`/${kept.id}`)).status).toBe(200);
  });

  it('S35: sends again what was set aside, or gives it up', async () => {
    const report = await send();
    const reference = await referenceOf(report);
    const setAside = `update waymark_deliveries set state = 'rejected', reason = 'auth', tries = 3 where report = $1`;
    await database.query(setAside, [report.id]);
    expect((await read(`/${reference}`)).text).toContain('it does not accept the credentials');
    let woken = 0;
    const pages = open({ onRequeued: () => void (woken += 1) });
    await submit(`/${reference}/deliveries`, { receiver: 'github', do: 'again' }, pages);
    expect(woken).toBe(1);
    expect((await ask(handler(), get(`/${report.id}`))).body['deliveries']).toMatchObject([
      { state: 'queued' },
    ]);
    await database.query(setAside, [report.id]);
    await submit(`/${reference}/deliveries`, { receiver: 'github', do: 'drop' }, pages);
    expect((await ask(handler(), get(`/${report.id}`))).body['deliveries']).toEqual([]);
  });

  it('S11: shows nothing to who may not read, and sends him to sign in where that is possible', async () => {
    const report = await send();
    const closed = open({ authorize: () => false });
    for (const path of ['', '/all', '/export', `/${report.id}`, `/${report.id}/delete`]) {
      const { status, text } = await read(path, closed);
      expect([path, status]).toEqual([path, 403]);
      expect(text).not.toContain(report.subject);
    }
    expect((await submit(`/${report.id}/delete`, { which: 'report' }, closed)).status).toBe(403);
    expect((await read(`/${report.id}`)).status).toBe(200);
    const { status, headers } = await read('', open({ authorize: () => false, signIn: '/reports/sign-in' }));
    expect([status, headers.get('Location')]).toEqual([303, '/reports/sign-in']);
  });

  it('S10: takes no form from a page of another site', async () => {
    const report = await send();
    for (const headers of [
      { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.test' },
      { Origin: 'https://evil.test' },
      { Origin: 'null' },
    ]) {
      expect((await submit(`/${report.id}/delete`, { which: 'report' }, open(), headers)).status).toBe(403);
    }
    expect((await read(`/${report.id}`)).status).toBe(200);
  });

  it('S13: answers any address and form, and says so where there is nothing', async () => {
    await send();
    for (const path of [
      '/x',
      '/R-99999999',
      '/failures/xyz',
      `/failures/${'0'.repeat(32)}`,
      '/%ff',
      '/a/b/c',
      '/R-1/state',
    ]) {
      expect((await read(path)).status).toBe(404);
      expect((await submit(path, { state: 'closed', which: 'all' })).status).toBe(404);
    }
    expect((await read('/all?nothing=1')).text).toContain('`nothing` is not a parameter.');
    expect((await read('?order=odd')).status).toBe(400);
    const broken = open({
      database: { ...database, query: () => Promise.reject(new Error('gone')) },
      onFault: () => undefined,
    });
    const { status, text } = await read('', broken);
    expect(status).toBe(503);
    expect(text).not.toContain('gone');
  });
});
