import { randomUUID } from 'node:crypto';
import type { APIRequestContext, Page } from '@playwright/test';
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

const row = (page: Page, text: string) =>
  page.getByRole('main').getByRole('listitem').filter({ hasText: text });

test('support finds a report by words, run, code and day, and comes back to the product', async ({
  page,
  request,
}) => {
  const subject = `About the guide ${randomUUID()}`;
  await send(request, { subject });
  await send(request, { subject: 'Of another run', run: { id: 'run-1010' }, guide: undefined } as never);
  await page.goto('/runs');
  await page.getByRole('link', { name: 'Reports received' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Failures' })).toBeVisible();
  await page.getByRole('link', { name: 'All reports' }).first().click();
  await expect(row(page, subject)).toBeVisible();
  await page.getByRole('searchbox').fill(subject.split(' ').at(-1)!);
  await page.keyboard.press('Enter');
  await expect(row(page, subject)).toBeVisible();
  await expect(row(page, 'Of another run')).toHaveCount(0);
  await page.goto('/reports/all?run=run-1010');
  await expect(row(page, 'Of another run').first()).toBeVisible();
  await expect(row(page, subject)).toHaveCount(0);
  await page.goto('/reports/all?code=nothing');
  await expect(page.getByText('No report matches')).toBeVisible();
  await expectAccessible(page, 'no report');
  await page.getByRole('link', { name: 'Orbit' }).click();
  await expect(page).toHaveURL('/runs');
});

test('one report tells what failed, what was shown, what was taken out, and leads to the run', async ({
  page,
  request,
  baseURL,
}) => {
  const id = await send(request, {
    run: { id: 'run-1000', title: 'Summarise research notes', attempt: 1, url: `${baseURL}/runs/run-1000` },
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
  const main = page.getByRole('main');
  await expect(main).toContainText('401 Incorrect API key');
  await expect(main).toContainText('still refused');
  await page.getByText('Run, guide and evidence').click();
  await expect(main).toContainText('Credentials were refused');
  await expectAccessible(page, 'one report');
  await page.getByRole('link', { name: 'Open the run' }).click();
  await expect(page).toHaveURL('/runs/run-1000');
});

test('a report waits while the desk is closed, and says so', async ({ page, request }) => {
  await page.goto('/network');
  await page.getByRole('button', { name: 'Close the desk' }).click();
  await expect(page.getByText('it answers 503')).toBeVisible();
  const id = await send(request, { subject: 'While the desk is closed' });
  // The page says how it stood when it was drawn.
  const stands = (state: string): Promise<void> =>
    expect(async () => {
      await page.goto(`/reports/${id}`);
      await expect(row(page, 'Support desk')).toContainText(state, { timeout: 500 });
    }).toPass({ timeout: 30_000 });
  await stands('Waiting');
  await request.post('/api/desk', { data: { isOpen: true } });
  await stands('Delivered');
});

test('a report that is not there says so', async ({ page, complaints }) => {
  complaints.expect(/404/);
  await page.goto('/reports/R-999999');
  await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
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
