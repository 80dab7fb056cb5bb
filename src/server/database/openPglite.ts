import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Database, Queries } from './database.ts';
import { folderFiles, syncFolder, syncTree, type NodeFiles, type PgliteFiles } from './folderFiles.ts';
import { guardTransaction } from './guardTransaction.ts';
import { loadPeer } from './loadPeer.ts';
import { lockFolder, type FolderLockOptions } from './lockFolder.ts';

/** The part of the package that is used. Its own declarations need those of Emscripten, which nobody should have to install. */
interface PgliteModule {
  readonly PGlite: {
    readonly defaultStartParams: readonly string[];
    create(options: {
      readonly fs: PgliteFiles;
      readonly startParams: readonly string[];
      readonly parsers?: Readonly<Record<number, (text: string) => unknown>>;
    }): Promise<PgliteQueries & PgliteInstance>;
  };
}
interface PgliteQueries {
  query(sql: string, params: unknown[]): Promise<{ readonly rows: unknown[] }>;
}
interface PgliteInstance {
  transaction<T>(work: (tx: PgliteQueries) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface FolderOptions extends Pick<FolderLockOptions, 'onProgress'> {
  /** False: what was acknowledged in the last half minute may be lost in a power cut; it is somewhat faster. @default true */
  readonly durable?: boolean;
}

/** Type ids are fixed. @see https://github.com/postgres/postgres/blob/master/src/include/catalog/pg_type.dat */
const INT8 = 20;
/** Descriptors that PGlite may use of the process's. PostgreSQL assumes a thousand, which is all that many systems give. */
const DATABASE_FILES = 200;

/** PostgreSQL inside this process, its files in `folder`. Only one process may have it open. */
export async function openPglite(
  folder: string,
  { durable = true, onProgress }: FolderOptions = {},
): Promise<Database> {
  const { PGlite } = await loadPart<PgliteModule>('@electric-sql/pglite');
  const { NodeFS } = await loadPart<{ readonly NodeFS: NodeFiles }>('@electric-sql/pglite/nodefs');
  // `-F` is short for fsync=off; fdatasync, the usual way on Linux, does nothing in PGlite.
  const synced = ['-c', 'fsync=on', '-c', 'wal_sync_method=fsync'];
  const startParams = [
    ...PGlite.defaultStartParams.filter((one) => one !== '-F'),
    ...(durable ? synced : ['-F']),
    '-c',
    `max_files_per_process=${DATABASE_FILES}`,
  ];
  const open = (at: string): ReturnType<typeof PGlite.create> =>
    PGlite.create({ fs: folderFiles(NodeFS, at), startParams, parsers: { [INT8]: Number } });
  const root = resolve(folder);
  await mkdir(root, { recursive: true });
  const lock = await lockFolder(root, onProgress ? { onProgress } : {});
  try {
    const data = join(root, 'postgres');
    if (!existsSync(data)) {
      onProgress?.('Making a database, which takes some seconds …');
      await makeCluster(root, data);
    }
    const pglite = await open(data).catch((error: unknown) => {
      throw damaged(root, error);
    });
    let closed: Promise<void> | undefined;
    const end = async (): Promise<void> => {
      try {
        // Closing writes, so a process that lost the folder must not close the database.
        if (isOurs()) await pglite.close();
      } finally {
        await lock.release();
      }
    };
    const isOurs = (): boolean => {
      try {
        lock.check();
        return true;
      } catch {
        return false;
      }
    };
    /** Checks the lock before, so that nothing is written, and after, so that nothing is acknowledged. */
    const whileOurs = async <T>(work: () => Promise<T>): Promise<T> => {
      lock.check();
      const result = await work();
      lock.check();
      return result;
    };
    const queriesOf = (on: PgliteQueries): Queries => ({
      query: <Row>(sql: string, params: readonly unknown[] = []) =>
        whileOurs(async () => (await on.query(sql, [...params])).rows as Row[]),
    });
    return {
      ...queriesOf(pglite),
      transaction: (work) =>
        whileOurs(() => pglite.transaction((tx) => guardTransaction(queriesOf(tx), work))),
      close: () => (closed ??= end()),
    };
  } catch (error) {
    await lock.release();
    throw error;
  }

  /**
   * Creates the cluster under another name and renames it when complete: a process killed half-way must not leave a folder that never opens
   * again.
   */
  async function makeCluster(at: string, data: string): Promise<void> {
    const draft = join(at, 'postgres.new');
    await rm(draft, { recursive: true, force: true });
    const pglite = await open(draft);
    await pglite.close();
    if (durable) await syncTree(draft);
    await rename(draft, data);
    if (durable) syncFolder(at);
  }
}

function loadPart<T>(name: string): Promise<T> {
  return loadPeer<T>(
    '@electric-sql/pglite',
    'a database in a folder',
    () => import(/* webpackIgnore: true */ /* @vite-ignore */ name) as Promise<T>,
  );
}

function damaged(folder: string, error: unknown): Error {
  const said = error instanceof Error ? error.message : String(error);
  return new Error(
    `Waymark: the database in the folder ${folder} does not open (${said}). If there is room on the disk and the folder may be written, ` +
      'it is damaged. Nothing was deleted. Put a backup of the folder in its place; or move its `postgres` aside, keep it, and start ' +
      'anew with an empty one: reports that senders still hold arrive again.',
    { cause: error },
  );
}
