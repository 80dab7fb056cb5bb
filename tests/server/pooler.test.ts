import { spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/server/database/openDatabase.ts';
import { openServer } from '../../src/server/database/openServer.ts';
import { buildCli, type BuiltCli } from '../node/buildCli.ts';
import { startServe } from '../node/startServe.ts';
import { findPostgres } from './findPostgres.ts';
import { makeReport, sendReport } from './reportWorld.ts';
import { freePort, ordinaryUser, startPostgres } from './startPostgres.ts';

const POOLER = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer', '/opt/homebrew/bin/pgbouncer'].find(
  (file) => spawnSync(file, ['--version']).status === 0,
);
const isMissing = findPostgres() === null || POOLER === undefined;
if (isMissing) {
  process.stderr.write(
    '\n!!! No pgbouncer was found: the tests behind a pooler are skipped.\n!!! Install one (`apt-get install pgbouncer`).\n\n',
  );
}

let cli: BuiltCli;
beforeAll(async () => void (cli = await buildCli('pooler')), 60_000);
afterAll(() => cli?.remove());

/** A pooler in transaction mode before `server`, with two connections to it. */
async function startPooler(
  server: URL,
): Promise<{ readonly port: number; readonly stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-pooler-'));
  const user = ordinaryUser();
  const port = await freePort();
  const file = join(folder, 'pgbouncer.ini');
  writeFileSync(
    file,
    `[databases]\n* = host=127.0.0.1 port=${server.port} user=waymark\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = ${port}\n` +
      `unix_socket_dir =\nauth_type = any\npool_mode = transaction\ndefault_pool_size = 2\nmax_client_conn = 200\n`,
  );
  if (user) chownSync(folder, user.uid, user.gid);
  const child = spawn(POOLER ?? '', ['-q', file], { ...user, cwd: folder, stdio: 'ignore' });
  const ended = new Promise((done) => child.once('exit', done));
  await expect
    .poll(
      () =>
        new Promise((done) => {
          const socket = connect(port, '127.0.0.1', () => done(true)).on('error', () => done(false));
          socket.unref();
        }),
      { timeout: 10_000 },
    )
    .toBe(true);
  return {
    port,
    async stop() {
      child.kill('SIGINT');
      setTimeout(() => child.kill('SIGKILL'), 2000).unref();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

describe.skipIf(isMissing)('a pooler in transaction mode', { timeout: 120_000 }, () => {
  it('S23: loses nothing that two servers acknowledge through it, and keeps none twice', async () => {
    const server = await startPostgres({ fsync: 'off' });
    const direct = new URL(await server.createDatabase());
    const pooler = await startPooler(direct);
    try {
      const url = `postgres://waymark@127.0.0.1:${pooler.port}${direct.pathname}`;
      const serving = await Promise.all(
        [0, 1].map(() => startServe(cli.file, ['--database-url', url, '--per-minute', '9999,9999,9999'])),
      );
      const acknowledged = new Set<string>();
      await Promise.all(
        Array.from({ length: 6 }, async (_, lane) => {
          for (let count = 0; count < 20; count += 1) {
            const report = makeReport();
            if (await sendReport(serving[lane % 2]!.url, report)) acknowledged.add(report.id);
          }
        }),
      );
      expect(acknowledged.size).toBe(120);
      expect(await Promise.all(serving.map(({ end }) => end('SIGTERM')))).toEqual([0, 0]);
      const database = await openDatabase({ url: direct.href });
      const rows = await database.query<{ id: string }>('select id from waymark_reports');
      await database.close();
      expect(rows.map(({ id }) => id).toSorted()).toEqual([...acknowledged].toSorted());
    } finally {
      await pooler.stop();
      await server.stop();
    }
  });
});

describe.skipIf(findPostgres() === null)('backends that hang', { timeout: 60_000 }, () => {
  it('S23: are given up after a time, and the next connection is another', async () => {
    const server = await startPostgres({ fsync: 'off' });
    const url = await server.createDatabase();
    const database = await openServer(url, 1000);
    const stopped: number[] = [];
    try {
      const [row] = await database.query<{ pid: number }>('select pg_backend_pid() as pid');
      stopped.push(row!.pid);
      process.kill(row!.pid, 'SIGSTOP');
      await expect(database.query('select 1')).rejects.toThrow(/timeout/i);
      expect(await database.query('select 2 as two')).toEqual([{ two: 2 }]);
    } finally {
      for (const pid of stopped) process.kill(pid, 'SIGCONT');
      await database.close();
      await server.stop();
    }
  });
});
