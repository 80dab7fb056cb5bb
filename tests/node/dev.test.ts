import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DevAnswer, DevStart } from '../../src/dev/DevAnswer.ts';
import { createDevHandler } from '../../src/node/dev/createDevHandler.ts';
import { createWorkbench, type Workbench } from '../../src/node/dev/createWorkbench.ts';
import { starterGuides } from '../../src/starter/starterGuides.ts';
import { folderOf, guide, NOW } from './guideFolder.ts';
import { runMain } from './runMain.ts';

const TOKEN = 'a-token-of-this-page';
const ORIGIN = 'http://127.0.0.1:4174';
const LOCKED = guide('index-locked');
const SAMPLES = [
  {
    name: 'runs/locked.json',
    input: { id: '1', title: 'Nightly index', status: 'failed', failures: [{ code: 'index_locked' }] },
  },
  {
    name: 'runs/limit.json',
    input: { id: '2', status: 'failed', failures: [{ code: 'rate_limit_exceeded', status: 429 }] },
  },
  { name: 'runs/fine.json', input: { id: '3', status: 'succeeded' } },
];

interface Page {
  readonly root: string;
  readonly workbench: Workbench;
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>;
  readonly draft: (id: string, text: string) => Promise<DevAnswer>;
}

async function open(
  files: Readonly<Record<string, string>> = { 'index-locked.md': LOCKED },
  samples: readonly { readonly name: string; readonly input: unknown }[] = SAMPLES,
): Promise<Page> {
  const root = folderOf(files);
  const starter = { index: await starterGuides.index(), body: starterGuides.body };
  const workbench = createWorkbench({ dir: root, samples, starter, now: () => NOW });
  const handler = createDevHandler({
    workbench,
    dir: root,
    assets: root,
    token: TOKEN,
    changed: async () => 1,
  });
  const post: Page['post'] = (path, body, headers = {}) =>
    handler(
      new Request(`${ORIGIN}${path}`, {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: { Origin: ORIGIN, 'X-Waymark-Token': TOKEN, ...headers },
      }),
    );
  return {
    root,
    workbench,
    get: (path, headers = {}) => handler(new Request(new URL(path, ORIGIN), { headers })),
    post,
    draft: async (id, text) => (await post('/api/draft', { guide: id, text })).json() as Promise<DevAnswer>,
  };
}

const leads = ({ runs }: DevAnswer): unknown => runs.map(({ lead, without }) => [without, lead]);

