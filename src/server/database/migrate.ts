import type { Database } from './database.ts';
import { SCHEMA } from './schema.ts';

/** Key of the advisory lock that keeps two processes from changing the tables at once. It never changes. */
const MIGRATION_LOCK = 9296275;

/**
 * Brings the tables up to `SCHEMA`. Safe to run at every start and from several processes at once: they wait for one another, and the
 * whole of it is one transaction.
 *
 * @throws when the tables are newer than this version of Waymark, or the database does not keep Unicode
 */
export async function migrate(database: Database): Promise<void> {
  await database.transaction(async ({ query }) => {
    await query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    const [{ encoding } = { encoding: '' }] = await query<{ encoding: string }>(
      `select current_setting('server_encoding') as encoding`,
    );
    if (encoding !== 'UTF8') {
      throw new Error(
        `Waymark: the database keeps text as ${encoding}, which cannot hold every report. ` +
          "Make one with `create database waymark encoding 'UTF8' template template0`.",
      );
    }
    await query('create table if not exists waymark_schema (version integer not null)');
    const [row] = await query<{ version: number }>('select version from waymark_schema');
    const version = row?.version ?? 0;
    if (version > SCHEMA.length) {
      throw new Error(
        `Waymark: the database is at version ${version}, and this Waymark knows ${SCHEMA.length}. ` +
          'Nothing was changed. Update the package on this machine.',
      );
    }
    for (const step of SCHEMA.slice(version)) for (const statement of step) await query(statement);
    await query(
      row ? 'update waymark_schema set version = $1' : 'insert into waymark_schema (version) values ($1)',
      [SCHEMA.length],
    );
  });
}
