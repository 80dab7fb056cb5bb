import { spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { findPostgres } from './findPostgres.ts';

/** A PostgreSQL server of its own, in a folder that goes with it. */
export interface Postgres {
  /** The address of a new, empty database on it. */
  readonly createDatabase: () => Promise<string>;
  /** Of its first process. */
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

/** Started for tests and figures alike; `settings` are those of `postgresql.conf`. */
export async function startPostgres(settings: Readonly<Record<string, string>> = {}): Promise<Postgres> {
  const bin = findPostgres();
  if (!bin)
    throw new Error('No PostgreSQL found. Install one (`apt-get install postgresql`) or set POSTGRES_BIN.');
  const folder = mkdtempSync(join(tmpdir(), 'waymark-pg-'));
  const user = ordinaryUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'waymark', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...user, cwd: folder, encoding: 'utf8' },
  );
  if (made.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);
  }
  const port = await freePort();
  const asked = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    ...settings,
  };
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, ...Object.entries(asked).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4000)));
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  // A test process that is ended from outside takes its server along.
  const kill = (): void => void server.kill('SIGQUIT');
  process.once('exit', kill);
  const stop = async (): Promise<void> => {
    process.off('exit', kill);
    if (server.exitCode === null && server.signalCode === null) server.kill('SIGINT');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };

  const url = (database: string): string => `postgres://waymark@127.0.0.1:${port}/${database}`;
  const ask = async (sql: string): Promise<void> => {
    const client = new Client({ connectionString: url('postgres') });
    try {
      await client.connect();
      await client.query(sql);
    } finally {
      await client.end();
    }
  };
  for (let tries = 0; ; tries += 1) {
    try {
      await ask('select 1');
      break;
    } catch (error) {
      if (tries < 100 && server.exitCode === null) await new Promise((done) => setTimeout(done, 100));
      else {
        await stop();
        throw new Error(`PostgreSQL does not answer: ${said}`, { cause: error });
      }
    }
  }
  let databases = 0;
  return {
    async createDatabase() {
      const name = `test_${(databases += 1)}`;
      await ask(`create database ${name}`);
      return url(name);
    },
    pid: server.pid ?? 0,
    stop,
  };
}

/** PostgreSQL refuses to run as root; the packages bring a user for it, and every system has `nobody`. */
export function ordinaryUser(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((which) =>
      spawnSync('id', [which, name], { encoding: 'utf8' }).stdout.trim(),
    );
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL does not run as root, and there is no other user here.');
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
