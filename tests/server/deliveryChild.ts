import { setTimeout as pause } from 'node:timers/promises';
import { createDelivery } from '../../src/server/createDelivery.ts';
import { openDatabase, type DatabasePlace } from '../../src/server/database/openDatabase.ts';
import { githubIssues } from '../../src/server/receivers/githubIssues.ts';
import type { ServerReceiver } from '../../src/server/receivers/serverReceiver.ts';
import { slack } from '../../src/server/receivers/slack.ts';
import { standardWebhook } from '../../src/server/receivers/standardWebhook.ts';
import { zendesk } from '../../src/server/receivers/zendesk.ts';

/** What the test tells a worker that it is going to kill. The worker says twice a second how many deliveries are left. */
export interface ChildOrder {
  readonly place: DatabasePlace;
  /** Addresses of the fake vendors. */
  readonly vendors: Readonly<Record<'webhook' | 'github' | 'zendesk' | 'slack' | 'slack-again', string>>;
  readonly secret: string;
  /** When all clocks were the same, and how much faster they go than the world. */
  readonly since: number;
  readonly speed: number;
}

const order = JSON.parse(process.argv[2] ?? '') as ChildOrder;
const { vendors, since, speed } = order;
// Long enough for a busy machine, on which a worker would else give up what is being answered.
const connection = { allowPrivate: true, timeout: 5000 };
const options = { connection, rates: [], concurrency: 3 };
const receivers: readonly ServerReceiver[] = [
  standardWebhook({ url: vendors.webhook, secret: order.secret, ...options }),
  githubIssues({ repository: 'acme/support', token: 'ghp_test', api: vendors.github, ...options }),
  zendesk({
    subdomain: 'acme',
    origin: vendors.zendesk,
    credentials: { email: 'a@acme.test', token: 't' },
    ...options,
  }),
  slack({ webhookUrl: `${vendors.slack}/services/T0/B0/x`, ...options }),
  slack({
    webhookUrl: `${vendors['slack-again']}/services/T0/B0/x`,
    id: 'slack-again',
    mayRepeat: true,
    ...options,
  }),
];

// A test that is ended from outside kills nobody any more; its workers notice by its end of the pipe.
process.stdin.resume().once('close', () => process.exit());

const database = await openDatabase(order.place);
createDelivery({
  database,
  receivers: receivers.map((receiver) => ({ ...receiver, timeout: 5500 })),
  now: () => since + (Date.now() - since) * speed,
  lease: 6500 * speed,
  poll: 50,
}).start();
for (;;) {
  const [row] = await database.query<{ count: number }>(
    `select count(*) as count from waymark_deliveries where state in ('queued', 'sending')`,
  );
  process.stdout.write(`${row?.count}\n`);
  await pause(500);
}
