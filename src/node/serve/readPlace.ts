import { resolve } from 'node:path';
import type { DatabasePlace } from '../../server/database/openDatabase.ts';
import type { Arguments, CommandOption } from '../cli/command.ts';
import type { Io } from '../cli/io.ts';

const DEFAULT_FOLDER = '.waymark';

/** Options of every command that opens the database of reports. */
export const PLACE_OPTIONS: Readonly<Record<'folder' | 'database-url', CommandOption>> = {
  folder: {
    type: 'string',
    value: 'dir',
    help: `where reports are kept, with PGlite; ${DEFAULT_FOLDER} unless given`,
  },
  'database-url': {
    type: 'string',
    value: 'url',
    help: 'the PostgreSQL where reports are kept; DATABASE_URL says the same',
  },
};

/** @returns where reports are kept, or what is wrong with what was given */
export function readPlace({ values }: Arguments, { cwd, env }: Io): DatabasePlace | string {
  const folder = values['folder'];
  const given = values['database-url'];
  if (folder !== undefined && given !== undefined)
    return 'Reports are kept in one place: give --folder or --database-url.';
  const url = folder === undefined ? (given ?? (env['DATABASE_URL'] || undefined)) : undefined;
  if (url === undefined) return { folder: resolve(cwd, String(folder ?? DEFAULT_FOLDER)) };
  if (!/^postgres(?:ql)?:\/\//i.test(String(url)))
    return 'The database must be given as postgres://user:password@host:5432/name.';
  return { url: String(url) };
}
