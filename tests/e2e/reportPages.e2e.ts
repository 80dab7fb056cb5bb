import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createReportServer } from '../../src/node/serve/createReportServer.ts';
import { openDatabase } from '../../src/server/database/openDatabase.ts';
import { reportWith } from '../core/report/reportWith.ts';
import { expectAccessible } from './expectAccessible.ts';
import { expect, test } from './test.ts';

const TOKEN = '0123456789abcdef0123';
/** Three failures, of which twenty operators report. */
const FAILURES = [
  ['Lumen answered 503', 'http_503', 'Call the provider'],
  ['No space left on device', 'ENOSPC', 'Write the artifact'],
  ['The valve was not found', 'E_VALVE', 'Pour'],
] as const;

let origin = '';
let end: () => Promise<void>;

test.beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'waymark-pages-'));
  const database = await openDatabase({ folder, durable: false });
  const { server } = createReportServer({
    database,
    host: '127.0.0.1',
    origins: [],
    token: TOKEN,
    proxies: 0,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  end = async () => {
    server.closeAllConnections();
    server.close();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  };
  for (let at = 0; at < 20; at++) {
    const [subject, code, title] = FAILURES[at % 3]!;
    const { guide, ...bare } = reportWith();
    const report = {
      ...bare,
      ...(code !== 'E_VALVE' && { guide }),
      id: randomUUID(),
      subject,
      run: { ...bare.run, id: `run-${at}` },
      step: { id: 's', title, said: `${subject} (try ${at})`, code },
      context: { sender: at % 5 === 0 ? 'Mo' : `Operator ${at}` },
    };
    const answer = await fetch(`${origin}/api/reports`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': report.id },
      body: JSON.stringify(report),
    });
    expect(answer.status).toBe(201);
  }
});

test.afterAll(() => end());

test('support tells three failures apart in twenty reports, answers one, and deletes what a sender sent', async ({
  page,
  complaints,
}) => {
  complaints.expect(/status of 403/);
  await page.goto(origin);
  await page.getByLabel('Your name').fill('Ada');
  await page.getByLabel('Token of the server').fill('not the token');
  await page.getByRole('button', { name: 'Read reports' }).click();
  await expect(page.getByRole('alert')).toContainText('WAYMARK_TOKEN');
  await expectAccessible(page, 'signing in');
  await page.getByLabel('Your name').fill('Ada');
  await page.getByLabel('Token of the server').fill(TOKEN);
  await page.keyboard.press('Enter');

  const rows = page.getByRole('main').getByRole('listitem');
  await expect(rows).toHaveCount(3);
  await expect(rows.filter({ hasText: 'No guide was shown' })).toContainText('6 reports');
  await expectAccessible(page, 'failures', true);

  await page.getByRole('link', { name: 'The valve was not found' }).click();
  await expect(rows).toHaveCount(6);
  await expectAccessible(page, 'a failure', true);
  await rows.first().getByRole('link').click();
  await page.getByRole('button', { name: 'Mark as answered' }).click();
  await expect(page.getByText('Answered', { exact: true })).toBeVisible();
  await expect(page.getByText('by Ada')).toBeVisible();
  await expectAccessible(page, 'a report', true);

  await page.getByRole('link', { name: 'All reports' }).first().click();
  await page.getByRole('searchbox').fill('mo');
  await page.keyboard.press('Enter');
  await expect(rows).toHaveCount(4);
  await expectAccessible(page, 'all reports', true);
  await rows.first().getByRole('link').click();
  await page.getByRole('link', { name: 'Delete' }).click();
  await expectAccessible(page, 'deleting');
  await page.getByLabel('All 4 reports from Mo').check();
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await expect(page.getByRole('heading', { name: '4 reports deleted' })).toBeVisible();

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'All reports' }).first().click();
  await page.getByRole('link', { name: 'CSV' }).click();
  expect((await download).suggestedFilename()).toBe('reports.csv');

  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.goto(`${origin}/reports/all`);
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});
