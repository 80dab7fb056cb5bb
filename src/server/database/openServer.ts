import type * as Pg from 'pg';
import type { Database, Queries } from './database.ts';
import { guardTransaction } from './guardTransaction.ts';
import { loadPeer } from './loadPeer.ts';

/** Type ids are fixed. @see https://github.com/postgres/postgres/blob/master/src/include/catalog/pg_type.dat */
const INT8 = 20;

/** A pool of connections to the PostgreSQL server at `url`. */
export async function openServer(url: string): Promise<Database> {
  const { Pool, types } = await loadPeer<typeof Pg>(
    'pg',
    'a PostgreSQL server',
    () => import(/* webpackIgnore: true */ 'pg'),
  );
  const pool = new Pool({
    connectionString: url,
    application_name: 'waymark',
    connectionTimeoutMillis: 10_000,
    query_timeout: 60_000,
    types: {
      getTypeParser: ((id: number, format?: 'text' | 'binary') =>
        id === INT8 ? Number : types.getTypeParser(id, format)) as typeof types.getTypeParser,
    },
  });
  // A connection may die at any time: idle in the pool, or checked out between two statements. The pool replaces it and the next
  // statement on it rejects; without a listener on both emitters its error would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  let closed: Promise<void> | undefined;

  return {
    query: async <Row>(sql: string, params: readonly unknown[] = []) =>
      (await pool.query(sql, [...params])).rows as Row[],
    async transaction(work) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        // Asked for, since a host may have set its server to another level.
        await client.query('begin isolation level read committed');
        const result = await guardTransaction(queriesOf(client), work);
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback').catch((reason: Error) => (broken = reason));
        throw error;
      } finally {
        // A connection that could not even roll back is thrown away, never given to the next.
        client.release(broken);
      }
    },
    close: () => (closed ??= pool.end()),
  };
}

function queriesOf(client: Pg.PoolClient): Queries {
  return {
    query: async <Row>(sql: string, params: readonly unknown[] = []) =>
      (await client.query(sql, [...params])).rows as Row[],
  };
}
