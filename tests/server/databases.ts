import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabasePlace } from '../../src/server/database/openDatabase.ts';
import { openPglite } from '../../src/server/database/openPglite.ts';
import { findPostgres } from './findPostgres.ts';
import { startPostgres } from './startPostgres.ts';

/** A place for a database, new and empty. */
export interface TestPlace {
  readonly place: DatabasePlace;
  readonly remove: () => Promise<void>;
}

const isMissing = findPostgres() === null;
if (isMissing && process.env['REQUIRE_POSTGRES'] === '1') {
  throw new Error(
    'No PostgreSQL found, and REQUIRE_POSTGRES=1. Install one (`apt-get install postgresql`) or set POSTGRES_BIN.',
  );
}
if (isMissing) {
  process.stderr.write(
    '\n!!! No PostgreSQL was found: the tests on a real server are skipped, those on PGlite run.\n' +
      '!!! Install one (`apt-get install postgresql`, `brew install postgresql`) or set POSTGRES_BIN.\n\n',
  );
}

/**
 * Puts a new, empty cluster of PGlite in `folder`. Making one takes seconds, so it is made once per version of the package and copied.
 */
export async function copyCluster(folder: string): Promise<void> {
  const { version } = JSON.parse(readFileSync('node_modules/@electric-sql/pglite/package.json', 'utf8')) as {
    version: string;
  };
  const kept = `node_modules/.cache/waymark-pglite/${version}`;
  if (!existsSync(kept)) {
    const draft = `${kept}.${process.pid}`;
    await (await openPglite(draft, { durable: false })).close();
    try {
      renameSync(draft, kept);
    } catch (error) {
      // Another test file was faster.
      if (!existsSync(kept)) throw error;
      rmSync(draft, { recursive: true, force: true });
    }
  }
  cpSync(kept, folder, { recursive: true });
}

/** Both databases that everything of the server has to pass on: `for (const { name, isMissing, make } of databases) describe.skipIf(isMissing)(…)`. */
export const databases: readonly {
  readonly name: string;
  readonly isMissing: boolean;
  readonly make: () => Promise<TestPlace>;
}[] = [
  {
    name: 'PGlite in a folder',
    isMissing: false,
    async make() {
      const folder = mkdtempSync(join(tmpdir(), 'waymark-pglite-'));
      await copyCluster(folder);
      // Nobody cuts the power of a test.
      return {
        place: { folder, durable: false },
        remove: async () => rmSync(folder, { recursive: true, force: true }),
      };
    },
  },
  {
    name: 'PostgreSQL',
    isMissing,
    async make() {
      const server = await startPostgres({ fsync: 'off' });
      return { place: { url: await server.createDatabase() }, remove: server.stop };
    },
  },
];
