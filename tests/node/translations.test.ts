import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, createServer, type Rolldown } from 'vite';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { GuideSource } from '../../src/core/model/guide.ts';
import { plainProse } from '../../src/core/model/plainProse.ts';
import { compileFolder } from '../../src/node/guides/compileFolder.ts';
import { readGuides } from '../../src/node/guides/readGuides.ts';
import { vitePlugin } from '../../src/node/vitePlugin.ts';
import { createWorld } from '../session/sessionWorld.ts';
import { folderOf, guide, NOW } from './guideFolder.ts';
import { runMain } from './runMain.ts';

const read = (name: string): string =>
  readFileSync(new URL(`./translated/${name}.md`, import.meta.url), 'utf8');

const TITLE = 'Der Suchindex ist gesperrt';
const LEAD = 'In den Suchindex darf immer nur ein Lauf schreiben.';
const ENGLISH = {
  'guides/index-locked.md': read('index-locked'),
  'guides/disk-full.md': guide('disk-full'),
  'main.js': `import { guides } from 'virtual:waymark/guides';\nglobalThis.guides = guides;\n`,
};
const BOTH = { ...ENGLISH, 'guides/index-locked.de.md': read('index-locked.de') };

/** The guides of a folder, built and imported. */
async function built(root: string): Promise<GuideSource> {
  const { code, stderr } = await runMain(root, ['build', '--out', 'out']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const { guides } = await import(/* @vite-ignore */ `${root}/out/index.js`);
  return guides;
}

const titles = async (guides: GuideSource, locale?: string): Promise<readonly string[]> =>
  (await guides.index(locale)).guides.map(({ title }) => title);
const leadOf = async (guides: GuideSource, id: string, locale?: string): Promise<string> =>
  JSON.stringify((await guides.body(id, locale)).lead);

describe('translations, built', () => {
  it('B30: come in the nearest language there is, else as they were written', async () => {
    const guides = await built(folderOf(BOTH));
    for (const locale of ['de', 'de-AT', 'DE-at-1996', 'de-x-own-more-and-more']) {
      expect(await titles(guides, locale), locale).toEqual(['Disk full', TITLE]);
      expect(await leadOf(guides, 'index-locked', locale), locale).toContain(LEAD);
    }
    for (const locale of [undefined, 'en', 'fr', '', 'd', 'deu', '-de', '__proto__', 'constructor']) {
      expect(await titles(guides, locale), locale).toEqual(['Disk full', 'The search index is locked']);
      expect(await leadOf(guides, 'index-locked', locale), locale).toContain('Only one run at a time');
    }
  });

  it('B30: chooses for each guide by itself, and says which language one is in', async () => {
    const austrian = read('index-locked.de')
      .replace(TITLE, 'Der Suchindex is gsperrt')
      .replace(LEAD, 'Nur einer.');
    const root = folderOf({
      ...BOTH,
      'guides/index-locked.de-AT.md': austrian,
      'guides/no-memory.md': read('index-locked').replaceAll('INDEX_', 'MEMORY_').replace('= 423', '= 424'),
      'guides/no-memory.de.md': read('index-locked.de').replace(TITLE, 'Kein Speicher'),
    });
    const guides = await built(root);
    const inAustrian = await guides.index('de-AT');
    expect(inAustrian.locale).toBe('de-AT');
    expect(inAustrian.guides.map(({ title, locale }) => [title, locale])).toEqual([
      ['Disk full', 'en'],
      ['Der Suchindex is gsperrt', undefined],
      ['Kein Speicher', 'de'],
    ]);
    expect(await leadOf(guides, 'index-locked', 'de-AT')).toContain('Nur einer.');
    expect(await leadOf(guides, 'no-memory', 'de-AT')).toContain(LEAD);
    expect(await leadOf(guides, 'disk-full', 'de-AT')).toBe(await leadOf(guides, 'disk-full'));
    expect(await titles(guides, 'de')).toEqual(['Disk full', TITLE, 'Kein Speicher']);
    expect(await guides.index('de-AT')).toBe(inAustrian);
    await expect(guides.body('gone', 'de')).rejects.toThrow('There is no guide "gone".');
  });

  it('B31: the index of a language is the one the compiler made, on the conditions of the original', async () => {
    const root = folderOf(BOTH);
    const guides = await built(root);
    const compiled = compileFolder(readGuides('guides', root), { now: NOW });
    expect(await guides.index('de')).toEqual(compiled.locales.get('de')!.index);
    expect(await guides.index()).toEqual(compiled.index);
    expect(await guides.body('index-locked', 'de')).toEqual(
      compiled.locales.get('de')!.bodies.get('index-locked'),
    );
    // Conditions stand in the module of the originals and nowhere else.
    expect(readFileSync(join(root, 'out/catalog.de.js'), 'utf8')).not.toContain('index_locked');
  });

  it('B21: leave the module that a host imports as it is', async () => {
    const [without, one] = [folderOf(ENGLISH), folderOf(BOTH)];
    await built(without);
    await built(one);
    const thunk = (root: string): string => readFileSync(join(root, 'out/index.js'), 'utf8');
    expect(thunk(one)).toBe(thunk(without));
    expect(existsSync(join(without, 'out/catalog.de.js'))).toBe(false);
  });

  it('B32: are served when they are stale, with a warning at every build', async () => {
    const root = folderOf(BOTH);
    await built(root);
    const edited = BOTH['guides/index-locked.md'].replace('Only one run at a time', 'Just one run at a time');
    writeFileSync(join(root, 'guides/index-locked.md'), edited);
    const { code, stdout, stderr } = await runMain(root, ['build', '--out', 'out']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '2 guides in out, 1 module written.\n' });
    expect(stderr).toMatch(/^guides\/index-locked\.de\.md:2:5 warning stale-translation\n/);
    expect(stderr).toMatch(/→ Bring it up to date, then write `of: '[0-9a-f]{8}'`\./);
    expect((await runMain(root, ['build', '--out', 'out'])).stderr).toBe(stderr);
    const { guides } = await import(/* @vite-ignore */ `${root}/out/index.js`);
    expect(await leadOf(guides, 'index-locked', 'de')).toContain(LEAD);
  });

  it('B32: end the build when they do not pair with their original', async () => {
    const short = read('index-locked.de').replace(
      '- Für dieselbe Sammlung wurden zwei Läufe gestartet\n',
      '',
    );
    const { code, stderr } = await runMain(folderOf({ ...BOTH, 'guides/index-locked.de.md': short }), [
      'build',
      '--out',
      'out',
    ]);
    expect(code).toBe(1);
    expect(stderr).toContain('Causes: 1 here, 2 in the original.');
  });

  it('B24: take their modules with them when they go', async () => {
    const root = folderOf(BOTH);
    await built(root);
    rmSync(join(root, 'guides/index-locked.de.md'));
    expect((await runMain(root, ['build', '--out', 'out', '--check'])).stdout).toContain(
      'stale  out/catalog.de.js\n',
    );
    expect((await runMain(root, ['build', '--out', 'out'])).stdout).toBe(
      '2 guides in out, 1 module written, 2 removed.\n',
    );
    expect(existsSync(join(root, 'out/catalog.de.js'))).toBe(false);
  });

  it('B33: a folder may be written in another language than English', async () => {
    const root = folderOf({
      ...BOTH,
      'guides/waymark.json': '{ "locale": "de-CH" }',
      'guides/index-locked.de.md': '',
      'guides/index-locked.en.md': read('index-locked.de').replace(TITLE, 'In English'),
    });
    rmSync(join(root, 'guides/index-locked.de.md'));
    const guides = await built(root);
    expect((await guides.index('de')).locale).toBe('de-CH');
    expect((await guides.index('en-GB')).guides.map(({ title, locale }) => [title, locale])).toEqual([
      ['Disk full', 'de-CH'],
      ['In English', undefined],
    ]);
  });
});

