import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/server/database/openDatabase.ts';
import { storeReport } from '../../src/server/reports/storeReport.ts';
import { databases, type TestPlace } from './databases.ts';
import type { ChildOrder } from './deliveryChild.ts';
import { fakeVendor } from './receivers/fakeVendor.ts';
import { COUNTERPARTS, SECRET } from './receivers/vendors.ts';
import { makeReport } from './reportWorld.ts';

/** For figures: `DELIVERY_KILLS=200 npx vitest run --project unit tests/server/deliveryKills.test.ts`. */
const KILLS = Number(process.env['DELIVERY_KILLS'] ?? 0);
/** Leases and waits go by so much faster. */
const SPEED = 10;
const RECEIVERS = ['webhook', 'github', 'zendesk', 'slack', 'slack-again'] as const;
type Name = (typeof RECEIVERS)[number];

let folder: string;
beforeAll(async () => {
  // Within the repository, so that the workers find the packages of the databases.
  mkdirSync('test-results', { recursive: true });
  folder = mkdtempSync(join('test-results', 'delivery-'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'tests/server/deliveryChild.ts',
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: 'child.mjs' } },
    },
  });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Vendors that take their time, so that a kill often falls between their filing and our hearing of it. */
async function makeVendors(now: () => number) {
  const counterparts = ['standardWebhook', 'githubIssues', 'zendesk', 'slack', 'slack'];
  const made = await Promise.all(
    RECEIVERS.map(async (name, at) => {
      const filed: string[] = [];
      const vendor = COUNTERPARTS.find((one) => one.name === counterparts[at])!.vendor(filed, now);
      // Its own library would refuse the time of a clock that runs fast; that is tested elsewhere.
      const webhook: typeof vendor = ({ headers }) => {
        filed.push(String(headers['webhook-id']));
        return { status: 204, body: '' };
      };
      const fake = await fakeVendor(name === 'webhook' ? webhook : vendor, () => Math.random() * 400);
      return [name, { filed, fake }] as const;
    }),
  );
  return Object.fromEntries(made) as Record<Name, (typeof made)[number][1]>;
}

for (const { name, isMissing, make } of databases) {
  describe.skipIf(isMissing)(`workers that are killed, on ${name}`, () => {
    let place: TestPlace;
    beforeAll(async () => void (place = await make()), 120_000);
    afterAll(async () => place?.remove());

    it(
      'X21: lose nothing, and double nothing where that can be told',
      { timeout: 900_000 + KILLS * 6000 },
      async () => {
        // A folder belongs to one process, which has to be started anew each time.
        const isFolder = 'folder' in place.place;
        const workers = isFolder ? 1 : 3;
        const kills = KILLS || (isFolder ? 4 : 12);
        const since = Date.now();
        const vendors = await makeVendors(() => since + (Date.now() - since) * SPEED);
        const reports = Array.from({ length: kills * (isFolder ? 10 : 5) }, () => makeReport());
        const database = await openDatabase(place.place);
        for (const report of reports) {
          const bodyHash = report.id;
          const at = Date.now() - 1000;
          await storeReport(database, {
            report,
            bodyHash,
            scope: '',
            sender: undefined,
            receivers: RECEIVERS,
            at,
          });
        }
        await database.close();

        const order: ChildOrder = {
          place: place.place,
          vendors: Object.fromEntries(
            RECEIVERS.map((one) => [one, vendors[one].fake.url]),
          ) as ChildOrder['vendors'],
          secret: SECRET,
          since,
          speed: SPEED,
        };
        const running: ChildProcess[] = [];
        let faults = '';
        const begin = async (): Promise<void> => {
          const child = spawn(process.execPath, [join(folder, 'child.mjs'), JSON.stringify(order)]);
          running.push(child);
          child.stderr.setEncoding('utf8').on('data', (text: string) => (faults += text));
          await new Promise((resolve) => child.stdout.once('data', resolve).once('close', resolve));
        };
        const kill = async (child: ChildProcess): Promise<void> => {
          const gone = new Promise((resolve) => child.once('exit', resolve));
          child.kill('SIGKILL');
          await gone;
          running.splice(running.indexOf(child), 1);
        };
        try {
          await Promise.all(Array.from({ length: workers }, begin));
          for (let count = 0; count < kills; count += 1) {
            await pause(Math.random() * 400);
            await kill(running[Math.floor(Math.random() * running.length)]!);
            await begin();
          }
          // None is left: said by a worker, since a folder is open in one process only.
          const { stdout } = running[0]!;
          for (let left = ''; left !== '0'; left = String((await once(stdout!, 'data'))[0]).trim());
          // A vendor may still be at what a killed worker asked for.
          await pause(1000);
        } finally {
          await Promise.all(running.slice().map(kill));
        }
        expect(faults).toBe('');

        const after = await openDatabase(place.place);
        const rows = await after.query<{
          receiver: Name;
          report: string;
          state: string;
          reason: string | null;
        }>('select receiver, report, state, reason from waymark_deliveries');
        const [tries] = await after.query<{ again: number }>(
          'select sum(tries - 1) as again from waymark_deliveries',
        );
        await after.close();
        for (const { fake } of Object.values(vendors)) fake.end();

        const filed = (receiver: Name, id: string): number =>
          vendors[receiver].filed.filter((body) => body.includes(id)).length;
        const wrong = rows.filter(({ receiver, report, state, reason }) => {
          const count = filed(receiver, report);
          if (receiver === 'slack') {
            return !(
              count <= 1 &&
              (state === 'delivered' ? count === 1 : state === 'rejected' && reason === 'unsure')
            );
          }
          if (state !== 'delivered') return true;
          // A webhook's other side tells a second copy by its id; that one came is what we owe it.
          return receiver === 'webhook' || receiver === 'slack-again' ? count < 1 : count !== 1;
        });
        expect(wrong).toEqual([]);
        expect(rows).toHaveLength(reports.length * RECEIVERS.length);
        const unsure = rows.filter(({ reason }) => reason === 'unsure').length;
        process.stdout.write(
          `${name}: ${kills} kills, ${rows.length} deliveries, ${tries?.again} tried again, ${unsure} unsure: 0 lost, 0 doubled.\n`,
        );
      },
    );
  });
}
