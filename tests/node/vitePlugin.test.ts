import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, createLogger, createServer, type Logger, type Rolldown, type ViteDevServer } from 'vite';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { GuideSource } from '../../src/core/model/guide.ts';
import { vitePlugin, type WaymarkPluginOptions } from '../../src/node/vitePlugin.ts';
import { brokenGuide, folderOf, guide } from './guideFolder.ts';

const MAIN = `import { guides } from 'virtual:waymark/guides';\nglobalThis.guides = guides;\n`;

function listen(): { readonly logger: Logger; readonly said: string[] } {
  const said: string[] = [];
  const note = (text: string): void => void said.push(text);
  return { said, logger: { ...createLogger('silent'), error: note, warn: note, warnOnce: note } };
}

async function buildIn(
  root: string,
  logger: Logger,
  options?: WaymarkPluginOptions,
): Promise<readonly Rolldown.OutputChunk[]> {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'error',
    customLogger: logger,
    plugins: [vitePlugin(options)],
    build: { write: false, minify: true, rolldownOptions: { input: join(root, 'main.js') } },
  });
  const { output } = result as Rolldown.RolldownOutput;
  return output.filter((it) => it.type === 'chunk');
}

async function serve(root: string, logger: Logger): Promise<ViteDevServer> {
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    customLogger: logger,
    plugins: [vitePlugin()],
    appType: 'custom',
    server: { middlewareMode: true, ws: false },
  });
  onTestFinished(() => server.close());
  return server;
}

async function guidesOf(server: ViteDevServer): Promise<GuideSource> {
  const { guides } = await server.ssrLoadModule('virtual:waymark/guides');
  return guides as GuideSource;
}

describe('Vite plugin, building', () => {
  it('B22: makes a small entry, a lazy chunk with the rules, one with the prose, and one per guide', async () => {
    const root = folderOf({
      'main.js': MAIN,
      'guides/disk-full.md': guide('disk-full'),
      'guides/no-memory.md': guide('no-memory'),
    });
    const chunks = await buildIn(root, listen().logger);
    const entry = chunks.find(({ isEntry }) => isEntry);
    const lazy = chunks.filter(({ isDynamicEntry }) => isDynamicEntry);
    expect(lazy).toHaveLength(4);
    expect(entry?.dynamicImports).toHaveLength(1);
    expect(entry?.imports.filter((file) => lazy.some(({ fileName }) => fileName === file))).toEqual([]);
    expect(lazy.filter(({ code }) => code.includes('One or two sentences'))).toHaveLength(2);
    expect(chunks.map(({ code }) => code).join('')).not.toContain(root);
  });

  it('B80: writes types that name what its guides ask a host for, where it is told to', async () => {
    const root = folderOf({ 'main.js': MAIN, 'guides/disk-full.md': guide('disk-full') });
    await buildIn(root, listen().logger);
    expect(existsSync(join(root, 'guides.d.ts'))).toBe(false);
    await buildIn(root, listen().logger, { types: 'guides.d.ts' });
    expect(readFileSync(join(root, 'guides.d.ts'), 'utf8')).toContain(
      "export const guides: GuideSource<'run-detail', 'retry'>;",
    );
  });

  it('B42: ends with the place, the line and the mend of an error', async () => {
    const root = folderOf({ 'main.js': MAIN, 'guides/disk-full.md': brokenGuide('disk-full') });
    const error: unknown = await buildIn(root, listen().logger).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    const { message } = error as Error;
    expect(message).toContain(`${root}/guides/disk-full.md:`);
    expect(message).toContain('eror.code');
    expect(message).toMatch(/> \d+ \| {2,}- `when eror\.code = disk_full`/);
    expect(message).toMatch(/\| +\^{9}/);
  });

  it('B42: says every other error as well, and warnings without failing', async () => {
    const old = guide('no-memory').replace('reviewed: 2026-11-23', 'reviewed: 2020-01-01');
    const { logger, said } = listen();
    const root = folderOf({ 'main.js': MAIN, 'guides/no-memory.md': old });
    await buildIn(root, logger);
    expect(said.join('\n')).toContain('guides/no-memory.md');
    const both = folderOf({
      'main.js': MAIN,
      'guides/a-one.md': brokenGuide('a-one'),
      'guides/b-two.md': brokenGuide('b-two'),
    });
    const error: unknown = await buildIn(both, logger).catch((reason: unknown) => reason);
    expect(String(error)).toContain('a-one.md');
    expect(said.join('\n')).toContain('b-two.md');
  });
});

