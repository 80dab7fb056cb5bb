import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { randomFrom } from './createMachine.ts';
import { startFirefox } from './startFirefox.ts';
import { sleep, startChromium, tearLog } from './startChromium.ts';

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
  /** Logs torn after a kill. */
  readonly torn: number;
  /** Starts at which a database was found emptied. */
  readonly evicted: number;
  /** Starts at which reports were missing. */
  readonly wiped: readonly string[];
  /** Where profile and log are, if anything was lost. */
  readonly evidence?: string;
}

type Stages = Readonly<Record<string, string>>;

interface Found {
  readonly count: number;
  readonly fault?: string;
}

interface Said {
  readonly found?: Found;
  readonly stages?: Stages;
}

/** Starts a browser whose page saves reports; resolves once it has read what it found. */
type Open = (
  ids: readonly string[],
  pause: number,
) => Promise<{
  readonly found: Found;
  readonly stages: () => Promise<Stages>;
  readonly kill: () => Promise<void>;
}>;

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The page's script as a host would ship it. */
export async function bundleKillPage(): Promise<string> {
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
 * Starts a real browser again and again on one profile, lets it save and send reports, and kills its process at a random moment;
 * the server dies and comes back meanwhile. At the end one browser may live.
 *
 * @param executable Chromium, or a Firefox whose path says so
 * @param tears of Chromium: so many times the log of one of the two databases is torn after a kill, in turn
 */
export async function killBrowsers(
  executable: string,
  kills: number,
  { seed = 1, tears = 0, say = (_line: string): void => {} } = {},
): Promise<KillOutcome> {
  const random = randomFrom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'waymark-kills-'));
  const profile = join(folder, 'profile');
  const log = join(folder, 'filed.log');
  const script = await bundleKillPage();
  const saved = new Set<string>();
  /** What a page without a debugging port said last. */
  let said: Said = {};
  const hear = async (request: IncomingMessage): Promise<void> => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const one = JSON.parse(body) as Said & { readonly saved?: string };
    if (one.saved) saved.add(one.saved);
    said = { ...said, ...one };
  };
  const host = createServer((request, response) => {
    // A page that is killed breaks off what it says.
    if (request.url === '/said') hear(request).catch(() => {});
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

  const wiped: string[] = [];
  let left = 0;
  let torn = 0;
  let evicted = 0;
  let isLost = false;
  // Receipts beyond the hundredth are not kept.
  const openIn = (stages: Stages): readonly string[] =>
    [...saved].filter((id) => (stages[id] ?? 'delivered') !== 'delivered');
  const address = (): string => `http://127.0.0.1:${hostPort}/?api=http://127.0.0.1:${serverPort}/`;

  const openChromium: Open = async (ids, pause) => {
    const { context, kill } = await startChromium(executable, profile);
    const page = await context.newPage();
    page.on('console', (message) => {
      const [, id] = /^saved (.*)$/.exec(message.text()) ?? [];
      if (id) saved.add(id);
    });
    await page.goto(address());
    const found = await page.evaluate(() => window.found());
    // Its end may never come.
    page.evaluate(([ids, pause]) => window.saveReports(ids, pause), [ids, pause] as const).catch(() => {});
    return { found, stages: () => page.evaluate(() => window.stages()), kill };
  };

  const openFirefox: Open = async (ids, pause) => {
    said = {};
    const task = encodeURIComponent(JSON.stringify({ ids, pause }));
    const kill = startFirefox(executable, profile, `${address()}&task=${task}`);
    for (let waited = 0; !said.found; waited += 50) {
      if (waited > 120_000) throw new Error('Firefox did not start');
      await sleep(50);
    }
    return { found: said.found, stages: async () => said.stages ?? {}, kill };
  };
  const isFirefox = executable.includes('firefox');
  const open = isFirefox ? openFirefox : openChromium;
  /** Firefox needs longer for a save. */
  const pace = isFirefox ? 4 : 1;

  try {
    await startServer();
    for (let round = 1; round <= kills; round += 1) {
      const ids = Array.from({ length: 1 + Math.floor(random() * 4 * pace) }, (_, n) => `k${round}-${n}`);
      const { found, kill } = await open(ids, random() * 60);
      if (found.fault === 'evicted') evicted += 1;
      // Some receipts go each time; half of everything does not.
      if (found.count < left / 2) wiped.push(`${round}: ${left} to ${found.count}`);
      left = found.count;
      const bouncing = random() < 0.4 ? sleep(random() * 200).then(bounceServer) : Promise.resolve();
      await sleep(random() * 400 * pace);
      await kill();
      await bouncing;
      // A torn log is dropped at the start after the next one, and mended from the other: no sooner is that one torn.
      const isTurn = tears > 0 && round % Math.max(3, Math.floor(kills / tears)) === 0;
      if (isTurn && tearLog(profile, torn % 2 ? 'bucket' : 'default', '')) torn += 1;
      if (round % 10 === 0) say(`${round} of ${kills} kills, ${saved.size} reports saved`);
    }
    const last = await open([], 0);
    let stages: Stages = {};
    for (let waited = 0; waited < 300_000; waited += 500) {
      stages = await last.stages();
      if (Object.keys(stages).length > 0 && openIn(stages).length === 0) break;
      await sleep(500);
    }
    await last.kill();
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
      torn,
      evicted,
      open: openIn(stages),
      wiped,
      ...(isLost && { evidence: folder }),
    };
  } finally {
    host.close();
    server?.kill('SIGKILL');
    await sleep(500);
    if (!isLost) await rm(folder, { recursive: true, force: true, maxRetries: 20 });
  }
}
