import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, request as httpRequest } from 'node:http';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/server/database/openDatabase.ts';
import { storeReport } from '../../src/server/reports/storeReport.ts';
import { copyCluster, databases } from '../server/databases.ts';
import { makeReport } from '../server/reportWorld.ts';
import { buildCli, type BuiltCli } from './buildCli.ts';
import { runMain } from './runMain.ts';
import { startServe, type Serving } from './startServe.ts';

const TOKEN = 'a-token-of-some-length';
/** More by `WAYMARK_KILLS=100 npx vitest run --project unit tests/node/serve.test.ts`. */
const KILLS = Number(process.env['WAYMARK_KILLS'] ?? 6);

let cli: BuiltCli;
let root = '';
beforeAll(async () => {
  cli = await buildCli('serve');
  root = mkdtempSync(join(tmpdir(), 'waymark-serve-'));
}, 60_000);
afterAll(() => {
  cli?.remove();
  rmSync(root, { recursive: true, force: true });
});

/** A folder whose making does not have to be waited for. */
async function folderIn(name: string): Promise<string> {
  const folder = join(root, name);
  await copyCluster(folder);
  return folder;
}

async function send(
  url: string,
  report = makeReport(),
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': report.id, ...headers },
    body: JSON.stringify(report),
  });
}