describe('translations, through the Vite plugin', () => {
  it('B22: are chunks of their own, which nobody loads who does not ask for the language', async () => {
    const root = folderOf(BOTH);
    const { output } = (await build({
      root,
      configFile: false,
      logLevel: 'silent',
      plugins: [vitePlugin()],
      build: { write: false, minify: true, rolldownOptions: { input: join(root, 'main.js') } },
    })) as Rolldown.RolldownOutput;
    const chunks = output.filter((it) => it.type === 'chunk');
    const lazy = chunks.filter(({ isDynamicEntry }) => isDynamicEntry);
    expect(lazy).toHaveLength(6);
    // In the prose of the language, and with the guide's text, which may be shown before it.
    expect(lazy.filter(({ code }) => code.includes(TITLE))).toHaveLength(2);
    expect(lazy.filter(({ code }) => code.includes(LEAD))).toHaveLength(1);
    const catalog = lazy.find(({ code }) => code.includes('index_locked'))!;
    expect(catalog.code).not.toContain(TITLE);
    expect(chunks.find(({ isEntry }) => isEntry)?.dynamicImports).toEqual([catalog.fileName]);
  });

  it('B40: are swapped under the page when they are edited', async () => {
    const root = folderOf(BOTH);
    const server = await createServer({
      root,
      configFile: false,
      logLevel: 'silent',
      plugins: [vitePlugin()],
      appType: 'custom',
      server: { middlewareMode: true, ws: false },
    });
    onTestFinished(() => server.close());
    const load = async (): Promise<GuideSource> => {
      const { guides } = await server.ssrLoadModule('virtual:waymark/guides');
      return guides as GuideSource;
    };
    expect(await titles(await load(), 'de-DE')).toEqual(['Disk full', TITLE]);
    const file = join(root, 'guides/index-locked.de.md');
    writeFileSync(file, read('index-locked.de').replace(TITLE, 'Gesperrt').replace(LEAD, 'Nur einer.'));
    server.watcher.emit('change', file);
    await expect.poll(async () => titles(await load(), 'de-DE')).toEqual(['Disk full', 'Gesperrt']);
    expect(await leadOf(await load(), 'index-locked', 'de-DE')).toContain('Nur einer.');
    expect(await titles(await load())).toEqual(['Disk full', 'The search index is locked']);
  });
});

