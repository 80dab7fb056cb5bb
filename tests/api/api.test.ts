import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiReport } from './apiReport.ts';

const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
/** `core`, `adapters/temporal` and the like, by the declaration file that package.json names. */
const doors = Object.values(exports as Record<string, { readonly types?: string }>)
  .flatMap(({ types }) => /^\.\/dist\/(.+)\.d\.ts$/.exec(types ?? '')?.[1] ?? [])
  .filter((door) => existsSync(`src/${door}.ts`));

let types = '';
beforeAll(() => {
  types = mkdtempSync(join(tmpdir(), 'waymark-types-'));
  const { bin } = JSON.parse(readFileSync('node_modules/typescript/package.json', 'utf8'));
  execFileSync(process.execPath, [
    join('node_modules/typescript', bin.tsc),
    '-p',
    'src/tsconfig.json',
    '--outDir',
    types,
  ]);
}, 120_000);
afterAll(() => rmSync(types, { recursive: true, force: true }));

describe('the interface of a door', () => {
  it('is there for every subpath of the package', () => {
    expect(doors.length).toBeGreaterThan(15);
  });

  it.each(doors)('%s is as tests/api says; `npm run api` writes it anew', (door) => {
    const file = `tests/api/${door.replaceAll('/', '-')}.api.txt`;
    const report = apiReport(
      join(types, `${door}.d.ts`),
      door === 'core' ? undefined : join(types, 'core.d.ts'),
    );
    if (process.env['UPDATE_API'] === '1') writeFileSync(file, report);
    expect(report).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '');
  });
});