// Each starts processes that compile a database; on a busy machine that takes its time.
describe('waymark serve', { timeout: 120_000 }, () => {
  it.each([
    [['--port', '99999'], '--port must be a number from 0 to 65535, and is 99999.\n'],
    [
      ['--origin', 'app.example.com'],
      '--origin must be origins such as https://app.example.com, and app.example.com is none.\n',
    ],
    [
      ['--origin', 'https://a.test,https://b.test/path'],
      '--origin must be origins such as https://app.example.com, and https://b.test/path is none.\n',
    ],
    [
      ['--folder', 'a', '--database-url', 'postgres://b'],
      'Reports are kept in one place: give --folder or --database-url.\n',
    ],
    [
      ['--database-url', 'mysql://b'],
      'The database must be given as postgres://user:password@host:5432/name.\n',
    ],
    [['--keep-days', '0'], '--keep-days must be a number from 1, and is 0.\n'],
    [['--proxies', 'two'], '--proxies must be a number from 0 to 9, and is two.\n'],
    [
      ['--token', 'short'],
      'A token of fewer than 16 characters can be guessed. Make one with `openssl rand -hex 32`.\n',
    ],
    [['--per-minute', '60'], '--per-minute must be 3 numbers with commas between from 1, and is 60.\n'],
    [['--per-day', '0,1,2'], '--per-day must be 3 numbers with commas between from 1, and is 0,1,2.\n'],
    [['--stored-bytes', '1 GB'], '--stored-bytes must be a number from 1, and is 1 GB.\n'],
    [['--redactions', 'none.json'], 'There is no JSON list of redactions to read at none.json.\n'],
  ])('B60, B72: says before it listens what is wrong with %j', async (args, said) => {
    expect(await runMain(root, ['serve', ...args])).toEqual({ code: 2, stdout: '', stderr: said });
  });

  it('B60: says before it listens that a port, a folder, a server or a file is not to be had', async () => {
    const busy = createServer().listen(0, '127.0.0.1');
    await new Promise((done) => busy.once('listening', done));
    const { port } = busy.address() as AddressInfo;
    const folder = await folderIn('taken');
    const taken = await runMain(root, ['serve', '--port', String(port), '--folder', folder]);
    busy.close();
    expect(taken).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining(`Cannot listen at 127.0.0.1:${port}: `),
    });
    const database = await openDatabase({ folder });
    expect(await runMain(root, ['serve', '--folder', folder])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is in use by process'),
    });
    await database.close();
    const away = await runMain(root, [
      'serve',
      '--database-url',
      `postgres://ada:secret@127.0.0.1:${port}/x`,
    ]);
    expect(away).toMatchObject({ code: 1, stderr: expect.stringContaining('ECONNREFUSED') });
    expect(away.stderr).not.toContain('secret');
    const file = await runMain(root, ['serve', '--folder', folder, '--secrets-file', 'nowhere']);
    expect(file).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^There is no list of secrets to read at .*nowhere\.\n$/),
    });
  });

  it('B62: lets requests end when it is asked to stop, and ends with 0', async () => {
    const serving = await startServe(cli.file, ['--folder', await folderIn('stopping')]);
    const report = makeReport();
    const body = JSON.stringify(report);
    const request = httpRequest(serving.url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': report.id,
        'Content-Length': Buffer.byteLength(body),
      },
    });
    const answered = new Promise<number | undefined>((resolve, reject) => {
      request.once('response', (response) => resolve(response.resume().statusCode)).once('error', reject);
    });
    request.write(body.slice(0, 100));
    await new Promise((done) => setTimeout(done, 200));
    const ended = serving.end('SIGTERM');
    await new Promise((done) => setTimeout(done, 200));
    request.end(body.slice(100));
    expect([await answered, await ended]).toEqual([201, 0]);
    expect(serving.said()).toMatch(/Stopped; every report that was acknowledged is kept\.\n$/);
    await expect(send(serving.url)).rejects.toThrow(/fetch failed/);
  });

  it('B67: lives on when nobody reads its log any more', async () => {
    const { WAYMARK_TOKEN: _, ...env } = process.env;
    const args = [cli.file, 'serve', '--port', '0', '--folder', await folderIn('unread')];
    const serving = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    // What it says on standard error, that nobody may read, meets a broken pipe.
    serving.stderr.destroy();
    const [said] = (await once(serving.stdout.setEncoding('utf8'), 'data')) as [string];
    const url = /taken at (\S+)/.exec(said)?.[1] ?? '';
    expect((await send(url)).status).toBe(201);
    serving.kill('SIGTERM');
    expect(await once(serving, 'exit')).toEqual([0, null]);
  });

  it('B63: takes reports from anybody, and shows them to those with the token', async () => {
    const folder = await folderIn('reading');
    const serving = await startServe(cli.file, ['--folder', folder], { WAYMARK_TOKEN: TOKEN });
    expect((await send(serving.url)).status).toBe(201);
    const read = async (authorization?: string): Promise<number> =>
      (await fetch(serving.url, { headers: authorization ? { Authorization: authorization } : {} })).status;
    expect([
      await read(),
      await read(TOKEN),
      await read(`Bearer ${TOKEN}x`),
      await read(`Bearer ${TOKEN}`),
      await read(`bearer  ${TOKEN}`),
    ]).toEqual([401, 401, 401, 200, 200]);
    expect((await fetch(serving.url)).headers.get('WWW-Authenticate')).toBe('Bearer realm="Waymark reports"');
    await serving.end('SIGTERM');
    const closed = await startServe(cli.file, ['--folder', folder]);
    await expect.poll(closed.said).toContain('Nobody may read them until WAYMARK_TOKEN is set.');
    expect((await fetch(closed.url, { headers: { Authorization: 'Bearer undefined' } })).status).toBe(403);
    await closed.end('SIGTERM');
  });

  it('B72: keeps to the limits and forms of secrets that it was given', async () => {
    const folder = await folderIn('limited');
    const forms = join(root, 'forms.json');
    writeFileSync(forms, '[{ "id": "acme-token", "prefix": "acme_", "characters": "hex", "length": 8 }]');
    const limits = ['--per-minute', '100,100,2', '--redactions', forms];
    const serving = await startServe(cli.file, ['--folder', folder, ...limits], { WAYMARK_TOKEN: TOKEN });
    const answers = [
      await send(serving.url, makeReport({ message: 'with acme_0a1b2c3d' })),
      await send(serving.url),
      await send(serving.url),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 429]);
    expect(Number(answers[2]?.headers.get('Retry-After'))).toBeGreaterThan(0);
    const read = await fetch(`${serving.url}/R-1`, { headers: { Authorization: `Bearer ${TOKEN}` } });
    expect(await read.text()).toContain('with [removed: acme-token]');
    await serving.end('SIGTERM');
  });

  it('B72: deletes from its start on what is more than it is to keep', async () => {
    const args = ['--folder', await folderIn('kept'), '--token', TOKEN];
    const first = await startServe(cli.file, args);
    for (let sent = 0; sent < 3; sent += 1) expect((await send(first.url)).status).toBe(201);
    await first.end('SIGTERM');
    const next = await startServe(cli.file, [...args, '--keep-reports', '1']);
    const listed = async (): Promise<unknown> => {
      const answer = await fetch(next.url, { headers: { Authorization: `Bearer ${TOKEN}` } });
      const { reports } = (await answer.json()) as { reports: readonly { reference: string }[] };
      return reports.map(({ reference }) => reference);
    };
    await expect.poll(listed, { timeout: 30_000 }).toEqual(['R-3']);
    await next.end('SIGTERM');
  });

  it('B68: says that it runs, and whether it can store', async () => {
    const folder = await folderIn('ready');
    const serving = await startServe(cli.file, ['--folder', folder]);
    const state = async (path: string): Promise<unknown> => {
      const response = await fetch(new URL(path, serving.url));
      return [response.status, await response.json()];
    };
    expect([await state('/health'), await state('/ready')]).toEqual([
      [200, { ok: true }],
      [200, { ok: true }],
    ]);
    // Another machine has taken the folder, as it seems.
    writeFileSync(join(folder, 'waymark.lock'), '{}');
    await expect.poll(() => state('/ready'), { timeout: 20_000 }).toEqual([503, { ok: false }]);
    expect(await state('/health')).toEqual([200, { ok: true }]);
    await serving.end('SIGTERM');
  });

  it('B62: takes nothing more over connections that are kept, however busy they are', async () => {
    const serving = await startServe(cli.file, ['--folder', await folderIn('busy')]);
    const { port } = new URL(serving.url);
    let isAsked = false;
    const after: string[] = [];
    // Asks again as soon as it has an answer, over one connection, for as long as that is there.
    const lanes = Array.from({ length: 4 }, async () => {
      const socket = connect(Number(port), '127.0.0.1').on('error', () => undefined);
      socket.setEncoding('utf8').on('data', (text: string) => {
        if (isAsked) after.push(text);
        socket.write(`GET /health HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
      });
      socket.write(`GET /health HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
      await new Promise((done) => socket.once('close', done));
    });
    await new Promise((done) => setTimeout(done, 300));
    const ended = serving.end('SIGTERM');
    await new Promise((done) => setTimeout(done, 100));
    isAsked = true;
    await Promise.all(lanes);
    expect(await ended).toBe(0);
    // One answer may have been on its way.
    expect(after.length).toBeLessThanOrEqual(lanes.length);
  });

  it('B69: answers others while it looks through a large report, and takes out of it what any report is rid of', async () => {
    const folder = await folderIn('large');
    const serving = await startServe(cli.file, ['--folder', folder], { WAYMARK_TOKEN: TOKEN });
    const text = 'Authorization: Bearer abcdefghijklmnop0123456789\n'.repeat(4000);
    const report = makeReport({ log: { text, truncated: false } });
    const over = new AbortController();
    const taken = send(serving.url, report).finally(() => over.abort());
    let answers = 0;
    while (!over.signal.aborted) {
      await (await fetch(new URL('/health', serving.url))).text();
      answers += 1;
    }
    expect((await taken).status).toBe(201);
    // One thread does one thing after the other: it would answer once before and once after.
    expect(answers).toBeGreaterThan(3);
    const found = await fetch(`${serving.url}/${report.id}`, {
      headers: { Authorization: `Bearer ${TOKEN}` },
    });
    expect(await found.text()).not.toContain('abcdefghijklmnop');
    await serving.end('SIGTERM');
  });

  it('B64: answers only who asks for this machine, or for a host of --origin', async () => {
    const serving = await startServe(
      cli.file,
      ['--folder', await folderIn('hosts'), '--origin', 'https://app.test'],
      { WAYMARK_TOKEN: TOKEN },
    );
    const asking = (host: string): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        httpRequest(serving.url, { headers: { Host: host, Authorization: `Bearer ${TOKEN}` } }, (response) =>
          resolve(response.resume().statusCode),
        )
          .once('error', reject)
          .end();
      });
    const { port } = new URL(serving.url);
    expect(
      await Promise.all([`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`, 'app.test'].map(asking)),
    ).toEqual([200, 200, 200, 200]);
    expect(
      await Promise.all(['evil.test', `evil.test:${port}`, '127.0.0.1.evil.test', '10.0.0.1'].map(asking)),
    ).toEqual([421, 421, 421, 421]);
    const preflight = await fetch(serving.url, {
      method: 'OPTIONS',
      headers: { Origin: 'https://app.test' },
    });
    expect(preflight.headers.get('Access-Control-Allow-Origin')).toBe('https://app.test');
    await serving.end('SIGTERM');
  });

  it('B65: reads its secrets anew for each report, and stores nothing when it cannot', async () => {
    const file = join(root, 'secrets.txt');
    writeFileSync(file, 'first-secret-value\n');
    const serving = await startServe(
      cli.file,
      ['--folder', await folderIn('secrets'), '--secrets-file', file],
      {
        WAYMARK_TOKEN: TOKEN,
      },
    );
    const stored = async (message: string): Promise<string> => {
      const report = makeReport({ message });
      const { status } = await send(serving.url, report);
      if (status !== 201) return String(status);
      const found = await fetch(`${serving.url}/${report.id}`, {
        headers: { Authorization: `Bearer ${TOKEN}` },
      });
      return ((await found.json()) as { report: { message: string } }).report.message;
    };
    expect(await stored('It is first-secret-value.')).not.toContain('first-secret');
    writeFileSync(file, 'second-secret-value\n');
    expect(await stored('It is second-secret-value.')).not.toContain('second-secret');
    rmSync(file);
    expect(await stored('It is third.')).toBe('503');
    expect(serving.said()).toContain('There is no list of secrets to read');
    await serving.end('SIGTERM');
  });
});

