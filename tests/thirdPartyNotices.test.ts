import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { thirdPartyNotices } from '../.ci/thirdPartyNotices.ts';

/** Builds `files`, of which `main.js` is the entry, and gives the notices. */
async function noticesOf(files: Readonly<Record<string, string>>): Promise<string | undefined> {
  const root = mkdtempSync(join(tmpdir(), 'waymark-notices-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  const result = (await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [thirdPartyNotices()],
    build: { write: false, rolldownOptions: { input: join(root, 'main.js') } },
  })) as Rolldown.RolldownOutput;
  const notices = result.output.find(({ fileName }) => fileName === 'THIRD-PARTY-NOTICES.md');
  return notices?.type === 'asset' ? String(notices.source) : undefined;
}

const packageFiles = (name: string, licence?: string): Readonly<Record<string, string>> => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({
    name,
    version: '1.2.3',
    license: 'MIT',
    type: 'module',
    main: 'index.js',
  }),
  [`node_modules/${name}/index.js`]: `export const value = '${name}';`,
  ...(licence !== undefined && { [`node_modules/${name}/LICENSE`]: licence }),
});

describe('third-party notices', () => {
  it('hold name, version, licence and its text for every package in a chunk, scoped ones too', async () => {
    const text = await noticesOf({
      'main.js': `import { value } from 'small'; import('@scope/late').then((late) => console.log(value, late));`,
      ...packageFiles('small', 'Copyright (c) Small'),
      ...packageFiles('@scope/late', 'Copyright (c) Late'),
      ...packageFiles('unused', 'Copyright (c) Unused'),
    });
    expect(text).toMatch(
      /## @scope\/late 1\.2\.3 \(MIT\)\n\nCopyright \(c\) Late\n\n## small 1\.2\.3 \(MIT\)\n\nCopyright \(c\) Small/,
    );
    expect(text).not.toContain('Unused');
  });

  it('are not written where nothing is bundled', async () => {
    expect(await noticesOf({ 'main.js': 'console.log(1);' })).toBeUndefined();
  });

  it('stop the build at a package without a licence text', async () => {
    const files = { 'main.js': `import { value } from 'bare'; console.log(value);`, ...packageFiles('bare') };
    await expect(noticesOf(files)).rejects.toThrow('bare@1.2.3 is bundled but has no licence text');
  });
});
