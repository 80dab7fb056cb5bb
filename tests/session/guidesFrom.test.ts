import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { GuideSource } from '../../src/core/model/guide.ts';
import { builtinGuide } from '../../src/session/guides/builtinGuide.ts';
import { guidesFrom } from '../../src/session/guides/guidesFrom.ts';
import { folderOf, guide } from '../node/guideFolder.ts';
import { runMain } from '../node/runMain.ts';

interface Server {
  readonly url: string;
  readonly root: string;
  readonly asked: { readonly path: string; readonly status: number }[];
  /** Answers one path otherwise. */
  answer?: (path: string, request: IncomingMessage) => string | number | undefined;
}

const read = (name: string): string =>
  readFileSync(new URL(`../node/translated/${name}.md`, import.meta.url), 'utf8');

/** Guides built with `--json`, on a server that knows ETags. */
async function serve(): Promise<Server> {
  const root = folderOf({
    'guides/index-locked.md': read('index-locked'),
    'guides/index-locked.de.md': read('index-locked.de'),
    'guides/disk-full.md': guide('disk-full'),
  });
  await runMain(root, ['build', '--out', 'out', '--json']);
  const asked: { path: string; status: number }[] = [];
  const server = createServer((request, response) => {
    const path = request.url!;
    const other = state.answer?.(path, request);
    const end = (status: number, body = '', headers = {}): void => {
      asked.push({ path, status });
      response.writeHead(status, headers).end(body);
    };
    if (other === 0) return;
    if (typeof other === 'number') return end(other);
    const body = other ?? readFileSync(join(root, 'out', path), 'utf8');
    const tag = `"${String(body.length)}-${body.slice(0, 60).replaceAll(/\W/g, '')}"`;
    if (request.headers['if-none-match'] === tag) return end(304);
    end(200, body, { 'content-type': 'application/json', etag: tag });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/manifest.json`;
  const state: Server = { url, root, asked };
  return state;
}

const fallback: GuideSource = { index: async () => builtinGuide.index, body: async () => builtinGuide.body };
const ids = async (source: GuideSource, locale?: string): Promise<readonly string[]> =>
  (await source.index(locale)).guides.map(({ id }) => id);

describe('guides from an address', () => {
  it('N90: come as they were built, in the nearest language there is', async () => {
    const { url } = await serve();
    const guides = guidesFrom(url);
    expect(await ids(guides)).toEqual(['disk-full', 'index-locked']);
    expect((await guides.body('disk-full')).id).toBe('disk-full');
    expect((await guides.index('de-AT')).locale).toBe('de');
    expect(JSON.stringify((await guides.body('index-locked', 'de-AT')).lead)).toContain('Suchindex');
    expect((await guides.body('disk-full', 'de-AT')).id).toBe('disk-full');
    await expect(guides.body('__proto__')).rejects.toThrow('There is no guide');
  });

  it('N91: the manifest is asked for each time, and sent only when it has changed', async () => {
    const { url, asked } = await serve();
    const guides = guidesFrom(url);
    await guides.index();
    await guides.index();
    expect(asked.filter(({ path }) => path === '/manifest.json').map(({ status }) => status)).toEqual([
      200, 304,
    ]);
  });

  it.each([
    ['the address answers with an error', (path: string) => (path === '/manifest.json' ? 503 : undefined)],
    ['the manifest is no JSON', () => '<!doctype html>'],
    ['the manifest is of another version', () => '{"schema":1,"version":"x","original":{"index":["a",""]}}'],
    [
      'the index was tampered with',
      (path: string) => (path.includes('catalog') ? '{"schema":2}' : undefined),
    ],
    ['nothing comes in time', () => 0],
  ])('N92: the fallback serves when %s, and the host is told', async (_, answer) => {
    const server = await serve();
    server.answer = answer;
    const onProblem = vi.fn();
    const guides = guidesFrom(server.url, { fallback, onProblem, timeout: 300 });
    expect(await ids(guides)).toEqual(['run-failed']);
    expect((await guides.body('run-failed')).id).toBe('run-failed');
    expect(onProblem).toHaveBeenCalledTimes(1);
    expect(onProblem.mock.calls[0]![0]).toMatchObject({ code: 'guides-not-loaded', severity: 'warning' });
  });

  it('N92: without a fallback it says why', async () => {
    const server = await serve();
    server.answer = () => 404;
    await expect(guidesFrom(server.url).index()).rejects.toThrow('answered 404');
  });

  it('N93: a text that was tampered with is not shown', async () => {
    const server = await serve();
    const guides = guidesFrom(server.url, { fallback });
    await guides.index();
    server.answer = (path) =>
      path.includes('disk-full')
        ? readFileSync(join(server.root, 'out', path), 'utf8').replace('disk', 'dusk')
        : undefined;
    await expect(guides.body('disk-full')).rejects.toThrow();
  });

  it('N94: guides that were deployed anew are never shown beside an older index', async () => {
    const { url, root } = await serve();
    const guides = guidesFrom(url, { fallback });
    const heard = vi.fn();
    guides.onChange!(heard);
    await guides.index();
    const edited = guide('disk-full').replace('One or two sentences for', 'For');
    writeFileSync(join(root, 'guides/disk-full.md'), edited);
    await runMain(root, ['build', '--out', 'out']);
    await expect(guides.body('disk-full')).rejects.toThrow();
    expect(heard).toHaveBeenCalledTimes(1);
    await guides.index();
    expect(JSON.stringify((await guides.body('disk-full')).lead)).toContain('For someone');
  });

  it('N95: files of another origin than the manifest are not asked for', async () => {
    const server = await serve();
    const { original, ...rest } = JSON.parse(readFileSync(join(server.root, 'out/manifest.json'), 'utf8'));
    const index = ['https://example.com/catalog.json', original.index[1]];
    server.answer = (path) =>
      path === '/manifest.json' ? JSON.stringify({ ...rest, original: { ...original, index } }) : undefined;
    await expect(guidesFrom(server.url).index()).rejects.toThrow('is not on');
  });
});