describe('the receivers of waymark serve', { timeout: 120_000 }, () => {
  const SECRET = `whsec_${Buffer.from('a key of this test, 32 bytes long').toString('base64')}`;

  it('B66: gets every report to its receivers, with credentials out of the environment', async () => {
    const got: { id: unknown; body: string }[] = [];
    let isAway = true;
    const desk = createHttpServer((request, response) => {
      void text(request).then((body) => {
        if (!isAway) got.push({ id: request.headers['webhook-id'], body });
        response.writeHead(isAway ? 503 : 200, { 'Retry-After': '1' }).end();
      });
    }).listen(0, '127.0.0.1');
    await once(desk, 'listening');
    const { port } = desk.address() as AddressInfo;
    const list = join(root, 'receivers.json');
    const receiver = {
      kind: 'webhook',
      id: 'desk',
      url: `http://127.0.0.1:${port}/in`,
      secret: { env: 'DESK_SECRET' },
      allowPrivate: true,
    };
    writeFileSync(list, JSON.stringify([receiver]));
    const folder = await folderIn('delivering');
    const args = ['--folder', folder, '--receivers', list];
    const env = { WAYMARK_TOKEN: TOKEN, DESK_SECRET: SECRET };
    const serving = await startServe(cli.file, args, env);
    const report = makeReport();
    expect((await send(serving.url, report)).status).toBe(201);
    await expect.poll(serving.said, { timeout: 20_000 }).toContain(`desk: ${report.id} waiting after 1 try`);
    await serving.end('SIGTERM');
    isAway = false;
    const later = await startServe(cli.file, args, env);
    await expect.poll(() => got.map(({ id }) => id), { timeout: 30_000 }).toEqual([report.id]);
    expect(JSON.parse(got[0]?.body ?? '')).toMatchObject({ type: 'report.created', data: { id: report.id } });
    const deliveries = async (): Promise<unknown> => {
      const found = await fetch(`${later.url}/${report.id}`, {
        headers: { Authorization: `Bearer ${TOKEN}` },
      });
      return ((await found.json()) as { deliveries: unknown }).deliveries;
    };
    await expect.poll(deliveries).toMatchObject([{ receiver: 'desk', state: 'delivered', tries: 2 }]);
    expect(serving.said() + later.said()).not.toContain(SECRET);
    await later.end('SIGTERM');
    desk.close();
  });

  it('B66: says before it listens what is wrong in the file, each at its place', async () => {
    writeFileSync(
      join(root, 'wrong.json'),
      '[\n  { "kind": "slack", "webhookUrl": "hush" },\n  { "kind": "pigeon" }\n]\n',
    );
    const { code, stdout, stderr } = await runMain(root, ['serve', '--receivers', 'wrong.json']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(
      /^wrong\.json:2:36 error literal-secret\n[^]*^wrong\.json:3:13 error unknown-kind\n/m,
    );
    expect(stderr).not.toContain('hush');
  });
});

it('B70: lists, shows, requeues and drops what could not be delivered', { timeout: 120_000 }, async () => {
  const folder = await folderIn('dead');
  const database = await openDatabase({ folder });
  const report = makeReport();
  await storeReport(database, {
    report,
    bodyHash: 'x',
    scope: '',
    sender: undefined,
    receivers: ['desk', 'mail'],
    at: 1,
  });
  await database.query(
    "update waymark_deliveries set state = 'rejected', reason = 'auth', said = 'HTTP 401', tries = 3",
  );
  await database.close();
  const dead = (...args: readonly string[]): ReturnType<typeof runMain> =>
    runMain(root, ['dead', ...args, '--folder', folder]);
  const listed = await dead();
  expect(listed).toMatchObject({ code: 0, stderr: '2 set aside.\n' });
  expect(listed.stdout).toMatch(/^R-1 {2}desk {2}auth {2}3 tries, 1970-01-01T00:00:00\.001Z {2}HTTP 401$/m);
  expect(JSON.parse((await dead('show', 'R-1')).stdout)).toMatchObject({
    id: report.id,
    report: { id: report.id },
  });
  expect(await dead('requeue')).toMatchObject({
    code: 2,
    stderr: 'Say which: --report, --receiver or --reason; or --all.\n',
  });
  expect(await dead('drop', '--report', 'R-7')).toMatchObject({
    code: 1,
    stderr: 'There is no report R-7.\n',
  });
  expect((await dead('requeue', '--receiver', 'desk')).stdout).toBe('1 on their way again.\n');
  expect((await dead('drop', '--all')).stdout).toBe('1 given up.\n');
  expect(await dead('list')).toMatchObject({ stdout: '', stderr: '0 set aside.\n' });
  expect((await dead('bury')).code).toBe(2);
});

it(
  'B60: says on its first start what takes so long, and on the next one nothing of it',
  { timeout: 120_000 },
  async () => {
    const args = ['--folder', join(root, 'first')];
    const first = await startServe(cli.file, args);
    expect(first.said()).toMatch(/^Making a database, which takes some seconds …\n[^]*taken at/);
    await first.end('SIGTERM');
    const next = await startServe(cli.file, args);
    expect(next.said()).not.toContain('Making');
    await next.end('SIGTERM');
  },
);

it('B61: starts in a folder whose making was killed', { timeout: 120_000 }, async () => {
  const folder = join(root, 'unfinished');
  for (const wait of [100, 700, 1500]) {
    const starting = spawn(process.execPath, [cli.file, 'serve', '--port', '0', '--folder', folder], {
      stdio: 'ignore',
    });
    const ended = once(starting, 'exit');
    await new Promise((done) => setTimeout(done, wait));
    starting.kill('SIGKILL');
    await ended;
  }
  const serving = await startServe(cli.file, ['--folder', folder]);
  expect((await send(serving.url)).status).toBe(201);
  await serving.end('SIGTERM');
});

for (const { name, isMissing, make } of databases) {
  it.skipIf(isMissing)(
    `B61: loses and doubles nothing when it is killed at random moments under load (fault 18), on ${name}`,
    { timeout: 60_000 + KILLS * 20_000 },
    async () => {
      const { place, remove } = await make();
      const args = 'folder' in place ? ['--folder', place.folder] : ['--database-url', place.url];
      let serving: Serving | undefined = await startServe(cli.file, args);
      const acknowledged = new Map<string, string>();
      const doubled: string[] = [];
      const begun = new Set<string>();
      const over = new AbortController();

      /** As the outbox does: one report after another, each tried again under its id until it is acknowledged. */
      const sendOn = async (): Promise<void> => {
        while (!over.signal.aborted) {
          const report = makeReport({ id: randomUUID() });
          begun.add(report.id);
          while (!acknowledged.has(report.id)) {
            try {
              if (!serving) throw new Error('It is away.');
              const response = await send(serving.url, report);
              const { reference } = (await response.json()) as { reference: string };
              if (!response.ok) continue;
              acknowledged.set(report.id, reference);
              // Now and then the answer is lost, and the sender tries once more.
              if (Math.random() < 0.2 && serving) {
                const again = (await (await send(serving.url, report)).json()) as { reference?: string };
                if (again.reference !== undefined && again.reference !== reference) doubled.push(report.id);
              }
            } catch {
              await new Promise((done) => setTimeout(done, 20));
            }
          }
        }
      };
      const senders = Array.from({ length: 6 }, sendOn);
      for (let kills = 0; kills < KILLS; kills += 1) {
        const before = acknowledged.size;
        await expect
          .poll(() => acknowledged.size, { timeout: 30_000, interval: 5 })
          .toBeGreaterThan(before + 5);
        await new Promise((done) => setTimeout(done, Math.random() * 300));
        const dying: Serving = serving;
        serving = undefined;
        expect(await dying.end('SIGKILL')).toBe('SIGKILL');
        serving = await startServe(cli.file, args);
      }
      over.abort();
      await Promise.all(senders);
      await serving.end('SIGTERM');

      const database = await openDatabase(place);
      const rows = await database.query<{ id: string; number: number }>(
        'select id, number from waymark_reports',
      );
      await database.close();
      await remove();
      const kept = new Map(rows.map(({ id, number }) => [id, `R-${number}`]));
      const lost = [...acknowledged].filter(([id, reference]) => kept.get(id) !== reference);
      const unknown = rows.filter(({ id }) => !begun.has(id));
      expect({ lost, doubled, unknown: unknown.length, rows: rows.length }).toEqual({
        lost: [],
        doubled: [],
        unknown: 0,
        rows: begun.size,
      });
      expect(begun.size).toBeGreaterThan(KILLS * 5);
      process.stderr.write(
        `${name}: ${KILLS} kills, ${begun.size} reports acknowledged, 0 lost, 0 doubled\n`,
      );
    },
  );
}
