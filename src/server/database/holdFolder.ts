import { closeSync, constants, openSync } from 'node:fs';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** A folder locked for this process by the operating system, which releases it when the process ends in any way. */
export interface FolderHold {
  /**
   * The kernel that keeps the lock: two processes of one kernel never hold a folder at the same time, whatever containers they run in.
   * Undefined where the file system has no lock, and only heartbeats show whether the holder lives.
   */
  readonly kernel: string | undefined;
  readonly release: () => Promise<void>;
}

/** `open` flags that Node passes on without a name for them. @see https://docs.libuv.org/en/v1.x/fs.html */
const EXCLUSIVE_LOCK = process.platform === 'win32' ? 0x1000_0000 : 0x20;
const DO_NOT_WAIT = process.platform === 'win32' ? 0 : constants.O_NONBLOCK;

/** Milliseconds within which a running process says who it is. A stopped process does not answer and still holds the folder. */
const ANSWER_TIMEOUT_MS = 1000;
const SOCKET = /^waymark\.([0-9a-f-]+)\.sock$/;

/**
 * Takes hold of `folder`, or finds that another process of this kernel has it.
 *
 * Node has no `flock`. On macOS and Windows a file can be opened with an exclusive lock; on Linux a listening socket in the folder does
 * the same, for the kernel refuses connections to it as soon as its process is gone, and it is seen from every pid namespace.
 *
 * @param token names this hold; no other has it
 * @returns undefined when another process has it
 */
export async function holdFolder(folder: string, token: string): Promise<FolderHold | undefined> {
  return process.platform === 'linux'
    ? holdBySocket(folder, token)
    : holdByLock(join(folder, 'waymark.hold'));
}

function holdByLock(file: string): FolderHold | undefined {
  try {
    const descriptor = openSync(file, constants.O_RDWR | constants.O_CREAT | EXCLUSIVE_LOCK | DO_NOT_WAIT);
    return { kernel: hostname(), release: async () => closeSync(descriptor) };
  } catch (error) {
    if (['EAGAIN', 'EWOULDBLOCK', 'EBUSY'].includes(codeOf(error))) return undefined;
    if (['EINVAL', 'ENOTSUP', 'EOPNOTSUPP'].includes(codeOf(error))) return WITHOUT_HOLD;
    throw error;
  }
}

const WITHOUT_HOLD: FolderHold = { kernel: undefined, release: async () => undefined };

/**
 * Every process that wants the folder listens at a socket of its own name and only then looks for others. A process that finds a holder
 * gives up; of several that want the folder, the lowest name wins. A socket that nobody listens at may always be removed, because its name
 * is never used again.
 */
async function holdBySocket(folder: string, token: string): Promise<FolderHold | undefined> {
  const directory = await open(folder, 'r');
  // Allows paths of any length: the address of a socket ends at 107 bytes.
  const at = (name: string): string => `/proc/self/fd/${directory.fd}/${name}`;
  const own = `waymark.${token}.sock`;
  let state: 'asking' | 'held' = 'asking';
  const server = createServer((socket) => socket.on('error', () => undefined).end(state));
  const release = async (): Promise<void> => {
    await rm(join(folder, own), { force: true });
    await new Promise((closed) => server.close(closed));
    await directory.close();
  };
  try {
    await listen(server, at(`${own}.new`));
    // Renamed after it listens, so that nobody takes it for a dead one.
    await rename(join(folder, `${own}.new`), join(folder, own));
  } catch (error) {
    await release();
    if (['EACCES', 'EROFS', 'ENOSPC', 'EMFILE', 'ENFILE', 'ENOENT'].includes(codeOf(error))) throw error;
    return WITHOUT_HOLD;
  }
  for (;;) {
    const found = await others();
    if (found === 'none') break;
    if (found === 'prior') {
      await release();
      return undefined;
    }
    await new Promise((done) => setTimeout(done, 50));
  }
  state = 'held';
  return { kernel: await bootId(), release };

  /** `prior`: another process has the folder, or gets it first. `later`: a process that has to give way to this one has not done so yet. */
  async function others(): Promise<'none' | 'prior' | 'later'> {
    let isAnybody = false;
    for (const name of await readdir(folder)) {
      const other = SOCKET.exec(name)?.[1];
      if (other === undefined || other === token) continue;
      const said = await stateOf(at(name));
      if (said === 'held' || (said === 'asking' && other < token)) return 'prior';
      if (said === 'gone') await rm(join(folder, name), { force: true });
      // A socket that closed without an answer is about to be removed; it is checked again.
      else isAnybody = true;
    }
    return isAnybody ? 'later' : 'none';
  }
}

async function listen(server: Server, path: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    // Any user may connect, and no worker of a cluster shares it.
    server.listen({ path, exclusive: true, readableAll: true, writableAll: true }, resolve);
  });
  // Later errors concern one connection and must not end this process.
  server.on('error', () => undefined);
  server.unref();
}

function stateOf(path: string): Promise<'gone' | 'held' | 'asking' | 'leaving'> {
  return new Promise((resolve) => {
    let said = '';
    const socket = connect(path);
    // No answer still means that a process is there.
    socket.setTimeout(ANSWER_TIMEOUT_MS, () => {
      resolve('held');
      socket.destroy();
    });
    socket.setEncoding('utf8').on('data', (text: string) => (said += text));
    socket.on('error', (error) => {
      if (['ECONNREFUSED', 'ENOENT'].includes(codeOf(error))) resolve('gone');
    });
    socket.on('close', () => resolve(said === 'asking' || said === 'held' ? said : 'leaving'));
  });
}

/** @see https://man7.org/linux/man-pages/man4/random.4.html */
async function bootId(): Promise<string | undefined> {
  try {
    const file = await open('/proc/sys/kernel/random/boot_id', 'r');
    try {
      return (await file.readFile('utf8')).trim();
    } finally {
      await file.close();
    }
  } catch {
    return undefined;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