describe('Vite plugin, cases beside guides', () => {
  const CASE = { id: '7', status: 'failed', observedAt: 1, failures: [{ code: 'disk_full' }] };
  const line = (lead: string): string => `${JSON.stringify({ input: CASE, lead })}\n`;

  it('B43: a wrong answer ends a build, with its line', async () => {
    const root = folderOf({
      'main.js': MAIN,
      'guides/disk-full.md': guide('disk-full'),
      'guides/disk-full.cases.jsonl': line('disk-full') + line('run-failed'),
    });
    await expect(buildIn(root, listen().logger)).rejects.toThrow(
      /disk-full\.cases\.jsonl:2[^]*`run-failed` should lead here, and `disk-full` does\./,
    );
    writeFileSync(join(root, 'guides/disk-full.cases.jsonl'), line('disk-full'));
    expect(await buildIn(root, listen().logger)).not.toEqual([]);
  });

  it('B43: while developing it is said, once, and again after the file has changed', async () => {
    const root = folderOf({
      'guides/disk-full.md': guide('disk-full'),
      'guides/disk-full.cases.jsonl': line('run-failed'),
    });
    const { logger, said } = listen();
    const server = await serve(root, logger);
    const guides = await guidesOf(server);
    expect((await guides.index()).guides.map(({ id }) => id)).toEqual(['disk-full']);
    const wrong = '`run-failed` should lead here, and `disk-full` does.';
    await vi.waitFor(() => expect(said.join('\n')).toContain(wrong), 5_000);
    writeFileSync(join(root, 'guides/disk-full.cases.jsonl'), line('run-failed') + line('no-guide'));
    await vi.waitFor(() => expect(said.join('\n')).toContain('`lead` names no guide: "no-guide".'), 20_000);
    expect(said.join('\n').split(wrong)).toHaveLength(2);
  });
});

describe('Vite plugin, serving', () => {
  it('B21: gives a source whose index and bodies load when asked', async () => {
    const root = folderOf({ 'guides/disk-full.md': guide('disk-full') });
    const source = await guidesOf(await serve(root, listen().logger));
    const index = await source.index();
    expect(index.guides.map(({ id, title }) => [id, title])).toEqual([['disk-full', 'Disk full']]);
    expect((await source.body('disk-full')).id).toBe('disk-full');
    await expect(source.body('toString')).rejects.toThrow('There is no guide "toString".');
  });

  it('B41: leaves a broken guide out, keeps the others, and says where it is broken', async () => {
    const root = folderOf({
      'guides/disk-full.md': guide('disk-full'),
      'guides/no-memory.md': brokenGuide('no-memory'),
    });
    const { logger, said } = listen();
    const { guides } = await (await guidesOf(await serve(root, logger))).index();
    expect(guides.map(({ id }) => id)).toEqual(['disk-full']);
    expect(said.join('\n')).toMatch(/guides\/no-memory\.md:\d+:\d+ error/);
  });

  it('B41: says a problem once, however often guides are compiled', async () => {
    const root = folderOf({
      'guides/disk-full.md': guide('disk-full'),
      'guides/no-memory.md': brokenGuide('no-memory'),
    });
    const { logger, said } = listen();
    const server = await serve(root, logger);
    await (await guidesOf(server)).index();
    await edit(
      server,
      join(root, 'guides/disk-full.md'),
      guide('disk-full').replace('title: Disk full', 'title: No room left'),
    );
    expect(said.filter((text) => text.includes('no-memory.md'))).toHaveLength(1);
  });

  it('B41: shows an edited guide, and keeps the last good version of one that breaks', async () => {
    const root = folderOf({ 'guides/disk-full.md': guide('disk-full') });
    const server = await serve(root, listen().logger);
    const file = join(root, 'guides/disk-full.md');
    const titles = async () => (await (await guidesOf(server)).index()).guides.map(({ title }) => title);
    expect(await titles()).toEqual(['Disk full']);
    const edited = guide('disk-full').replace('title: Disk full', 'title: No room left');
    await edit(server, file, edited);
    expect(await titles()).toEqual(['No room left']);
    await edit(server, file, brokenGuide('disk-full'));
    expect(await titles()).toEqual(['No room left']);
    await edit(server, file, edited.replace('No room', 'No space'));
    expect(await titles()).toEqual(['No space left']);
  });

  it('B40: takes in new guides and drops deleted ones', async () => {
    const root = folderOf({ 'guides/disk-full.md': guide('disk-full') });
    const server = await serve(root, listen().logger);
    const ids = async () => (await (await guidesOf(server)).index()).guides.map(({ id }) => id);
    expect(await ids()).toEqual(['disk-full']);
    await edit(server, join(root, 'guides/no-memory.md'), guide('no-memory'));
    expect(await ids()).toEqual(['disk-full', 'no-memory']);
    rmSync(join(root, 'guides/disk-full.md'));
    await changed(server, join(root, 'guides/disk-full.md'), 'unlink');
    expect(await ids()).toEqual(['no-memory']);
  });
});

async function edit(server: ViteDevServer, file: string, text: string): Promise<void> {
  writeFileSync(file, text);
  await changed(server, file, 'change');
}

/** Says that a file changed as the watcher would, and waits until Vite has dealt with it. */
async function changed(server: ViteDevServer, file: string, event: 'change' | 'unlink'): Promise<void> {
  server.watcher.emit(event, file);
  await new Promise((resolve) => setTimeout(resolve, 100));
}
