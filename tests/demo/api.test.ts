import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApi, type Api } from '../../demo/server/api/createApi.ts';
import { createWorld, type World } from '../../demo/server/createWorld.ts';

let world: World;
let api: Api;
let server: Server;
let base: string;

beforeEach(async () => {
  world = await createWorld();
  api = createApi(world);
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

const REPORT = { id: 'r-1', subject: 'It failed', run: { id: 'run-2001' } };

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

  it('takes a report once and gives its first answer again', async () => {
    const first = await post('/api/reports', REPORT, 'r-1');
    expect(first.answer).toEqual({ reference: 'ORB-0001', url: '/reports/ORB-0001' });
    expect((await post('/api/reports', REPORT, 'r-1')).answer).toEqual(first.answer);
    expect((await post('/api/reports', REPORT)).answer).toEqual({ ...first.answer, duplicate: true });
    expect(await get('/api/reports')).toHaveLength(1);
    expect(await get('/api/reports/ORB-0001')).toMatchObject({ report: REPORT });
  });

  it('refuses a report without a run', async () => {
    expect((await post('/api/reports', { id: 'r-2' })).status).toBe(400);
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
    expect((await post('/api/reports', 'x'.repeat(1_100_000))).status).toBe(413);
    expect((await post('/api/reports', [1])).status).toBe(400);
  });
});
