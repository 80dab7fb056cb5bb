import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { holdFolder } from './holdFolder.ts';

/** The right to write in a folder. */
export interface FolderLock {
  /**
   * Call it before writing something and before acknowledging it.
   * @throws when another machine has taken over, as it may after this process was asleep for long
   */
  readonly check: () => void;
  readonly release: () => Promise<void>;
}

export interface FolderLockOptions {
  /** Milliseconds between two heartbeats. A machine that misses three has lost the folder. @default 5000 */
  readonly beat?: number;
  /** Called with what is waited for, when that takes longer. */
  readonly onProgress?: (said: string) => void;
}

/** The holder of the folder, as the file `waymark.lock` in it says. */
interface Holder {
  readonly token: string;
  readonly pid: number;
  readonly host: string;
  readonly kernel?: string;
}

const HEARTBEAT_INTERVAL_MS = 5000;

/**
 * Takes `folder` for this process. PGlite has no lock of its own, and two processes in one folder would destroy its data. On one machine
 * the kernel decides: a living process, even a stopped one, never loses the folder, and a dead one never keeps it. Of another machine, as
 * on a shared disk, only the heartbeats are visible: it counts as dead when they stop.
 * @throws when another process holds it
 */
export async function lockFolder(
  folder: string,
  { beat = HEARTBEAT_INTERVAL_MS, onProgress }: FolderLockOptions = {},
): Promise<FolderLock> {
  const file = join(folder, 'waymark.lock');
  const token = randomUUID();
  const hold = await holdFolder(folder, token);
  const found = await readHolder(file);
  if (!hold) throw inUse(folder, found);
  const isFromHere = hold.kernel !== undefined && found?.kernel === hold.kernel;
  if (found && !isFromHere) {
    onProgress?.(`The folder was in use on ${found.host}. Looking for signs of life …`);
    if (await isBeating(file, beat)) {
      await hold.release();
      throw inUse(folder, found);
    }
  }
  const { kernel } = hold;
  const own: Holder = { token, pid: process.pid, host: hostname(), ...(kernel !== undefined && { kernel }) };
  const text = JSON.stringify(own);
  try {
    await writeFile(`${file}.${token}`, text);
    await rename(`${file}.${token}`, file);
  } catch (error) {
    await hold.release();
    throw error;
  }

  let isLost = false;
  let seen = times();
  const confirm = (content: string): void => {
    if (content !== text) isLost = true;
    seen = times();
  };
  const clock = setInterval(() => {
    readFile(file, 'utf8')
      .then((content) => {
        confirm(content);
        return isLost ? undefined : utimes(file, new Date(), new Date());
      })
      .catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') isLost = true;
      });
  }, beat);
  clock.unref();
  return {
    check() {
      // A process that slept this long may have been taken for dead.
      if (!isLost && elapsedSince(seen) > 2 * beat) confirm(readNow(file));
      if (isLost) {
        throw new Error(
          `Waymark: the folder ${folder} was taken over by another process. Start this one again.`,
        );
      }
    },
    async release() {
      clearInterval(clock);
      if ((await readFile(file, 'utf8').catch(() => '')) === text) await rm(file, { force: true });
      await hold.release();
    },
  };
}

function inUse(folder: string, holder: Holder | undefined): Error {
  const who = holder ? `process ${holder.pid} on ${holder.host}` : 'another process';
  return new Error(
    `Waymark: the folder ${folder} is in use by ${who}. Only one process may have it open: ` +
      'stop that one, choose another folder, or set DATABASE_URL to a PostgreSQL server.',
  );
}

/** @returns undefined when there is no holder, or a process was killed while writing the file */
async function readHolder(file: string): Promise<Holder | undefined> {
  try {
    const holder = JSON.parse(await readFile(file, 'utf8')) as Holder;
    return typeof holder.pid === 'number' ? holder : undefined;
  } catch {
    return undefined;
  }
}

/** Watches the file instead of comparing its time with the clock: the clocks of two machines differ, and may be set back. */
async function isBeating(file: string, beat: number): Promise<boolean> {
  const touched = async (): Promise<number> => (await stat(file).catch(() => undefined))?.mtimeMs ?? 0;
  const before = await touched();
  const from = performance.now();
  while (performance.now() - from < 3 * beat) {
    await new Promise((done) => setTimeout(done, beat / 5));
    if ((await touched()) !== before) return true;
  }
  return false;
}

function readNow(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

interface Times {
  readonly monotonic: number;
  readonly wall: number;
}

function times(): Times {
  return { monotonic: performance.now(), wall: Date.now() };
}

/** The larger of two clocks: the monotonic one stands still while a machine is suspended, and the wall clock may be set back. */
function elapsedSince({ monotonic, wall }: Times): number {
  return Math.max(performance.now() - monotonic, Math.abs(Date.now() - wall));
}