describe('translations, in a session', () => {
  it('B30: a run is explained in the language of the host, by the same conditions', async () => {
    const guides = [await built(folderOf(BOTH))];
    const run = {
      id: '7',
      status: 'failed',
      observedAt: 1,
      failures: [{ code: 'INDEX_LOCKED', message: 'lock held by run-41' }],
    };
    const answers = await Promise.all(
      [undefined, 'de-AT'].map(async (locale) => {
        const session = createWorld({ guides, ...(locale !== undefined && { locale }) }).session();
        session.setRun(run);
        await session.load();
        const { result, move, bodies } = session.getState();
        const [fit] = result!.fits;
        const head = session.guide(result!.lead!)!;
        const words = plainProse(head.symptoms[fit!.dominant]!.text, (name) => fit!.captures[name] ?? '');
        return { result, kind: move?.kind, because: move?.because, words, body: bodies[head.id] };
      }),
    );
    const [english, german] = answers;
    expect(german!.result).toEqual(english!.result);
    expect(german!.kind).toBe('retry');
    expect(german!.because).toMatchObject({ code: 'guide', rule: 1 });
    expect(german!.body).toMatchObject({
      body: { because: [expect.anything(), ['Eine Sperre wird frei, sobald der Lauf endet, der sie hält.']] },
    });
    expect([english!.words, german!.words]).toEqual([
      'The search index is locked by another run',
      'Ein anderer Lauf sperrt den Suchindex',
    ]);
    expect(JSON.stringify(german!.body)).toContain(LEAD);
  });
});
