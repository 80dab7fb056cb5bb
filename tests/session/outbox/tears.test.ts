import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright';
import { findBrowser } from '../../findBrowser.ts';
import { bundleKillPage } from './killBrowsers.ts';
import { sleep, startChromium, tearLog } from './startChromium.ts';

const browser = findBrowser();
const TEARS = 10;

/** A report server that accepts nothing until it is told to, and counts how often each report was filed. */
function reportServer(): { readonly server: Server; readonly filed: Map<string, number>; isUp: boolean } {
  const filed = new Map<string, number>();
  const self = {
    filed,
    isUp: false,
    server: createServer((request, response) => {
      response.setHeader('access-control-allow-origin', '*');
      response.setHeader('access-control-allow-headers', 'content-type, idempotency-key');
      const key = String(request.headers['idempotency-key']);
      const isReport = request.method === 'POST';
      if (isReport && self.isUp) filed.set(key, (filed.get(key) ?? 0) + 1);
      else if (isReport) response.statusCode = 503;
      request.resume().on('end', () => response.end(JSON.stringify({ reference: key })));
    }),
  };
  return self;
}

const listen = async (server: Server): Promise<number> => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
};

/** Counts, and makes if asked to, what a page keeps beside the outbox in the same log: it has no second place. */
const countControl = (page: Page, place: 'default' | 'bucket', makes: boolean): Promise<number> =>
  page.evaluate(
    async ([isBucket, isMaking]) => {
      const { storageBuckets } = navigator as unknown as {
        storageBuckets: { open: (name: string) => Promise<{ indexedDB: IDBFactory }> };
      };
      const factory = isBucket ? (await storageBuckets.open('waymark-outbox')).indexedDB : indexedDB;
      const ended = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          request.addEventListener('success', () => resolve(request.result));
          request.addEventListener('error', () => reject(request.error));
        });
      const opening = factory.open('control', 1);
      opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('kept'));
      const db = await ended(opening);
      const store = db.transaction('kept', 'readwrite', { durability: 'strict' }).objectStore('kept');
      if (isMaking) await ended(store.put('kept', 1));
      return ended(store.count());
    },
    [place === 'bucket', makes] as const,
  );

describe.skipIf(!browser)('a database that a killed browser has torn', () => {
  it(`O32: ${TEARS} logs torn, each in a page of its own: Chromium drops the database, and every report is sent once`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'waymark-tears-'));
    const profile = join(folder, 'profile');
    const script = await bundleKillPage();
    const reports = reportServer();
    const api = await listen(reports.server);
    const hosts = Array.from({ length: TEARS }, (_, n) => ({
      place: n % 2 ? ('bucket' as const) : ('default' as const),
      ids: [`torn-${n}-a`, `torn-${n}-b`, `torn-${n}-c`],
      server: createServer((request, response) => {
        const isScript = request.url?.startsWith('/page.js') === true;
        response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
        response.end(isScript ? script : '<!doctype html><title>run</title><script src="/page.js"></script>');
      }),
    }));
    const ports = await Promise.all(hosts.map(({ server }) => listen(server)));
    /** One browser: a page for each host does `work`, then the process is killed. */
    const session = async (
      work: (page: Page, host: (typeof hosts)[number]) => Promise<void>,
    ): Promise<void> => {
      const { context, kill } = await startChromium(browser!, profile);
      for (const [n, host] of hosts.entries()) {
        const page = await context.newPage();
        await page.goto(`http://127.0.0.1:${ports[n]}/?api=http://127.0.0.1:${api}/`);
        await work(page, host);
      }
      await kill();
    };
    try {
      await session(async (page, { place, ids }) => {
        expect(await countControl(page, place, true)).toBe(1);
        await page.evaluate((saved) => window.saveReports(saved, 0), ids.slice(0, 2));
      });
      for (const { place, ids } of hosts)
        expect([ids[0], tearLog(profile, place, ids[0]!)]).toEqual([ids[0], true]);
      // Chromium goes on behind the torn record.
      await session(async (page, { ids }) => {
        expect((await page.evaluate(() => window.found())).count).toBe(2);
        await page.evaluate((saved) => window.saveReports(saved, 0), ids.slice(2));
      });
      reports.isUp = true;
      const dropped: number[] = [];
      await session(async (page, { place, ids }) => {
        const { count, fault } = await page.evaluate(() => window.found());
        expect([ids[0], count, fault]).toEqual([ids[0], 3, place === 'default' ? 'evicted' : undefined]);
        dropped.push(await countControl(page, place, false));
        await page.evaluate(() => window.retryAll());
        for (let waited = 0; waited < 60_000 && ids.some((id) => !reports.filed.has(id)); waited += 100) {
          await sleep(100);
        }
      });
      // What had no second place is gone, in each of them.
      expect(dropped).toEqual(hosts.map(() => 0));
      const all = hosts.flatMap(({ ids }) => ids);
      expect(all.map((id) => [id, reports.filed.get(id)])).toEqual(all.map((id) => [id, 1]));
    } finally {
      [reports, ...hosts].forEach(({ server }) => server.close());
      // Not `rmSync`: what a dying browser writes meanwhile, it would not look for again.
      await rm(folder, { recursive: true, force: true, maxRetries: 20 });
    }
  }, 300_000);
});
