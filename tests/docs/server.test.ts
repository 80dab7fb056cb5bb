import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { build, runnerImport } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endpoint } from '../../src/session/receivers/endpoint.ts';
import { copyCluster } from '../server/databases.ts';
import { makeReport } from '../server/reportWorld.ts';

const PAGE = readFileSync('docs/server.md', 'utf8');
const TOKEN = 'support-token-of-this-test';

/** The examples by the name in their first line. */
const files = new Map(
  Array.from(
    PAGE.matchAll(/^```ts\n\/\/ (\S+)\n([^]*?)^```$/gm),
    ([, name, code]) => [name ?? '', code ?? ''] as const,
  ),
);

const root = process.cwd();
const folder = resolve('node_modules/.cache', `waymark-docs-${process.pid}`);
const alias = { 'waymark/server': `${root}/src/server.ts` };

beforeAll(async () => {
  for (const [name, code] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), code);
  }
  // What Next does with the file: the first request, after which this test's module loader is gone. And what ends it.
  writeFileSync(
    join(folder, 'next.ts'),
    `import * as route from './app/api/reports/[[...report]]/route.ts';
await route.GET(new Request('http://127.0.0.1/api/reports'));
export { route };
export { endReports } from './reports.ts';
`,
  );
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias },
    build: {
      ssr: true,
      target: 'es2022',
      outDir: join(folder, 'built'),
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(
          ['node', 'express', 'hono', 'pages'].map((name) => [name, join(folder, `${name}.ts`)]),
        ),
        external: [/^node:/, 'pg', '@electric-sql/pglite', 'express', 'hono', '@hono/node-server'],
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
      },
    },
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** What every mount has to do: asked as the widget asks, and as support does. */
async function tryOut(ask: typeof fetch): Promise<void> {
  const receiver = endpoint('http://127.0.0.1/api/reports', { fetch: ask });
  const report = makeReport();
  const send = () => receiver.send(report, receiver.encode(report), new AbortController().signal);
  const first = await send();
  expect(first).toMatchObject({
    kind: 'delivered',
    receipt: { reference: expect.stringMatching(/^R-\d+$/) },
  });
  expect(await send()).toMatchObject({ kind: 'delivered', receipt: { duplicate: true } });
  const read = (path: string, token?: string) =>
    ask(`http://127.0.0.1/api/reports${path}`, {
      headers: token ? { Authorization: `Bearer ${token}` } : {},
    });
  expect((await read('')).status).toBe(403);
  expect(await (await read(`/${report.id}`, TOKEN)).json()).toMatchObject({
    id: report.id,
    report: { message: report.message },
  });
  expect(await (await read('?run=run-129', TOKEN)).json()).toMatchObject({ reports: [{ id: report.id }] });
  const huge = { ...report, message: 'x'.repeat(1_200_000) };
  expect(await receiver.send(huge, JSON.stringify(huge), new AbortController().signal)).toMatchObject({
    kind: 'rejected',
    reason: 'too-large',
  });
}

describe('the page on the server', () => {
  it('shows examples for four servers and for pages', () => {
    expect([...files.keys()]).toEqual([
      'reports.ts',
      'node.ts',
      'express.ts',
      'hono.ts',
      'app/api/reports/[[...report]]/route.ts',
      'pages.ts',
    ]);
  });

  it('shows what the Next example holds, which `npm run test:hosts` builds and drives', () => {
    for (const name of ['reports.ts', 'app/api/reports/[[...report]]/route.ts']) {
      expect([name, readFileSync(join('examples/next', name), 'utf8')]).toEqual([name, files.get(name)]);
    }
  });

  it('shows code that a strict TypeScript takes', () => {
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: `${root}/tsconfig.json`,
        compilerOptions: {
          paths: { 'waymark/server': [`${root}/src/server.ts`] },
          types: ['node'],
          noPropertyAccessFromIndexSignature: false,
        },
        files: [...files.keys()],
        include: [],
      }),
    );
    const { status, stdout } = spawnSync(
      process.execPath,
      ['node_modules/typescript/bin/tsc', '-p', folder],
      { encoding: 'utf8' },
    );
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });

  it.each(['node', 'express', 'hono'])(
    'shows a server on %s that takes and shows reports, and ends when asked',
    { timeout: 120_000 },
    async (name) => {
      const cwd = join(folder, `at-${name}`);
      await copyCluster(join(cwd, 'reports'));
      const port = await freePort();
      const { DATABASE_URL: _, GITHUB_TOKEN: __, ...env } = process.env;
      const child = spawn(process.execPath, [join(folder, 'built', `${name}.mjs`)], {
        cwd,
        env: { ...env, PORT: String(port), SUPPORT_TOKEN: TOKEN },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let said = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
      const ended = once(child, 'exit');
      const ask: typeof fetch = (input, init) =>
        fetch(new Request(input, init).url.replace('127.0.0.1', `127.0.0.1:${port}`), init);
      await expect
        .poll(
          () =>
            ask('http://127.0.0.1/api/reports').then(
              ({ status }) => status,
              () => said,
            ),
          { timeout: 60_000 },
        )
        .toBe(403);
      await tryOut(ask);
      child.kill('SIGTERM');
      expect([...(await ended), said]).toEqual([0, null, '']);
    },
  );

  it('shows a route handler as Next has them', { timeout: 120_000 }, async () => {
    await copyCluster(join(folder, 'reports'));
    const before = { ...process.env };
    process.chdir(folder);
    process.env['SUPPORT_TOKEN'] = TOKEN;
    delete process.env['DATABASE_URL'];
    delete process.env['GITHUB_TOKEN'];
    try {
      const { module } = await runnerImport<{
        route: Record<'GET' | 'POST' | 'OPTIONS', (request: Request) => Promise<Response>>;
        endReports: () => Promise<void>;
      }>(`${folder}/next.ts`, { configFile: false, logLevel: 'error', resolve: { alias } });
      await tryOut((input, init) => {
        const request = new Request(input, init);
        return module.route[request.method as 'GET' | 'POST'](request);
      });
      await module.endReports();
    } finally {
      process.chdir(root);
      process.env = before;
    }
  });
});
