import type * as Pg from 'pg';
import type { Database, Queries } from './database.ts';
import { guardTransaction } from './guardTransaction.ts';
import { loadPeer } from './loadPeer.ts';

/** Type ids are fixed. @see https://github.com/postgres/postgres/blob/master/src/include/catalog/pg_type.dat */
const INT8 = 20;

/** Milliseconds. The server ends a statement that takes longer; a backend that hangs is given up a little later. */
const STATEMENT_TIMEOUT = 20_000;
const CONNECT_TIMEOUT = 10_000;

/**
 * A pool of connections to the PostgreSQL server at `url`. An address may name several hosts, `postgres://user@one:5432,two:5432/name`, as
 * libpq has it: the first that takes writes is used, and looked for again when it is gone.
 *
 * @see https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-MULTIPLE-HOSTS
 */
export async function openServer(url: string, statementTimeout = STATEMENT_TIMEOUT): Promise<Database> {
  const { Pool, types } = await loadPeer<typeof Pg>(
    'pg',
    'a PostgreSQL server',
    () => import(/* webpackIgnore: true */ 'pg'),
  );
  const urls = hostsOf(url);
  const pools = urls.map((connectionString) => {
    const pool = new Pool({
      connectionString,
      application_name: 'waymark',
      connectionTimeoutMillis: CONNECT_TIMEOUT,
      query_timeout: statementTimeout + 5000,
      // Lets the system notice a peer that is gone without a word, as after a failover.
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      types: {
        getTypeParser: ((id: number, format?: 'text' | 'binary') =>
          id === INT8 ? Number : types.getTypeParser(id, format)) as typeof types.getTypeParser,
      },
    });
    // A connection may die at any time: idle in the pool, or checked out between two statements. The pool replaces it and the next
    // statement on it rejects; without a listener on both emitters its error would end the process.
    pool.on('error', () => undefined);
    pool.on('connect', (client) => client.on('error', () => undefined));
    return pool;
  });
  let current = 0;
  let closed: Promise<unknown> | undefined;

  /** @throws what the last host said when none takes writes */
  const connect = async (): Promise<Pg.PoolClient> => {
    let failure: unknown;
    for (let tried = 0; tried < pools.length; tried += 1) {
      try {
        const client = await pools[current]!.connect();
        if (pools.length === 1 || (await takesWrites(client))) return client;
        failure = new Error('Waymark: no host of the database takes writes.');
      } catch (error) {
        failure = error;
      }
      current = (current + 1) % pools.length;
    }
    throw failure;
  };

  return {
    async query<Row>(sql: string, params: readonly unknown[] = []) {
      const client = await connect();
      let broken: Error | undefined;
      try {
        return await queriesOf(client).query<Row>(sql, params);
      } catch (error) {
        broken = error as Error;
        throw error;
      } finally {
        client.release(broken);
      }
    },
    async transaction(work) {
      const client = await connect();
      let broken: Error | undefined;
      try {
        // Isolation is asked for, since a host may have set its server to another level. The timeout is set for this transaction alone: a
        // pooler gives the connection to somebody else after it, and refuses it among the parameters of a connection.
        await client.query(
          `begin isolation level read committed; set local statement_timeout = ${statementTimeout}`,
        );
        const result = await guardTransaction(queriesOf(client), work);
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback').catch((reason: Error) => (broken = reason));
        throw error;
      } finally {
        // A connection that could not even roll back is closed, never reused.
        client.release(broken);
      }
    },
    close: async () => void (await (closed ??= Promise.all(pools.map((pool) => pool.end())))),
  };
}

/** An address per host. */
function hostsOf(url: string): readonly string[] {
  const [, before = '', hosts = '', after = ''] = /^(\w+:\/\/(?:[^@/]*@)?)([^/?#]*)(.*)$/s.exec(url) ?? [];
  return hosts.split(',').map((host) => `${before}${host}${after}`);
}

/** Whether the server accepts writes; a connection to a standby, for example, is closed. */
async function takesWrites(client: Pg.PoolClient): Promise<boolean> {
  try {
    const { rows } = await client.query<{ transaction_read_only: string }>('show transaction_read_only');
    const isWritable = rows[0]?.transaction_read_only === 'off';
    if (!isWritable) client.release(true);
    return isWritable;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

function queriesOf(client: Pg.PoolClient): Queries {
  return {
    query: async <Row>(sql: string, params: readonly unknown[] = []) =>
      (await client.query(sql, [...params])).rows as Row[],
  };
}
