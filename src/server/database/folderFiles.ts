import { closeSync, fsyncSync, openSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** What is used of the file system that PGlite gets from Emscripten. Its own declarations want those of Emscripten. */
export interface EmscriptenModule {
  readonly FS: { destroyNode(node: object): void; lookupNode(parent: object, name: string): object };
  readonly NODEFS: {
    readonly node_ops: { mknod(parent: object, name: string, mode: number, device: unknown): object };
    readonly stream_ops: { fsync?: (stream: EmscriptenStream) => number };
    realPath(node: object): string;
    /** Turns an error of Node into one that PostgreSQL understands. */
    tryFSOperation<T>(work: () => T): T;
  };
}
interface EmscriptenStream {
  readonly node: object;
  /** Node's descriptor; a folder has none. */
  readonly nfd?: number;
}
interface EmscriptenOptions {
  readonly preRun?: readonly ((module: EmscriptenModule) => void)[];
}

/** PGlite's own files in a folder of Node's file system. */
export interface PgliteFiles {
  init(pglite: unknown, options: EmscriptenOptions): Promise<{ readonly emscriptenOpts: EmscriptenOptions }>;
}
export type NodeFiles = new (folder: string) => PgliteFiles;

/**
 * PGlite's files in `folder`, made to keep what PostgreSQL relies on: `fsync` reaches the disk, and a file that could not be made for want
 * of a descriptor is not remembered as if it were there.
 *
 * @param NodeFS `@electric-sql/pglite/nodefs`
 */
export function folderFiles(NodeFS: NodeFiles, folder: string): PgliteFiles {
  return new (class extends NodeFS {
    override async init(pglite: unknown, options: EmscriptenOptions) {
      const { emscriptenOpts } = await super.init(pglite, options);
      return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), mendFiles] } };
    }
  })(folder);
}

/** @see https://github.com/emscripten-core/emscripten/blob/main/src/lib/libnodefs.js */
export function mendFiles({ FS, NODEFS }: EmscriptenModule): void {
  NODEFS.stream_ops.fsync = ({ node, nfd }) => {
    NODEFS.tryFSOperation(() => {
      if (nfd === undefined) syncFolder(NODEFS.realPath(node));
      else fsyncSync(nfd);
    });
    return 0;
  };
  const mknod = NODEFS.node_ops.mknod.bind(NODEFS.node_ops);
  NODEFS.node_ops.mknod = (parent, name, mode, device) => {
    try {
      return mknod(parent, name, mode, device);
    } catch (error) {
      // It was entered before it was made.
      FS.destroyNode(FS.lookupNode(parent, name));
      throw error;
    }
  };
}

/** Has a folder and all in it reach the disk. */
export async function syncTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await syncTree(path);
    else if (entry.isFile()) syncPath(path, 'r+');
  }
  syncFolder(folder);
}

/** Has the names in a folder reach the disk. Windows has no means for it and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform !== 'win32') syncPath(folder, 'r');
}

function syncPath(path: string, flags: 'r' | 'r+'): void {
  const descriptor = openSync(path, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
