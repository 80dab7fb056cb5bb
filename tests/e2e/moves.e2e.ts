import { readFileSync } from 'node:fs';
import type { Run } from 'waymark/core';
import { expectedAnswers } from '../expectedAnswers.ts';
import { moveOf } from './moveOf.ts';
import { expect, test } from './test.ts';

test('a rate limit counts down, holds the button until it is over, and then the retry works', async ({
  page,
  orbit,
}) => {
  const id = await orbit.startQuietly('translate-catalogue');
  await orbit.settled(id, 'failed');
  await orbit.openRun(id);
  const panel = await orbit.openHelp();
  const move = moveOf(panel);
  const button = move.getByRole('button').first();
  await expect(move).toContainText('A rate limit clears with time');

  const left = async (): Promise<number> => Number(/\d+/.exec(await button.innerText())?.[0]);
  await expect(button).toHaveText(/^Retry in \d+ seconds?$/);
  await expect(button).toBeDisabled();
  const before = await left();
  expect(before).toBeLessThanOrEqual(20);
  await expect.poll(left, { message: 'the countdown runs' }).toBeLessThan(before);
  await button.press('Enter');
  await expect(move.locator('[data-state="idle"]')).toBeEmpty();

  await expect(button).toHaveText('Retry the run', { timeout: 25_000 });
  await expect(button).toBeEnabled();
  await button.press('Enter');
  await page.waitForURL((url) => !url.pathname.endsWith(id));
  await expect(panel.getByText(/It succeeded\.$/)).toBeVisible();
  await expect(page.getByRole('link', { name: 'catalogue.txt' })).toBeVisible();
});

test('a run that waits for an approval goes on from the panel', async ({ page, orbit }) => {
  const id = await orbit.startQuietly('release-notes');
  await orbit.settled(id, 'waiting');
  await orbit.openRun(id);
  const panel = await orbit.openHelp();
  const move = moveOf(panel);
  await expect(panel.getByRole('heading', { level: 3 }).first()).toContainText('wait');
  await expect(move).toContainText('Continue');

  await test.step('not deciding leaves it waiting, and is no failure', async () => {
    await move.getByRole('button', { name: 'Decide' }).press('Enter');
    const question = page.getByRole('dialog', { name: 'Publish the release notes of Orbit 4.2?' });
    await question.getByRole('button', { name: 'Not now' }).click();
    await expect(question).toBeHidden();
    await expect(move.getByRole('status')).toBeEmpty();
    await expect(move.getByRole('button', { name: 'Decide' })).toBeEnabled();
  });

  await test.step('deciding resumes it', async () => {
    await move.getByRole('button', { name: 'Decide' }).click();
    const question = page.getByRole('dialog', { name: 'Publish the release notes of Orbit 4.2?' });
    await question.getByRole('button', { name: 'Approve and resume' }).click();
    await orbit.settled(id, 'succeeded');
    await expect(panel.getByRole('heading', { name: 'This run shows no problem' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'release-notes.md' })).toBeVisible();
  });
});

test('a run that the system retries by itself says when, and offers nothing to press', async ({ orbit }) => {
  const id = await orbit.startQuietly('poll-carriers');
  await orbit.settled(id, 'waiting');
  await orbit.openRun(id);
  const panel = await orbit.openHelp();
  const move = moveOf(panel);
  await expect(move).toContainText('Continue');
  await expect(panel.getByRole('heading', { level: 3 }).first()).toContainText(
    /^Try 1 failed: 503; next in 1 minute/,
  );
  await expect(move).toContainText('The system retries by itself.');
  await expect(move).toContainText(/Wait until .*\d/);
  await expect(move.getByRole('button')).toHaveCount(0);
  await expect(panel.getByRole('article')).toHaveCount(0);
});

test('a move that the server refuses says why, and can be pressed again', async ({
  page,
  orbit,
  complaints,
}) => {
  const id = await orbit.startQuietly('refresh-dashboard');
  await orbit.settled(id, 'failed');
  const keys: (string | undefined)[] = [];
  complaints.expect(/Failed to load resource: .* 503/);
  await page.route('**/retry', async (route) => {
    keys.push(route.request().headers()['idempotency-key']);
    if (keys.length > 1) return route.fallback();
    await route.fulfill({ status: 503, json: { detail: 'Orbit is being updated.' } });
  });
  await orbit.openRun(id);
  const panel = await orbit.openHelp();
  const move = moveOf(panel);
  await move.getByRole('button', { name: 'Retry the run' }).click();
  await expect(move.getByRole('status')).toHaveText('That did not work: “Orbit is being updated.”');
  await expect(move.getByRole('button', { name: 'Retry the run' })).toBeFocused();

  await move.getByRole('button', { name: 'Retry the run' }).press('Enter');
  await page.waitForURL((url) => !url.pathname.endsWith(id));
  expect(keys).toEqual([expect.stringMatching(/^waymark-retry-/), keys[0]]);
});

