import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Database, Queries } from './database.ts';
import { guardTransaction } from './guardTransaction.ts';
import { loadPeer } from './loadPeer.ts';
import { lockFolder } from './lockFolder.ts';

/** What is used of the package. Its own declarations want those of Emscripten, which nobody should have to install. */
interface PgliteModule {
  readonly PGlite: {
    create(options: {
      readonly dataDir: string;
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

/** PostgreSQL inside this process, its files in `folder`. Only one process may have it open. */
export async function openFolder(folder: string): Promise<Database> {
  const { PGlite } = await loadPeer<PgliteModule>(
    '@electric-sql/pglite',
    'a database in a folder',
    // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- it keeps the compiler from reading the package's declarations
    () => import(/* webpackIgnore: true */ '@electric-sql/pglite' as string) as Promise<PgliteModule>,
  );
  const root = resolve(folder);
  await mkdir(root, { recursive: true });
  const lock = await lockFolder(root);
  try {
    const data = join(root, 'postgres');
    if (!existsSync(data)) await makeCluster(root, data);
    const pglite = await PGlite.create({ dataDir: data, parsers: { 20: Number } });
    let closed: Promise<void> | undefined;
    const end = async (): Promise<void> => {
      try {
        // Closing writes. Who lost the folder leaves it as it is.
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
    /** Checked once before, so that nothing is written, and once after, so that nothing is acknowledged. */
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

  /** Made beside and renamed when whole: a process killed half-way must not leave a folder that never opens again. */
  async function makeCluster(at: string, data: string): Promise<void> {
    const draft = join(at, 'postgres.new');
    await rm(draft, { recursive: true, force: true });
    const pglite = await PGlite.create({ dataDir: draft });
    await pglite.close();
    await rename(draft, data);
  }
}
