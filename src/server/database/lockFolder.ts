import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** The right to write in a folder. */
export interface FolderLock {
  /** @throws when another process has taken over, as it may after this one was asleep for long */
  readonly check: () => void;
  readonly release: () => Promise<void>;
}

interface Holder {
  readonly token: string;
  readonly pid: number;
  readonly host: string;
  /** When its process began, epoch milliseconds: tells a process from a later one with the same number. */
  readonly since: number;
}

const BEAT = 5_000;
/** A holder that another machine or container cannot ask is gone when its file was not touched for this long. */
const STALE = 30_000;

/**
 * Takes `folder` for this process. PGlite has no lock of its own, and two processes in one folder would destroy it.
 *
 * @throws when another living process holds it
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const file = join(folder, 'waymark.lock');
  const own: Holder = {
    token: randomUUID(),
    pid: process.pid,
    host: hostname(),
    since: Math.round(Date.now() - process.uptime() * 1000),
  };
  const text = JSON.stringify(own);
  while (!(await create(file, text))) {
    const found = await readFile(file, 'utf8').catch(() => undefined);
    if (found === undefined) continue;
    const holder = holderOf(found);
    if (holder && !(await isGone(holder, own, file))) {
      throw new Error(
        `Waymark: the folder ${folder} is in use by process ${holder.pid} on ${holder.host}. Only one process may have it open: ` +
          'stop that one, choose another folder, or set DATABASE_URL to a PostgreSQL server.',
      );
    }
    await removeStale(file, found, own.token);
  }

  let isLost = false;
  const beat = setInterval(() => {
    readFile(file, 'utf8')
      .then(
        (found) => {
          if (found !== text) return void (isLost = true);
          const now = new Date();
          return utimes(file, now, now);
        },
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT') isLost = true;
        },
      )
      .catch(() => undefined);
  }, BEAT);
  beat.unref();
  return {
    check() {
      if (isLost)
        throw new Error(
          `Waymark: the folder ${folder} was taken over by another process. Start this one again.`,
        );
    },
    async release() {
      clearInterval(beat);
      if ((await readFile(file, 'utf8').catch(() => '')) === text) await rm(file, { force: true });
    },
  };
}

/** @returns false when the file is there already */
async function create(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** @returns undefined for a file that a process was killed in the midst of writing */
function holderOf(text: string): Holder | undefined {
  try {
    const holder = JSON.parse(text) as Holder;
    return typeof holder.pid === 'number' ? holder : undefined;
  } catch {
    return undefined;
  }
}

async function isGone(holder: Holder, own: Holder, file: string): Promise<boolean> {
  const isHere = holder.host === own.host;
  if (isHere && holder.pid === own.pid) return Math.abs(holder.since - own.since) > 1000;
  if (isHere && !isAlive(holder.pid)) return true;
  const touched = await stat(file).catch(() => undefined);
  return touched === undefined || Date.now() - touched.mtimeMs > STALE;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: there is such a process, of another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Of several processes that found the same stale file only one removes it, and none removes a fresh one. */
async function removeStale(file: string, stale: string, token: string): Promise<void> {
  const aside = `${file}.${token}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  const moved = await readFile(aside, 'utf8').catch(() => stale);
  if (moved === stale) await rm(aside, { force: true });
  else await rename(aside, file);
}
