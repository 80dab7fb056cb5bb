import { randomUUID } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import type { Report } from 'waymark/core';
import { expectAccessible } from './expectAccessible.ts';
import { expect, test } from './test.ts';

/** Sends a report as the help panel does, with what a test is about. @returns its id */
async function send(request: APIRequestContext, change: Partial<Report>): Promise<string> {
  const id = randomUUID();
  const report: Report = {
    schema: 1,
    id,
    createdAt: Date.now(),
    category: 'unclear-failure',
    subject: 'The key was refused',
    message: 'It worked yesterday.',
    run: { id: 'run-1000', title: 'Summarise research notes', attempt: 1 },
    step: {
      id: 'summarise',
      title: 'Summarise with Lumen',
      said: '401 Incorrect API key',
      code: 'invalid_api_key',
    },
    guide: {
      id: 'credentials-invalid',
      title: 'Credentials were refused',
      confident: true,
      evidence: [
        {
          signal: 'error.code',
          value: 'invalid_api_key',
          family: 'declared',
          where: { path: 'steps[1].failure.code', stepId: 'summarise' },
        },
      ],
      move: 'fix',
    },
    removed: [{ rule: 'bearer-token', path: 'log.text', count: 2 }],
    trimmed: [],
    ...change,
  };
  const response = await request.post('/api/reports', {
    data: report,
    headers: { 'idempotency-key': id },
  });
  expect(response.status(), await response.text()).toBe(201);
  return id;
}

const rows = 'tbody tr';

test('the support side finds a report by guide, run, day and delivery', async ({ page, request }) => {
  const subject = `About the guide ${randomUUID()}`;
  await send(request, { subject });
  await send(request, { subject: 'Of another run', run: { id: 'run-1010' }, guide: undefined } as never);
  await page.goto('/reports');
  const mine = page.locator(rows).filter({ hasText: subject });
  await expect(mine.getByText('Delivered')).toBeVisible({ timeout: 20_000 });

  await page
    .getByRole('combobox', { name: 'Guide shown' })
    .selectOption({ label: 'Credentials were refused' });
  await expect(page.locator(rows).filter({ hasText: 'Of another run' })).toHaveCount(0);
  await expect(mine).toBeVisible();

  await page.getByRole('combobox', { name: 'Guide shown' }).selectOption({ label: 'Any' });
  await page.getByRole('textbox', { name: 'Run' }).fill('run-1010');
  await expect(mine).toHaveCount(0);
  await expect(page.locator(rows).filter({ hasText: 'Of another run' }).first()).toBeVisible();

  await page.getByRole('textbox', { name: 'Run' }).fill('');
  await page.getByLabel('Received on').fill('2020-02-29');
  await expect(page.getByText('No report matches.')).toBeVisible();
  await page.getByRole('link', { name: 'Show all' }).click();
  await expect(mine).toBeVisible();

  await page.getByRole('button', { name: 'Delivered', exact: true }).click();
  await expect(page).toHaveURL('/reports?delivery=delivered');
  await expect(mine).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Delivered', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(mine).toBeVisible();
});

test('one report tells what failed, what was shown, what was taken out, and leads into Replay at the step', async ({
  page,
  request,
}) => {
  const id = await send(request, {
    trail: {
      stepsViewed: ['summarise'],
      surfacesOpened: ['provider-vault'],
      guidesOpened: [],
      ticked: {},
      answers: [],
      moves: [{ kind: 'retry', at: Date.now(), failed: 'still refused' }],
      helpful: { 'credentials-invalid': false },
    },
  });
  await page.goto(`/reports/${id}`);
  await expect(page.getByRole('heading', { level: 1, name: 'The key was refused' })).toBeVisible();
  const section = (name: string) => page.getByRole('region', { name });
  await expect(section('What failed')).toContainText('401 Incorrect API key');
  await expect(section('Steps of the run').getByRole('listitem')).toHaveCount(3);
  await expect(section('Guide shown')).toContainText('error.code = invalid_api_key');
  await expect(section('What the operator did before')).toContainText('it failed: still refused');
  await expect(section('What the operator did before')).toContainText(
    'Called “Credentials were refused” not helpful',
  );
  await expect(section('Taken out before it was sent')).toContainText('bearer-token × 2 in log.text');
  await expectAccessible(page, 'one report');
  await page.getByRole('link', { name: 'Replay at the failing step' }).click();
  await expect(page).toHaveURL('/runs/run-1000/replay?step=summarise');
  await expect(page.getByRole('heading', { level: 2, name: 'Summarise with Lumen' })).toBeVisible();
});

test('a report waits while the desk is closed, and says so', async ({ page, request }) => {
  await page.goto('/reports');
  await page.getByRole('button', { name: 'Close the desk' }).click();
  await expect(page.getByText('it answers 503')).toBeVisible();
  const id = await send(request, { subject: 'While the desk is closed' });
  await page.goto(`/reports/${id}`);
  await expect(page.getByRole('region', { name: 'Delivered to' })).toContainText('failed to answer properly');
  await request.post('/api/desk', { data: { isOpen: true } });
  await page.goto('/reports');
  const row = page.locator(rows).filter({ hasText: 'While the desk is closed' });
  // The list looks again by itself.
  await expect(row.getByText('Delivered')).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page, 'the list of reports');
});

test('a report that is not there says so', async ({ page, complaints }) => {
  complaints.expect(/404/);
  await page.goto('/reports/R-999999');
  await expect(page.getByRole('alert')).toContainText('There is no such report');
});

test('who opens the form elsewhere is told that the run was reported already', async ({
  page,
  orbit,
  request,
}) => {
  const subject = `Told to a colleague ${randomUUID()}`;
  const id = await send(request, { subject, run: { id: 'run-1060' } });
  await orbit.openRun('run-1060');
  const panel = await orbit.openHelp();
  await panel.getByRole('button', { name: 'Report this Run', exact: true }).last().click();
  const filed = panel.getByRole('listitem').filter({ hasText: subject });
  await expect(filed).toContainText('Received from elsewhere');
  await expect(filed.getByRole('link', { name: /View the report/ })).toHaveAttribute(
    'href',
    `/reports/${id}`,
  );
  await expect(panel.getByText('Send another report only if it adds something.')).toBeVisible();
  await expectAccessible(page, 'a report from elsewhere');
});
