import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/server/database/database.ts';
import { migrate } from '../../src/server/database/migrate.ts';
import { openDatabase } from '../../src/server/database/openDatabase.ts';
import { openServer } from '../../src/server/database/openServer.ts';
import { SCHEMA } from '../../src/server/database/schema.ts';
import { databases, type TestPlace } from './databases.ts';
import { startPostgres } from './startPostgres.ts';

for (const { name, isMissing, make } of databases) {
  describe.skipIf(isMissing)(`the database: ${name}`, () => {
    let place: TestPlace;
    let database: Database;
    beforeAll(async () => {
      place = await make();
      database = await openDatabase(place.place);
    });
    afterAll(async () => {
      await database?.close();
      await place?.remove();
    });

    it('S1: gives rows back alike: big numbers as numbers, json parsed, ids in lower case', async () => {
      const [row] = await database.query(
        `select 1764000000000::bigint as at, $1::json as report, $2::uuid as id, $3::text[] as names, null as nothing, count(*) as count`,
        [
          String.raw`{"a":"\u0000\ud800","__proto__":1}`,
          '7D444840-9DC0-41D1-B245-5FFDCE74FAD2',
          ['a', 'b",{}\\', ''],
        ],
      );
      expect(row).toEqual({
        at: 1_764_000_000_000,
        report: JSON.parse(String.raw`{"a":"\u0000\ud800","__proto__":1}`),
        id: '7d444840-9dc0-41d1-b245-5ffdce74fad2',
        names: ['a', 'b",{}\\', ''],
        nothing: null,
        count: 1,
      });
    });

    it('S1: commits a transaction that resolves, and rolls back one that rejects', async () => {
      await database.query('create table tried (value integer)');
      await database.transaction(({ query }) => query('insert into tried values (1)'));
      const failing = database.transaction(async ({ query }) => {
        await query('insert into tried values (2)');
        throw new Error('No.');
      });
      await expect(failing).rejects.toThrow('No.');
      expect(await database.query('select value from tried')).toEqual([{ value: 1 }]);
    });

    it('S1: rolls back when a statement failed and the error was swallowed', async () => {
      const swallowing = database.transaction(async ({ query }) => {
        await query('create table swallowed (value integer)');
        await query('select nonsense').catch(() => undefined);
        return 'done';
      });
      await expect(swallowing).rejects.toThrow(/nonsense/);
      expect(await database.query(`select to_regclass('swallowed') as found`)).toEqual([{ found: null }]);
    });

    it('S2: makes its tables once, also when several start at the same time', async () => {
      await Promise.all([migrate(database), migrate(database), migrate(database)]);
      expect(await database.query('select version from waymark_schema')).toEqual([
        { version: SCHEMA.length },
      ]);
    });

    it('S2: refuses tables that are newer, and changes nothing', async () => {
      await database.query('update waymark_schema set version = $1', [SCHEMA.length + 1]);
      await expect(migrate(database)).rejects.toThrow(
        `Waymark: the database is at version ${SCHEMA.length + 1}, and this Waymark knows ${SCHEMA.length}. Nothing was changed. Update the package on this machine.`,
      );
      expect(await database.query('select version from waymark_schema')).toEqual([
        { version: SCHEMA.length + 1 },
      ]);
      await database.query('update waymark_schema set version = $1', [SCHEMA.length]);
    });

    it('S1: can be closed twice', async () => {
      const other = await make();
      const opened = await openDatabase(other.place);
      await opened.close();
      await opened.close();
      await expect(opened.query('select 1')).rejects.toThrow(/./);
      await other.remove();
    });
  });
}

describe('a folder', () => {
  it('S3: is open to one process only', async () => {
    const [folders] = databases;
    if (!folders) throw new Error('There is no database to test.');
    const { place, remove } = await folders.make();
    const first = await openDatabase(place);
    await expect(openDatabase(place)).rejects.toThrow(
      /is in use by process \d+ on .+\. Only one process may have it open: stop that one, choose another folder, or set DATABASE_URL/,
    );
    await first.close();
    await (await openDatabase(place)).close();
    await remove();
  });
});

