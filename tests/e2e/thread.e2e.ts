import type { Locator } from '@playwright/test';
import { explainRun } from './explainRun.ts';
import { expect, test } from './test.ts';

const HEADLINE = /rejected the key \(401\)/;

test('a mission with a key that was revoked is explained, repaired, retried, and succeeds', async ({
  page,
  orbit,
}) => {
  // A key that Lumen never issued, also when an earlier test has repaired this connection.
  await orbit.post('/api/connections/research/key', { key: 'sk-orbit-demo-research-revoked' });
  const id = await orbit.start('Summarise research notes');
  const panel = await orbit.openHelp();

  await test.step('the panel says what failed, in the run’s own words', async () => {
    await expect(panel).toHaveAccessibleName(`Help with ${id}`);
    await expect(panel.getByRole('heading', { name: HEADLINE })).toBeVisible();
    await expect(panel.getByRole('figure', { name: 'Error text' })).toContainText(
      '401 Incorrect API key provided',
    );
    await expect(panel.getByRole('button', { name: 'Step “Summarise with Lumen”' }).first()).toBeVisible();
    await expect(panel.getByRole('article', { name: 'Credentials were refused' })).toBeVisible();
  });

  await test.step('“Why we think so” highlights the evidence and says where it stands', async () => {
    await panel.getByText('Why we think so').click();
    const log = panel
      .getByRole('listitem')
      .filter({ hasText: 'rejected the key' })
      .filter({ has: page.locator('mark') });
    await expect(
      log
        .locator('mark')
        .filter({ hasText: /AuthenticationError|Incorrect API key provided/ })
        .first(),
    ).toBeVisible();
    await expect(log.getByRole('button', { name: 'step “Summarise with Lumen”, line 2' })).toBeVisible();
  });

  await test.step('`waymark explain` says the same', async () => {
    const said = await explainRun(JSON.stringify(await orbit.run(id)));
    await expectSame(panel, said);
  });

  await test.step('fix: the vault opens, where the key is rotated', async () => {
    await panel.getByRole('button', { name: 'Open Provider vault' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Provider vault' })).toBeVisible();
    await expect(panel).toBeHidden();
    await page.getByRole('button', { name: 'Rotate key of Lumen Research' }).click();
    await expect(page.getByText('Lumen Research has a new key.')).toBeVisible();
  });

  await test.step('back at the run, the move is to retry', async () => {
    await page.goBack();
    await orbit.openHelp();
    await panel.getByRole('button', { name: 'Retry the run', exact: true }).click();
    await expect(panel.getByText(/^Retrying as /)).toBeVisible();
  });

  await test.step('the new run succeeds, and panel and page say so', async () => {
    await expect(page).not.toHaveURL(new RegExp(`${id}$`));
    const next = page.url().split('/').at(-1)!;
    await orbit.settled(next, 'succeeded');
    await expect(panel).toHaveAccessibleName(`Help with ${next}`);
    await expect(panel.getByText(/replaces .*It succeeded\./)).toBeVisible();
    await expect(panel.getByRole('heading', { name: 'This run shows no problem' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'summary.md' })).toBeVisible();
  });

  await test.step('closed, the help button is gone, for nothing is wrong any more', async () => {
    await panel.getByRole('button', { name: 'Close help' }).click();
    await expect(panel).toBeHidden();
    await expect(orbit.helpButton).toBeFocused();
    await page.getByRole('heading', { level: 1 }).click();
    await expect(orbit.helpButton).toHaveCount(0);
  });
});

/** Headline, own words, move with its reason, guide, confidence, and each symptom that was checked. */
async function expectSame(panel: Locator, said: readonly string[]): Promise<void> {
  const [, headline] = said;
  const next = said.find((line) => line.startsWith('Next move: '))!;
  const because = said[said.indexOf(next) + 1]!;
  const sure = said.find((line) => line.includes(' such matches were right'))!;
  const checks = said.flatMap((line) => /^(Seen|Not seen|Can’t tell): (.+)$/.exec(line)?.slice(1) ?? []);
  expect(next).toBe('Next move: Fix – Open Provider vault');
  expect(checks.length).toBeGreaterThanOrEqual(4);

  const shown = (await panel.innerText()).replaceAll(/\s+/g, ' ');
  const words = [
    headline!,
    because,
    sure,
    ...checks,
    ...said.filter((line) => /^“.*”$/.test(line)).map((line) => line.slice(1, -1)),
  ];
  for (const line of words) expect(shown).toContain(line);
}
