import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createDelivery,
  createReportHandler,
  createReportPages,
  nodeListener,
  openDatabase,
  standardWebhook,
  type Database,
} from 'waymark/server';
import { createDesk, type Desk } from './desk/createDesk.ts';

/** Reports received: kept in PostgreSQL in a folder, and delivered from there to the support desk. */
export interface Reports {
  /** Answers `/api/reports` and all below it. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
  /** Shows them at `/reports` to who supports Orbit's users. */
  readonly show: (request: IncomingMessage, response: ServerResponse) => void;
  readonly desk: Desk;
  readonly close: () => Promise<void>;
}

export interface ReportsOptions {
  /** Where they are kept; left out, a folder of their own that goes with the process. */
  readonly folder?: string | undefined;
  /** Exact values that must never be stored, such as keys as they are now. */
  readonly secrets: () => readonly string[];
}

/** Orbit has no sign-in: whoever is on this machine is Ada, and may read what was sent. */
const authorize = () => ({ sender: 'Ada' });

/** The port of a desk whose tickets are kept. */
const DESK_PORT = 47_100;

export async function openReports({ folder, secrets }: ReportsOptions): Promise<Reports> {
  const temporary = folder === undefined ? await mkdtemp(join(tmpdir(), 'orbit-reports-')) : undefined;
  const place = { folder: folder ?? temporary! };
  const database: Database = await openDatabase(place);
  // Reports that are kept name tickets, so these are kept beside them, at the same address.
  const desk = await createDesk(folder === undefined ? {} : { port: DESK_PORT, file: `${folder}-desk.json` });
  const receivers = [
    standardWebhook({
      id: 'Support desk',
      url: desk.url,
      secret: desk.secret,
      // The desk runs on this machine; a real one has a public name.
      connection: { allowPrivate: true },
    }),
  ];
  const delivery = createDelivery({ database, receivers });
  const handler = createReportHandler({
    database,
    receivers,
    secrets,
    authorize,
    reportUrl: (id) => `/reports/${id}`,
    onStored: delivery.wake,
    onRequeued: delivery.wake,
  });
  const pages = createReportPages({
    database,
    authorize,
    onRequeued: delivery.wake,
    home: { label: 'Orbit', href: '/runs' },
  });
  delivery.start();
  return {
    handle: nodeListener(handler),
    show: nodeListener(pages),
    desk,
    close: async () => {
      await delivery.end(1_000);
      await desk.close();
      await database.close();
      if (temporary) await rm(temporary, { recursive: true, force: true });
    },
  };
}
