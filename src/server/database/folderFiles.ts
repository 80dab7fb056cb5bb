import { closeSync, fsyncSync, openSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The part of Emscripten's file system that PGlite passes on. PGlite's own declarations need those of Emscripten. */
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
  /** Node's descriptor; absent for a folder. */
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
 * PGlite's files in `folder`, corrected where PostgreSQL relies on it: `fsync` reaches the disk, and a file that could not be created for
 * lack of a descriptor is not treated as existing.
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
      // The node was added before its file was created.
      FS.destroyNode(FS.lookupNode(parent, name));
      throw error;
    }
  };
}

/** Flushes a folder and everything in it to the disk. */
export async function syncTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await syncTree(path);
    else if (entry.isFile()) syncPath(path, 'r+');
  }
  syncFolder(folder);
}

/** Flushes the names in a folder to the disk. Windows cannot do that and does not need it. */
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
