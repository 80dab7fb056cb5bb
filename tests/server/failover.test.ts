import { spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/server/database/openDatabase.ts';
import { openServer } from '../../src/server/database/openServer.ts';
import { buildCli, type BuiltCli } from '../node/buildCli.ts';
import { startServe } from '../node/startServe.ts';
import { findPostgres } from './findPostgres.ts';
import { makeReport, sendReport } from './reportWorld.ts';
import { freePort, ordinaryUser, startPostgres } from './startPostgres.ts';

const LANES = 4;
let cli: BuiltCli;
beforeAll(async () => void (cli = await buildCli('failover')), 60_000);
afterAll(() => cli?.remove());

/** A server that follows `primary`, in a folder of its own. */
async function startStandby(
  primary: URL,
): Promise<{ readonly host: string; readonly stop: () => Promise<void> }> {
  // The path may hold links to some of the programs alone.
  const bin = dirname(realpathSync(join(findPostgres() ?? '', 'initdb')));
  const user = ordinaryUser();
  const folder = mkdtempSync(join(tmpdir(), 'waymark-standby-'));
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const copied = spawnSync(
    join(bin, 'pg_basebackup'),
    ['-h', '127.0.0.1', '-p', primary.port, '-U', 'waymark', '-D', data, '-R', '-X', 'stream', '-c', 'fast'],
    { ...user, cwd: folder, encoding: 'utf8' },
  );
  if (copied.status !== 0) throw new Error(`pg_basebackup failed: ${copied.stderr ?? copied.error?.message}`);
  const port = await freePort();
  const args = [
    '-D',
    data,
    '-c',
    `port=${port}`,
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'unix_socket_directories=',
  ];
  const server = spawn(join(bin, 'postgres'), args, { ...user, cwd: folder, stdio: 'ignore' });
  const ended = new Promise((done) => server.once('exit', done));
  const kill = (): void => void server.kill('SIGQUIT');
  process.once('exit', kill);
  return {
    host: `127.0.0.1:${port}`,
    async stop() {
      process.off('exit', kill);
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

describe.skipIf(findPostgres() === null)('a synchronous standby', { timeout: 180_000 }, () => {
  it('S20: has everything that was acknowledged when it is promoted under load', async () => {
    const primary = await startPostgres({ fsync: 'off', wal_level: 'replica' });
    const url = new URL(await primary.createDatabase());
    const standby = await startStandby(url);
    try {
      const admin = await openServer(url.href);
      await admin.query(`alter system set synchronous_standby_names = '*'`);
      await admin.query('select pg_reload_conf()');
      const states = (): Promise<readonly unknown[]> =>
        admin.query('select sync_state from pg_stat_replication');
      await expect.poll(states, { timeout: 30_000 }).toEqual([{ sync_state: 'sync' }]);
      await admin.close();

      const both = `postgres://waymark@${url.host},${standby.host}${url.pathname}`;
      const serving = await startServe(cli.file, ['--database-url', both]);
      const over = new AbortController();
      const acknowledged = new Set<string>();
      const lanes = Array.from({ length: LANES }, async () => {
        while (!over.signal.aborted) {
          const report = makeReport();
          // As the outbox does: the same report until it is acknowledged.
          while (!over.signal.aborted && !acknowledged.has(report.id)) {
            if (await sendReport(serving.url, report)) acknowledged.add(report.id);
            else await new Promise((done) => setTimeout(done, 50));
          }
        }
      });
      await expect.poll(() => acknowledged.size, { timeout: 30_000 }).toBeGreaterThan(50);
      process.kill(primary.pid, 'SIGKILL');
      const promoting = await openServer(`postgres://waymark@${standby.host}${url.pathname}`);
      await promoting.query('select pg_promote()');
      await promoting.close();
      const before = acknowledged.size;
      await expect.poll(() => acknowledged.size, { timeout: 60_000 }).toBeGreaterThan(before + 50);
      over.abort();
      await Promise.all(lanes);
      expect(await serving.end('SIGTERM')).toBe(0);

      const database = await openDatabase({ url: both });
      const rows = await database.query<{ id: string }>('select id from waymark_reports');
      await database.close();
      const kept = new Set(rows.map(({ id }) => id));
      expect([...acknowledged].filter((id) => !kept.has(id))).toEqual([]);
    } finally {
      await standby.stop();
      await primary.stop();
    }
  });
});