describe('waymark dev', () => {
  it('B132: says which runs a guide leads, which it takes from whom, and what does it', async () => {
    const { draft } = await open();
    const answer = await draft('index-locked', LOCKED);
    expect(answer).toMatchObject({ guide: 'index-locked', problems: [], isBroken: false });
    expect(leads(answer)).toEqual([
      ['run-failed', 'index-locked'],
      ['rate-limited', 'rate-limited'],
      [null, null],
    ]);
    expect(answer.runs[0]).toMatchObject({
      title: 'Nightly index',
      trouble: 'failed',
      standing: 'clear',
      evidence: [{ signal: 'error.code', value: 'index_locked', where: { path: 'failures[0].code' } }],
    });
    const taken = await draft(
      'index-locked',
      LOCKED.replace('error.code = index_locked', 'error.code = rate_limit_exceeded'),
    );
    expect(leads(taken)).toEqual([
      ['run-failed', 'run-failed'],
      ['rate-limited', 'rate-limited'],
      [null, null],
    ]);
    expect(taken.runs[1]).toMatchObject({
      standing: 'possible',
      evidence: [{ value: 'rate_limit_exceeded' }],
    });
    expect(taken.version).toBeGreaterThan(answer.version);
  });

  it('B132: calls a run by its title, its id, or its file where it has neither', async () => {
    const log = { name: 'runs/restore.log', input: 'gpg: decryption failed: No secret key' };
    const { draft } = await open(undefined, [...SAMPLES, log]);
    const { runs } = await draft('index-locked', LOCKED);
    expect(runs.map(({ title }) => title)).toEqual([
      'Nightly index',
      '2',
      'runs/fine.json',
      'runs/restore.log',
    ]);
  });

  it('B132: knows what the settings say of starter guides and surfaces', async () => {
    const { get, draft } = await open({
      'index-locked.md': LOCKED.replace('related: [run-failed]', 'related: []'),
      'waymark.json': '{ "starter": false, "surfaces": { "run-detail": "Run detail" } }',
    });
    const start = (await (await get('/api/start')).json()) as DevStart;
    expect(start).toMatchObject({
      guides: [{ id: 'index-locked', title: 'Index locked', errors: 0 }],
      surfaces: { 'run-detail': 'Run detail' },
      starter: false,
    });
    expect(
      leads(await draft('index-locked', LOCKED.replace('related: [run-failed]', 'related: []'))),
    ).toEqual([
      [null, 'index-locked'],
      [null, null],
      [null, null],
    ]);
  });

  it('B132: says why a guide does not lead', async () => {
    const { draft, get } = await open();
    await draft('index-locked', LOCKED);
    const why = await (await get('/api/why?guide=index-locked&run=runs/limit.json')).json();
    expect(why).toContain('Why not Index locked (index-locked)?');
    expect(why).toContain('not seen: error.code = index_locked');
  });

  it('B133: stays with the text before an error', async () => {
    const { draft, get } = await open();
    const good = await draft(
      'index-locked',
      LOCKED.replace('error.code = index_locked', 'error.code = other_code'),
    );
    const broken = await draft('index-locked', LOCKED.replace('when error.code', 'when eror.code'));
    expect(broken).toMatchObject({
      isBroken: true,
      problems: [{ code: 'unknown-signal', line: 33, edit: { from: 10, to: 19, text: 'error.code' } }],
    });
    expect(leads(broken)).toEqual(leads(good));
    const { guides } = (await (await get('/api/own/')).json()) as { guides: readonly { id: string }[] };
    expect(guides.map(({ id }) => id)).toEqual(['index-locked']);
  });

  it('B134: writes the file when it is saved, and not before', async () => {
    const { root, draft, post, get } = await open();
    const file = join(root, 'index-locked.md');
    const text = LOCKED.replace('Index locked', 'The index is locked');
    await draft('index-locked', text);
    expect(readFileSync(file, 'utf8')).toBe(LOCKED);
    expect(await (await get('/api/text?guide=index-locked')).json()).toBe(LOCKED);
    expect((await post('/api/save', { guide: 'index-locked', text, was: LOCKED })).status).toBe(200);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('B134: does not write over what somebody else wrote meanwhile', async () => {
    const { root, post } = await open();
    const file = join(root, 'index-locked.md');
    writeFileSync(file, `${LOCKED}\nMore.\n`);
    const refused = await post('/api/save', { guide: 'index-locked', text: 'Mine', was: LOCKED });
    expect([refused.status, await refused.text()]).toEqual([
      409,
      'The file has changed on the disk since it was read.\n',
    ]);
    expect(readFileSync(file, 'utf8')).toBe(`${LOCKED}\nMore.\n`);
  });

  it.each([
    ['another host', '/', { base: 'http://evil.test:4174' }, 421],
    ['another page', '/api/start', { Origin: 'http://evil.test' }, 403],
    ['another page, by its browser', '/api/text?guide=index-locked', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['its own page', '/api/start', { Origin: ORIGIN }, 200],
    ['this machine by its other name', '/', { base: 'http://localhost:4174' }, 200],
    ['a file outside', '/dev/../../package.json', {}, 404],
    ['a guide outside', '/api/text?guide=../index-locked', {}, 404],
    ['a body outside', '/api/own/../../x', {}, 404],
  ])('B135: answers %s', async (_, path, given: Readonly<Record<string, string>>, status) => {
    const { base = '', ...headers } = given;
    const { get } = await open();
    expect((await get(`${base}${path}`, headers)).status).toBe(status);
  });

  it.each([
    ['without the token', {}, { 'X-Waymark-Token': '' }, 403],
    ['with another token', {}, { 'X-Waymark-Token': 'b-token-of-this-page' }, 403],
    ['from another page', {}, { Origin: 'http://evil.test' }, 403],
    ['to a guide that is none of the folder', { guide: 'other' }, {}, 404],
    ['to a path', { guide: '../index-locked' }, {}, 400],
    ['without a text', { text: 7 }, {}, 400],
    ['of more than fits', { text: 'x'.repeat(1_000_001) }, {}, 400],
  ])('B135: writes nothing %s', async (_, changes: object, headers: object, status) => {
    const { root, post } = await open();
    const body = { guide: 'index-locked', text: 'Theirs', was: LOCKED, ...changes };
    for (const path of ['/api/save', '/api/draft'])
      expect((await post(path, body, headers as Record<string, string>)).status).toBe(status);
    expect(readFileSync(join(root, 'index-locked.md'), 'utf8')).toBe(LOCKED);
  });

  it('B135: lets no page frame it, and loads nothing from elsewhere', async () => {
    const { get } = await open();
    for (const path of ['/', '/panel']) {
      const { headers } = await get(path);
      expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'; script-src 'self'");
      expect(headers.get('Content-Security-Policy')).toContain("frame-ancestors 'self'");
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    }
    expect(await (await get('/panel')).text()).not.toContain(TOKEN);
  });

  it('B136: reads the disk again, and keeps what is not saved', async () => {
    const { root, workbench, draft } = await open();
    const own = LOCKED.replace('error.code = index_locked', 'error.code = other_code');
    await draft('index-locked', own);
    writeFileSync(join(root, 'mine.md'), guide('mine'));
    expect(workbench.reload().problems).toEqual([]);
    expect(workbench.start().guides.map(({ id }) => id)).toEqual(['index-locked', 'mine']);
    expect(leads(workbench.answer('index-locked', own))).toMatchObject([
      ['run-failed', 'run-failed'],
      {},
      {},
    ]);
  });

  it('B138: says what it cannot start with', async () => {
    const cwd = folderOf({ 'guides/index-locked.md': LOCKED });
    const said = async (...argv: readonly string[]): Promise<unknown> => {
      const { code, stderr } = await runMain(cwd, ['dev', ...argv]);
      return [code, stderr];
    };
    expect(await said('nothing')).toEqual([2, 'There is no nothing.\n']);
    expect(await said('guides/none.md:3')).toEqual([2, 'There is no guides/none.md.\n']);
    expect(await said('--port', 'x')).toEqual([2, '--port is to be a number up to 65535, not "x".\n']);
    // The page is built with the package, and not where this test runs.
    expect(await said()).toEqual([1, expect.stringContaining('is not built')]);
  });
});
