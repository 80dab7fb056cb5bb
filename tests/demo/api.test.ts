import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Report } from 'waymark/core';
import type { FoundReport } from 'waymark/server';
import { createApi, type Api } from '../../demo/server/api/createApi.ts';
import { createWorld, type World } from '../../demo/server/createWorld.ts';
import { openReports, type Reports } from '../../demo/server/openReports.ts';

let reports: Reports;
let world: World;
let api: Api;
let server: Server;
let base: string;

beforeAll(async () => {
  reports = await openReports({ secrets: () => ['the-key-of-somebody'] });
  // The first start of PostgreSQL in a folder takes seconds, and far more on a busy machine.
}, 120_000);
afterAll(() => reports.close());

beforeEach(async () => {
  world = await createWorld();
  api = createApi(world, reports);
  server = createServer((request, response) => void api.handle(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  api.close();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  await world.close();
});

async function post(
  path: string,
  body?: unknown,
  key?: string,
): Promise<{ status: number; answer: Record<string, unknown> }> {
  const response = await fetch(base + path, {
    method: 'POST',
    headers: key ? { 'idempotency-key': key } : {},
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
}

const get = async (path: string): Promise<unknown> => (await fetch(base + path)).json();

const ID = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff';

const reportOf = (id: string, change: Partial<Report> = {}): Report => ({
  schema: 1,
  id,
  createdAt: 1_800_000_000_000,
  category: 'unclear-failure',
  subject: 'It failed',
  message: '',
  run: { id: 'run-1000' },
  removed: [],
  trimmed: [],
  ...change,
});

/** As the help panel sends it. */
async function send(report: Report): Promise<{ status: number; answer: Record<string, unknown> }> {
  const response = await fetch(`${base}/api/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': report.id },
    body: JSON.stringify(report),
  });
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
}

describe('api', () => {
  it('starts one run for two presses of retry with one key, and another for another key', async () => {
    const id = world.runner.start('sync-prices');
    await world.runner.settled(id);
    const [first, second] = await Promise.all([
      post(`/api/runs/${id}/retry`, {}, 'press-1'),
      post(`/api/runs/${id}/retry`, {}, 'press-1'),
    ]);
    expect(second.answer).toEqual(first.answer);
    expect(world.runner.list()).toHaveLength(2);
    const third = await post(`/api/runs/${id}/retry`, {}, 'press-2');
    expect(third.answer['runId']).not.toBe(first.answer['runId']);
  });

  it('lets a refused move be pressed again under the same key', async () => {
    const id = world.runner.start('release-notes');
    await world.runner.settled(id);
    expect(await post(`/api/runs/${id}/resume`, {}, 'press')).toMatchObject({
      status: 409,
      answer: { detail: 'a release manager has not decided yet. Open Approvals, decide, then resume.' },
    });
    await post(`/api/approvals/${id}`, { approved: true });
    expect((await post(`/api/runs/${id}/resume`, {}, 'press')).status).toBe(200);
    expect((await world.runner.settled(id)).status).toBe('succeeded');
  });

  it('says why a run that was resumed is parked again', async () => {
    const budget = world.runner.start('review-contracts');
    await world.runner.settled(budget);
    expect(await post(`/api/runs/${budget}/resume`)).toMatchObject({
      status: 409,
      answer: {
        detail: 'The budget of 1000 tokens is used up. Raise it under Usage and billing, then resume.',
      },
    });
    const freeze = world.runner.start('close-quarter');
    await world.runner.settled(freeze);
    expect((await post(`/api/runs/${freeze}/resume`)).answer['detail']).toContain('A change freeze is on');
    world.setSetting('close-quarter', 'freeze', 'off');
    expect((await post(`/api/runs/${freeze}/resume`)).status).toBe(200);
  });

  it('takes a report once and delivers it to the desk, which files one ticket', async () => {
    const first = await send(reportOf(ID));
    expect(first).toMatchObject({ status: 201, answer: { reference: 'R-1', url: `/reports/${ID}` } });
    expect((await send(reportOf(ID))).answer).toMatchObject({ reference: 'R-1', duplicate: true });
    await expect
      .poll(async () => get(`/api/reports/${ID}`))
      .toMatchObject({
        sender: 'Ada',
        deliveries: [{ receiver: 'Support desk', state: 'delivered', reference: 'DESK-1' }],
      });
    expect(reports.desk.tickets()).toMatchObject([{ report: ID, run: 'run-1000' }]);
    const { deliveries } = (await get(`/api/reports/${ID}`)) as FoundReport;
    expect(await (await fetch(deliveries[0]!.url!)).text()).toContain('<h1>It failed</h1>');
  });

  it('keeps a report while the desk is closed, and delivers it once it is open', async () => {
    await post('/api/desk', { isOpen: false });
    expect(await get('/api/desk')).toEqual({ isOpen: false });
    const id = ID.replace('6f', '7a');
    await send(reportOf(id));
    await expect
      .poll(async () => get(`/api/reports/${id}`))
      .toMatchObject({ deliveries: [{ state: 'queued', tries: 1, reason: 'server' }] });
    await post('/api/desk', { isOpen: true });
    await expect
      .poll(async () => get(`/api/reports/${id}`), { timeout: 20_000 })
      .toMatchObject({ deliveries: [{ state: 'delivered', reference: 'DESK-2' }] });
  });

  it('stores no key of a connection, though the page let one through', async () => {
    const id = ID.replace('6f', '8b');
    await send(reportOf(id, { message: 'It says the-key-of-somebody is wrong.' }));
    const { report } = (await get(`/api/reports/${id}`)) as FoundReport;
    expect(report.message).not.toContain('the-key-of-somebody');
  });

  it('shows what was sent as text on the desk', async () => {
    const id = ID.replace('6f', '9c');
    await send(reportOf(id, { subject: '<img src=x onerror=alert(1)>' }));
    await expect.poll(() => reports.desk.tickets().find(({ report }) => report === id)).toBeDefined();
    const { deliveries } = (await get(`/api/reports/${id}`)) as FoundReport;
    const page = await fetch(deliveries[0]?.url ?? `${new URL(reports.desk.url).origin}/tickets/4`);
    expect(await page.text()).toContain('<h1>&lt;img src=x onerror=alert(1)&gt;</h1>');
  });

  it('turns away what is not signed at the desk', async () => {
    const response = await fetch(reports.desk.url, {
      method: 'POST',
      headers: { 'webhook-id': 'x', 'webhook-timestamp': String(Math.floor(Date.now() / 1000)) },
      body: '{}',
    });
    expect(response.status).toBe(401);
  });

  it('gives a run as it is, and a problem for one that is not there', async () => {
    const id = world.runner.start('weekly-digest');
    await world.runner.settled(id);
    expect(await get(`/api/runs/${id}`)).toMatchObject({
      id,
      status: 'succeeded',
      source: { system: 'orbit' },
    });
    const response = await fetch(`${base}/api/runs/run-9`);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
  });

  it('never gives a key away, but the new one once when it is issued', async () => {
    const { answer } = await post('/api/connections/research/rotate-key');
    expect(answer['key']).toMatch(/^sk-orbit-demo-research-/);
    expect(JSON.stringify(await get('/api/connections'))).not.toContain('sk-orbit-demo');
  });

  it('sends runs as they change', async () => {
    const response = await fetch(`${base}/api/events`);
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    world.runner.start('weekly-digest');
    let text = '';
    while (!text.includes('"status":"succeeded"')) text += (await reader.read()).value ?? '';
    expect(text).toContain('event: run\ndata: {');
    await reader.cancel();
  });

  it('turns away a body that is too large or is not an object', async () => {
    expect((await post('/api/desk', 'x'.repeat(1_100_000))).status).toBe(413);
    expect((await post('/api/desk', [1])).status).toBe(400);
  });
});
