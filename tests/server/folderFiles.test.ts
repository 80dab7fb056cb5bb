import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mendFiles, type EmscriptenModule } from '../../src/server/database/folderFiles.ts';
import { openDatabase } from '../../src/server/database/openDatabase.ts';
import { copyCluster } from './databases.ts';

let root = '';
beforeAll(() => {
  // Within the repository, so that the child finds the package of the database.
  mkdirSync('test-results', { recursive: true });
  root = mkdtempSync(join('test-results', 'files-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function newFolder(): Promise<string> {
  const folder = mkdtempSync(join(root, 'folder-'));
  await copyCluster(folder);
  return folder;
}

describe('the files of a folder', { timeout: 60_000 }, () => {
  it('S17: have PostgreSQL wait for the disk, unless `durable` is false', async () => {
    const folder = await newFolder();
    for (const durable of [undefined, false]) {
      const database = await openDatabase({ folder, ...(durable === false && { durable }) });
      const [row] = await database.query(
        `select current_setting('fsync') as fsync, current_setting('wal_sync_method') as method,
                current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages`,
      );
      await database.close();
      expect(row).toMatchObject(
        durable === false ? { fsync: 'off' } : { fsync: 'on', method: 'fsync', commit: 'on', pages: 'on' },
      );
    }
  });

  /** Emscripten's file system as far as it matters: entries are remembered before they are made. */
  function emscripten(make: () => object): {
    readonly module: EmscriptenModule;
    readonly entries: Set<string>;
  } {
    const entries = new Set<string>();
    const module: EmscriptenModule = {
      FS: {
        lookupNode: (_, name) => ({ name }),
        destroyNode: (node) => entries.delete(Object.values(node)[0]),
      },
      NODEFS: {
        node_ops: { mknod: (_, name) => (entries.add(name), make()) },
        stream_ops: {},
        realPath: () => root,
        tryFSOperation: (work) => work(),
      },
    };
    mendFiles(module);
    return { module, entries };
  }

  it('S17: reach the disk when PostgreSQL says so, folders too, and a disk that fails is told', () => {
    const { stream_ops: operations } = emscripten(() => ({})).module.NODEFS;
    const descriptor = openSync(join(root, 'file'), 'w');
    const stream = { node: {}, nfd: descriptor };
    expect([operations.fsync?.(stream), operations.fsync?.({ node: {} })]).toEqual([0, 0]);
    closeSync(descriptor);
    expect(() => operations.fsync?.(stream)).toThrow('EBADF');
  });

  it('S17: are not remembered when they could not be made', () => {
    const { module, entries } = emscripten(() => {
      throw new Error('EMFILE');
    });
    expect(() => module.NODEFS.node_ops.mknod({}, 'file', 0, 0)).toThrow('EMFILE');
    expect([...entries]).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')(
    'S17: can be made again once there are descriptors, without a restart',
    async () => {
      await build({
        configFile: false,
        logLevel: 'error',
        build: {
          ssr: 'tests/server/descriptorChild.ts',
          outDir: root,
          emptyOutDir: false,
          rolldownOptions: { output: { entryFileNames: 'child.mjs' } },
        },
      });
      const child = `ulimit -n 300; exec "${process.execPath}" "${join(root, 'child.mjs')}" "${await newFolder()}"`;
      const { stdout, stderr } = spawnSync('sh', ['-c', child], { encoding: 'utf8' });
      expect([stdout, stderr]).toEqual(['it grew\n', '']);
    },
  );

  it('S17: that are damaged are left as they are, and it is said what to do', async () => {
    const folder = await newFolder();
    const control = join(folder, 'postgres/global/pg_control');
    writeFileSync(control, 'a ruin');
    await expect(openDatabase({ folder })).rejects.toThrow(
      /^Waymark: the database in the folder .+ does not open \(.+\)\. .+ it is damaged\. Nothing was deleted\. Put a backup of the folder in its place;/,
    );
    expect(readFileSync(control, 'utf8')).toBe('a ruin');
  });
});
