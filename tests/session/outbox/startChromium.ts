import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright';

export const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

export interface Chromium {
  readonly context: BrowserContext;
  /** Ends the process at once, as a crash or a power button does. */
  readonly kill: () => Promise<void>;
}

/** A real Chromium on a profile that outlives it. */
export async function startChromium(executable: string, profile: string): Promise<Chromium> {
  const portFile = join(profile, 'DevToolsActivePort');
  rmSync(portFile, { force: true });
  const args = [
    '--headless=new',
    '--no-sandbox',
    '--no-first-run',
    '--disable-gpu',
    '--remote-debugging-port=0',
  ];
  const browser = spawn(executable, [...args, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: 'ignore',
  });
  for (
    let waited = 0;
    !existsSync(portFile) || !readFileSync(portFile, 'utf8').includes('\n');
    waited += 50
  ) {
    if (waited > 60_000) throw new Error('Chromium did not start');
    await sleep(50);
  }
  const [port] = readFileSync(portFile, 'utf8').split('\n');
  const driver = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  return {
    context: driver.contexts()[0]!,
    async kill() {
      const ended = once(browser, 'exit');
      browser.kill('SIGKILL');
      await ended;
      await driver.close().catch(() => {});
      // The lock of the profile outlives a killed process.
      for (const name of ['SingletonLock', 'SingletonSocket', 'SingletonCookie']) {
        rmSync(join(profile, name), { force: true });
      }
    },
  };
}

/** Size of a block of a LevelDB log, and of the header of a record in it. */
const BLOCK = 32_768;
const HEADER = 7;

/**
 * Appends to the log of an IndexedDB what a kill between two writes leaves there: the header of a record without the record. Chromium goes
 * on writing behind it, and drops the whole database at the start after that.
 *
 * @param place the default bucket of a page, or a Storage Bucket
 * @param text something that lies in this database and in no other one
 * @returns false where there is no such log, or no room left in its block
 * @see https://github.com/google/leveldb/blob/main/doc/log_format.md
 * @see https://github.com/google/leveldb/issues/1287
 */
export function tearLog(profile: string, place: 'default' | 'bucket', text: string): boolean {
  const root = join(profile, 'Default', place === 'default' ? 'IndexedDB' : 'WebStorage');
  const logs = existsSync(root)
    ? readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
        (name) => /IndexedDB|indexeddb/.test(name) && /\d+\.log$/.test(name),
      )
    : [];
  const file = logs
    .map((name) => join(root, name))
    .toSorted()
    .findLast((name) => readFileSync(name, 'latin1').includes(text));
  if (!file) return false;
  const room = BLOCK - (statSync(file).size % BLOCK) - HEADER;
  if (room < 100) return false;
  const header = Buffer.alloc(HEADER);
  // Checksum (4 bytes), length (2), type (1): a whole record.
  header.writeUInt32LE(0x12345678, 0);
  header.writeUInt16LE(Math.min(600, room - 50), 4);
  header[6] = 1;
  appendFileSync(file, header);
  return true;
}
