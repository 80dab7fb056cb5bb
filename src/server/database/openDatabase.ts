import type { Database } from './database.ts';
import { migrate } from './migrate.ts';
import { openPglite, type FolderOptions } from './openPglite.ts';
import { openServer } from './openServer.ts';

/** Where reports are stored: a folder of this machine, for one process at a time, or a PostgreSQL server. */
export type DatabasePlace = ({ readonly folder: string } & FolderOptions) | { readonly url: string };

/**
 * Opens the database of reports and brings its tables up to date.
 *
 * A folder needs the package `@electric-sql/pglite`, a server needs `pg`. What either acknowledged outlives the process however that
 * ends, and a power cut too.
 *
 * @throws when the package is missing, the folder is in use, the server does not answer, or its tables are newer than this version
 */
export async function openDatabase(place: DatabasePlace): Promise<Database> {
  const database = 'url' in place ? await openServer(place.url) : await openPglite(place.folder, place);
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