describe.skipIf(databases[1]?.isMissing)('a server', () => {
  it('S2: refuses a database that does not keep Unicode, and says how to make one', async () => {
    const server = await startPostgres({ fsync: 'off' });
    try {
      const url = await server.createDatabase();
      const first = await openDatabase({ url });
      await first.query(`create database old encoding 'LATIN1' template template0`);
      await first.close();
      await expect(openDatabase({ url: url.replace(/\w+$/, 'old') })).rejects.toThrow(
        "keeps text as LATIN1, which cannot hold every report. Make one with `create database waymark encoding 'UTF8' template template0`.",
      );
    } finally {
      await server.stop();
    }
  });

  it('S4: is found again after it was away, without a restart of ours', async () => {
    const server = await startPostgres({ fsync: 'off' });
    try {
      const database = await openDatabase({ url: await server.createDatabase() });
      await Promise.all([1, 2, 3].map(() => database.query('select pg_sleep(0.05)')));
      const [{ pid } = { pid: 0 }] = await database.query<{ pid: number }>('select pg_backend_pid() as pid');
      // One backend that dies hard makes the server end all connections and start anew.
      process.kill(pid, 'SIGKILL');
      const answers = async (): Promise<boolean> =>
        database.query('select 1').then(
          () => true,
          () => false,
        );
      const until = Date.now() + 15_000;
      while (!(await answers()) && Date.now() < until) await new Promise((done) => setTimeout(done, 50));
      expect(await answers()).toBe(true);
      await database.close();
    } finally {
      await server.stop();
    }
  });

  it('S20: is the one of several hosts that takes writes, also when that changes', async () => {
    const servers = await Promise.all([startPostgres({ fsync: 'off' }), startPostgres({ fsync: 'off' })]);
    try {
      const urls = await Promise.all(servers.map((one) => one.createDatabase()));
      const hosts = urls.map((one) => new URL(one).host);
      const url = `postgres://waymark@127.0.0.1:1,${hosts.join(',')}/test_1`;
      const setFirst = async (readOnly: 'on' | 'off'): Promise<void> => {
        const admin = await openServer((urls[0] ?? '').replace('test_1', 'postgres'));
        await admin.query(`alter database test_1 set default_transaction_read_only = ${readOnly}`);
        await admin.close();
      };
      await setFirst('on');
      const database = await openDatabase({ url });
      const portOf = async (): Promise<string> =>
        String((await database.query<{ port: number }>('select inet_server_port() as port'))[0]?.port);
      expect(await portOf()).toBe(new URL(urls[1] ?? '').port);
      // The first takes over, as a standby that is promoted, and the second is gone.
      await servers[1]?.stop();
      await expect(portOf()).rejects.toThrow(/./);
      await setFirst('off');
      await expect
        .poll(() => portOf().catch(() => ''), { timeout: 20_000 })
        .toBe(new URL(urls[0] ?? '').port);
      await database.close();
    } finally {
      await Promise.all(servers.map((one) => one.stop()));
    }
  });

  it('S20: is not waited for without an end', async () => {
    const server = await startPostgres({ fsync: 'off' });
    try {
      const url = await server.createDatabase();
      const holder = await openServer(url);
      await holder.query('create table held (id integer)');
      let release = (): void => undefined;
      const held = holder.transaction(async ({ query }) => {
        await query('lock table held');
        await new Promise<void>((done) => (release = done));
      });
      const database = await openServer(url, 300);
      await expect(database.transaction(({ query }) => query('insert into held values (1)'))).rejects.toThrow(
        'canceling statement due to statement timeout',
      );
      release();
      await held;
      await database.transaction(({ query }) => query('insert into held values (2)'));
      expect(await database.query('select id from held')).toEqual([{ id: 2 }]);
      await Promise.all([holder.close(), database.close()]);
    } finally {
      await server.stop();
    }
  });
});
