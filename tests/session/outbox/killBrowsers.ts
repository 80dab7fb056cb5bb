import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright';
import { build } from 'vite';
import { randomFrom } from './createMachine.ts';

/** What came of it. */
export interface KillOutcome {
  readonly kills: number;
  readonly serverKills: number;
  /** Reports a page said "saved" of before it was killed. */
  readonly saved: number;
  /** Saved and never filed. */
  readonly lost: readonly string[];
  /** Filed twice. */
  readonly twice: readonly string[];
  /** Requests of a report that was filed already, told by its key. */
  readonly resends: number;
  /** Saved, and not shown as delivered at the end. */
  readonly open: readonly string[];
  /** Starts at which storage was found otherwise than it was left. */
  readonly wiped: readonly string[];
  /** Where profile and log are, if anything was lost. */
  readonly evidence?: string;
}

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** The page's script as a host would ship it. */
async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: { input: at('./killPage.ts'), output: { format: 'iife', entryFileNames: 'page.js' } },
    },
  });
  const chunks = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  return chunks.flatMap((one) => ('code' in one ? one.code : []))[0]!;
}

/**
 * Starts a real Chromium again and again on one profile, lets it save and send reports, and kills its process at a random moment;
 * the server dies and comes back meanwhile. At the end one browser may live.
 */
export async function killBrowsers(
  executable: string,
  kills: number,
  { seed = 1, say = (_line: string): void => {} } = {},
): Promise<KillOutcome> {
  const random = randomFrom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'waymark-kills-'));
  const log = join(folder, 'filed.log');
  const script = await bundle();
  const host = createServer((request, response) => {
    const isScript = request.url?.startsWith('/page.js') === true;
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : '<!doctype html><title>run</title><script src="/page.js"></script>');
  }).listen(0, '127.0.0.1');
  await once(host, 'listening');
  const hostPort = (host.address() as AddressInfo).port;

  let server: ChildProcess | undefined;
  let serverPort = 0;
  const startServer = async (): Promise<void> => {
    server = fork(at('./killServer.mjs'), [String(serverPort), log], { stdio: 'ignore' });
    const [port] = (await once(server, 'message')) as [number];
    serverPort = port;
  };
  let serverKills = 0;
  /** Kills the server now, and starts it again a while later. */
  const bounceServer = async (): Promise<void> => {
    const dying = server;
    if (!dying) return;
    server = undefined;
    serverKills += 1;
    dying.kill('SIGKILL');
    await once(dying, 'exit');
    await sleep(100 + random() * 900);
    await startServer();
  };

  const saved = new Set<string>();
  const wiped: string[] = [];
  let left = 0;
  let isLost = false;
  // Receipts beyond the hundredth are not kept.
  const openIn = (stages: Readonly<Record<string, string>>): readonly string[] =>
    [...saved].filter((id) => (stages[id] ?? 'delivered') !== 'delivered');
  const open = async (): Promise<{ page: Page; kill: () => Promise<void> }> => {
    const profile = join(folder, 'profile');
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
      if (waited > 30_000) throw new Error('Chromium did not start');
      await sleep(50);
    }
    const [port] = readFileSync(portFile, 'utf8').split('\n');
    const driver = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const page = await driver.contexts()[0]!.newPage();
    page.on('console', (message) => {
      const [, id] = /^saved (.*)$/.exec(message.text()) ?? [];
      if (id) saved.add(id);
    });
    await page.goto(`http://127.0.0.1:${hostPort}/?api=http://127.0.0.1:${serverPort}/`);
    return {
      page,
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
  };

  try {
    await startServer();
    for (let round = 1; round <= kills; round += 1) {
      const { page, kill } = await open();
      const { count, fault } = await page.evaluate(() => window.found());
      // Some receipts go each time; half of everything does not.
      if (fault !== undefined || count < left / 2) wiped.push(`${round}: ${left} to ${count} ${fault ?? ''}`);
      left = count;
      const ids = Array.from({ length: 1 + Math.floor(random() * 4) }, (_, n) => `k${round}-${n}`);
      const saving = page.evaluate(([ids, pause]) => window.saveReports(ids, pause), [
        ids,
        random() * 60,
      ] as const);
      // Its end may never come.
      saving.catch(() => {});
      const bouncing = random() < 0.4 ? sleep(random() * 200).then(bounceServer) : Promise.resolve();
      await sleep(random() * 400);
      await kill();
      await bouncing;
      if (round % 10 === 0) say(`${round} of ${kills} kills, ${saved.size} reports saved`);
    }
    const { page, kill } = await open();
    let stages: Readonly<Record<string, string>> = {};
    for (let waited = 0; waited < 300_000; waited += 500) {
      stages = await page.evaluate(() => window.stages());
      if (Object.keys(stages).length > 0 && openIn(stages).length === 0) break;
      await sleep(500);
    }
    await kill();
    const lines = readFileSync(log, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split(' '));
    const filed = lines.filter(([word]) => word === 'filed').map(([, , id]) => id!);
    const lost = [...saved].filter((id) => !filed.includes(id));
    isLost = lost.length > 0;
    return {
      kills,
      serverKills,
      saved: saved.size,
      lost,
      twice: filed.filter((id, position) => filed.indexOf(id) !== position),
      resends: lines.length - filed.length,
      open: openIn(stages),
      wiped,
      ...(isLost && { evidence: folder }),
    };
  } finally {
    host.close();
    server?.kill('SIGKILL');
    await sleep(500);
    if (!isLost) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