test('pressing twice, and in two tabs, starts one run', async ({ page, context, orbit }) => {
  const id = await orbit.startQuietly('digest-archive');
  await orbit.settled(id, 'failed');
  const posts: string[] = [];
  await context.route('**/retry', async (route) => {
    posts.push(route.request().url());
    await route.fallback();
  });
  const other = await context.newPage();
  await other.goto(`/runs/${id}`);
  await other.getByRole('button', { name: `Help with ${id}` }).click();
  await orbit.openRun(id);
  const panel = await orbit.openHelp();

  await panel.getByRole('button', { name: 'Retry the run', exact: true }).dblclick();
  await expect(panel.getByText(/^Retrying as /)).toBeVisible();
  const there = other.getByRole('dialog', { name: `Help with ${id}` });
  await there.getByRole('button', { name: 'Retry the run', exact: true }).click();
  await expect(there.getByText(/^Already started a moment ago/)).toBeVisible();

  await page.waitForURL((url) => !url.pathname.endsWith(id));
  expect(posts).toHaveLength(1);
  const runs = await orbit.runs();
  expect(
    runs.filter(({ mission, attempt }) => mission?.id === 'digest-archive' && attempt === 2),
  ).toHaveLength(1);
});

test('a budget that ran out leads to where it is raised, and the run goes on', async ({ page, orbit }) => {
  const id = await orbit.startQuietly('review-contracts');
  await orbit.settled(id, 'waiting');
  await orbit.openRun(id);
  let panel = await orbit.openHelp();
  await moveOf(panel).getByRole('button', { name: 'Open Mission Replay' }).click();
  panel = orbit.dock;
  await moveOf(panel).getByRole('button', { name: 'Open Mission settings' }).click();
  await page.getByRole('button', { name: 'Raise by 1,000: Review the contracts' }).click();
  await expect(page.getByText('Budget raised by 1,000.')).toBeVisible();
  await page.goBack();
  await moveOf(panel).getByRole('button', { name: 'Resume the run' }).click();
  await orbit.settled(id, 'succeeded');
  await expect(panel.getByRole('heading', { name: 'This run shows no problem' })).toBeVisible();
});

test('a step that must not simply be repeated says what a retry would repeat', async ({ orbit }) => {
  const id = await orbit.startQuietly('send-announcement');
  await orbit.settled(id, 'failed');
  await orbit.openRun(id);
  const panel = await orbit.openHelp();
  const before = panel.getByRole('list', { name: 'Before you start' });
  await expect(before).toContainText('sends the announcement to every subscriber once more');
  await expect(moveOf(panel).getByRole('button')).toBeDisabled();
});

test('a host that cannot resume a run has it explained, without a dead button', async ({ page, orbit }) => {
  const { id } = recorded('release-notes');
  await orbit.openRun(id);
  const panel = await orbit.openHelp();
  const move = moveOf(panel);
  await expect(move).toContainText('The decision is taken under Approvals');
  await expect(panel.getByRole('button', { name: /resume/i })).toHaveCount(0);
  await move.getByRole('button', { name: 'Open Approvals' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Approvals' })).toBeVisible();
});

test('a run that simply succeeds shows no button', async ({ page, orbit }) => {
  const id = await orbit.startQuietly('weekly-digest');
  await orbit.settled(id, 'succeeded');
  await orbit.openRun(id);
  await expect(page.getByRole('link', { name: 'digest.md' })).toBeVisible();
  await expect(orbit.helpButton).toHaveCount(0);
});

test('a failure that no guide knows is said openly, and leads to the failing step', async ({
  page,
  orbit,
}) => {
  const { file } = expectedAnswers.find(
    ({ trouble, lead }) => trouble === 'failed' && lead === 'run-failed',
  )!;
  const { id, steps = [] } = recorded(file);
  const failing = steps.find(({ failure }) => failure && !failure.recovered)!;
  await orbit.openRun(id);
  const panel = await orbit.openHelp();
  await expect(panel.getByRole('article', { name: 'A run failed' })).toBeVisible();
  await expect(panel.getByText(/^No guide clearly (?:fits|explains this failure)/).first()).toBeVisible();
  await moveOf(panel).getByRole('button', { name: 'Open the failing step' }).click();
  await expect(page).toHaveURL(new RegExp(`step=${failing.id}$`));
  await expect(page.getByRole('main').locator('summary').filter({ hasText: failing.title })).toBeFocused();

  await test.step('once Replay and the failing step were looked at, support is the next move', async () => {
    await page.getByRole('link', { name: 'Replay', exact: true }).click();
    await expect(moveOf(orbit.dock)).toContainText('Report');
  });
});

function recorded(file: string): Run {
  return JSON.parse(readFileSync(`demo/runs/${file}.json`, 'utf8')) as Run;
}
