import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockFolder, type FolderLock } from '../../src/server/database/lockFolder.ts';
import { buildCli, type BuiltCli } from '../node/buildCli.ts';
import { startServe, type Serving } from '../node/startServe.ts';
import { copyCluster } from './databases.ts';
import { makeReport } from './reportWorld.ts';

const BEAT = 60;
const pause = (time: number): Promise<void> => new Promise((done) => setTimeout(done, time));
/** Nothing of this process runs meanwhile, as when it is stopped or its machine suspended. */
const sleep = (time: number): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, time);

let root = '';
beforeAll(() => void (root = mkdtempSync(join(tmpdir(), 'waymark-lock-'))));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const newFolder = (): string => mkdtempSync(join(root, 'folder-'));

describe('the lock of a folder', () => {
  it('S3: goes to exactly one of many that want it at once', async () => {
    for (let round = 0; round < 20; round += 1) {
      const folder = newFolder();
      const asked = await Promise.allSettled(Array.from({ length: 6 }, () => lockFolder(folder)));
      const got = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      expect(got).toHaveLength(1);
      for (const lock of got) await lock.release();
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  it('S3: works in a folder whose path is longer than the address of a socket may be', async () => {
    const folder = join(newFolder(), 'a'.repeat(100), 'b'.repeat(100));
    spawnSync('mkdir', ['-p', folder]);
    const lock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(/is in use by process \d+ on /);
    await lock.release();
    await (await lockFolder(folder)).release();
  });

  const elsewhere = JSON.stringify({ token: 'x', pid: 1, host: 'another-machine', kernel: 'another' });

  it('S3: stays with another machine for as long as that gives signs of life, whatever its clock says', async () => {
    const folder = newFolder();
    const file = join(folder, 'waymark.lock');
    writeFileSync(file, elsewhere);
    let at = 1000;
    const beating = setInterval(() => utimesSync(file, (at += 1), at), BEAT);
    const waits: string[] = [];
    await expect(lockFolder(folder, { beat: BEAT, onProgress: (said) => waits.push(said) })).rejects.toThrow(
      /in use by process 1 on another-machine/,
    );
    clearInterval(beating);
    expect(waits).toEqual(['The folder was in use on another-machine. Looking for signs of life …']);
    // A clock that was set back leaves a file of the future behind.
    utimesSync(file, Date.now() / 1000 + 86_400, Date.now() / 1000 + 86_400);
    await (await lockFolder(folder, { beat: BEAT })).release();
  });

  it('S3: is free when its file is a ruin', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'waymark.lock'), '{"token":"x","pi');
    await (await lockFolder(folder, { beat: BEAT })).release();
  });

  it('S3: is lost to one who slept while another machine took over, from the first moment on', async () => {
    const folder = newFolder();
    const taken = async (how: (lock: FolderLock) => Promise<void> | void): Promise<void> => {
      const lock = await lockFolder(folder, { beat: BEAT });
      lock.check();
      writeFileSync(join(folder, 'waymark.lock'), elsewhere);
      await how(lock);
      expect(() => lock.check()).toThrow(/was taken over by another process\. Start this one again\./);
      await lock.release();
      rmSync(join(folder, 'waymark.lock'));
    };
    await taken(() => sleep(3 * BEAT));
    await taken(() => pause(4 * BEAT));
  });
});

describe('the folder of waymark serve', { timeout: 120_000 }, () => {
  let cli: BuiltCli;
  beforeAll(async () => void (cli = await buildCli('lock')), 60_000);
  afterAll(() => cli?.remove());

  async function send({ url }: Serving, report = makeReport()): Promise<number> {
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': report.id };
    return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(report) })).status;
  }

  async function newCluster(): Promise<string> {
    const folder = newFolder();
    await copyCluster(folder);
    return folder;
  }

  const start = (folder: string, ...prefix: readonly string[]): Promise<Serving> =>
    startServe(cli.file, ['--folder', folder], {}, prefix);

  it('S3: is free at once when its process was killed', async () => {
    const folder = await newCluster();
    const first = await start(folder);
    expect(await send(first)).toBe(201);
    await first.end('SIGKILL');
    const second = await start(folder);
    expect(await send(second)).toBe(201);
    await second.end('SIGTERM');
  });

  const container = ['unshare', '--pid', '--fork', '--kill-child', '--mount-proc'];
  const [unshare = '', ...flags] = container;
  it.skipIf(spawnSync(unshare, [...flags, 'true']).status !== 0)(
    'S3: is open to one of two containers, where both have process 1 and one host name',
    async () => {
      const folder = await newCluster();
      const first = await start(folder, ...container);
      expect(await send(first)).toBe(201);
      await expect(start(folder, ...container)).rejects.toThrow(/is in use by process \d+ on /);
      expect(await send(first)).toBe(201);
      await first.end('SIGKILL');
      const second = await start(folder, ...container);
      expect(await send(second)).toBe(201);
      await second.end('SIGKILL');
    },
  );

  it.skipIf(process.platform === 'win32')('S3: stays with a process that is stopped', async () => {
    const folder = await newCluster();
    const first = await start(folder);
    first.process.kill('SIGSTOP');
    await expect(start(folder)).rejects.toThrow(/is in use by process \d+ on /);
    first.process.kill('SIGCONT');
    expect(await send(first)).toBe(201);
    await first.end('SIGTERM');
  });

  it.skipIf(process.platform === 'win32')(
    'S3: gets nothing more from a process that slept while another machine took over',
    async () => {
      const folder = await newCluster();
      const first = await start(folder);
      expect(await send(first)).toBe(201);
      first.process.kill('SIGSTOP');
      writeFileSync(join(folder, 'waymark.lock'), '{"token":"x","pid":1,"host":"another-machine"}');
      const before = filesIn(folder);
      await pause(10_500);
      first.process.kill('SIGCONT');
      expect([await send(first), await send(first)]).toEqual([503, 503]);
      await first.end('SIGTERM');
      expect(filesIn(folder)).toEqual(before);
    },
  );
});

/** Each file of the database with its time and size. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(join(folder, 'postgres'), { recursive: true, encoding: 'utf8' })
    .toSorted((a, b) => a.localeCompare(b))
    .map((name) => {
      const { size, mtimeMs } = statSync(join(folder, 'postgres', name));
      return `${name} ${size} ${mtimeMs}`;
    });
}
