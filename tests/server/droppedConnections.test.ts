import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/server/database/openDatabase.ts';
import { buildCli, type BuiltCli } from '../node/buildCli.ts';
import { startServe, type Serving } from '../node/startServe.ts';
import { findPostgres } from './findPostgres.ts';
import { makeReport } from './reportWorld.ts';
import { startPostgres, type Postgres } from './startPostgres.ts';

const DROPS = Number(process.env['WAYMARK_DROPS'] ?? 10);
const LANES = 4;

let cli: BuiltCli;
beforeAll(async () => void (cli = await buildCli('dropped')), 60_000);
afterAll(() => cli?.remove());

/** A way to the database that can be cut, as a failover, a restarted pgbouncer or a NAT cuts it. */
async function openProxy(port: number): Promise<{
  readonly port: number;
  readonly cut: () => void;
  readonly close: () => void;
}> {
  const open = new Set<Socket>();
  const proxy = createServer((inner) => {
    const outer = connect(port, '127.0.0.1');
    open.add(inner);
    inner.on('error', () => undefined).on('close', () => void (open.delete(inner), outer.destroy()));
    outer.on('error', () => undefined).on('close', () => inner.destroy());
    inner.pipe(outer).pipe(inner);
  });
  await new Promise<void>((done) => void proxy.listen(0, '127.0.0.1', done));
  const cut = (): void => open.forEach((socket) => socket.destroy());
  return {
    port: (proxy.address() as AddressInfo).port,
    cut,
    close: () => void (cut(), proxy.close()),
  };
}

async function send(url: string, report: ReturnType<typeof makeReport>): Promise<boolean> {
  const { ok } = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': report.id },
    body: JSON.stringify(report),
  }).catch(() => ({ ok: false }));
  return ok;
}

describe.skipIf(findPostgres() === null)(
  'connections to PostgreSQL that are cut',
  { timeout: 120_000 },
  () => {
    let server: Postgres;
    beforeAll(async () => void (server = await startPostgres({ fsync: 'off' })), 60_000);
    afterAll(() => server?.stop());

    it(`S4: end no process in ${DROPS} of ${DROPS} cuts under load, and lose nothing that was acknowledged`, async () => {
      const url = await server.createDatabase();
      const proxy = await openProxy(Number(new URL(url).port));
      const throughProxy = Object.assign(new URL(url), { port: String(proxy.port) }).href;
      const acknowledged: string[] = [];
      let survived = 0;
      let serving: Serving | undefined;
      for (let drop = 0; drop < DROPS; drop += 1) {
        serving ??= await startServe(cli.file, ['--database-url', throughProxy]);
        const { url: reports, process: child } = serving;
        const over = new AbortController();
        const lanes = Array.from({ length: LANES }, async () => {
          while (!over.signal.aborted) {
            const report = makeReport();
            if (await send(reports, report)) acknowledged.push(report.id);
            else await new Promise((done) => setTimeout(done, 20));
          }
        });
        await new Promise((done) => setTimeout(done, 150 + Math.random() * 200));
        proxy.cut();
        const before = acknowledged.length;
        // Alive is who acknowledges again; a process that is gone never does.
        await expect
          .poll(() => child.exitCode !== null || acknowledged.length > before + LANES, { timeout: 20_000 })
          .toBe(true);
        over.abort();
        await Promise.all(lanes);
        if (child.exitCode === null) survived += 1;
        else serving = undefined;
      }
      await serving?.end('SIGTERM');
      proxy.close();
      const database = await openDatabase({ url });
      const rows = await database.query<{ id: string }>('select id from waymark_reports');
      await database.close();
      const kept = new Set(rows.map(({ id }) => id));
      expect({ survived, missing: acknowledged.filter((id) => !kept.has(id)) }).toEqual({
        survived: DROPS,
        missing: [],
      });
    });
  },
);
