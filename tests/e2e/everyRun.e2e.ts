import type { Locator } from '@playwright/test';
import { readFileSync } from 'node:fs';
import type { Run } from 'waymark/core';
import { expectedAnswers, type ExpectedAnswer } from '../expectedAnswers.ts';
import { moveOf } from './moveOf.ts';
import { expect, test } from './test.ts';

/** One answer as it is drawn. */
interface Drawn {
  readonly guide: string | null;
  /** Is it said that no guide is certain? */
  readonly isUnsure: boolean;
  readonly kind: string;
  readonly button: string | null;
}

type Surface = 'run-detail' | 'mission-replay';

const { surfaces } = JSON.parse(readFileSync('guides/waymark.json', 'utf8')) as {
  surfaces: Record<string, string>;
};

test('every recorded run gets the guide and the move it deserves, on both surfaces', async ({
  page,
  orbit,
}) => {
  const seen: Record<string, Drawn | 'no button'> = {};
  const wanted: typeof seen = {};
  await page.goto('/runs');
  for (const expected of expectedAnswers) {
    const { file, trouble } = expected;
    const { id } = JSON.parse(readFileSync(`demo/runs/${file}.json`, 'utf8')) as Run;
    await test.step(file, async () => {
      await page
        .getByRole('row')
        .filter({ hasText: `${id} ·` })
        .getByRole('link')
        .click();
      const replay = page.getByRole('link', { name: 'Replay', exact: true });
      await expect(replay).toBeVisible();
      const hasButton = (await orbit.helpButton.count()) > 0;
      seen[`${file} on Run detail`] = hasButton
        ? await read(await orbit.openHelp(), expected, 'run-detail')
        : 'no button';
      wanted[`${file} on Run detail`] = trouble === 'none' ? 'no button' : draw(expected, 'run-detail');

      await replay.click();
      await expect(orbit.dock).toBeVisible();
      // Beside a run without trouble the dock is closed until somebody opens it.
      if ((await orbit.dock.getAttribute('data-state')) === 'closed' && trouble === 'none')
        await orbit.dock.getByRole('button', { name: 'Help', exact: true }).click();
      seen[`${file} in Replay`] = await read(orbit.dock, expected, 'mission-replay');
      wanted[`${file} in Replay`] = draw(expected, 'mission-replay');
      await page.getByRole('main').getByRole('link', { name: 'Runs', exact: true }).click();
    });
  }
  expect(seen).toEqual(wanted);
});

/** The answer in a panel; softly expects the words that belong to the move. */
async function read(panel: Locator, expected: ExpectedAnswer, on: Surface): Promise<Drawn> {
  const guides = panel.getByRole('article');
  const guide = async (): Promise<string | null> =>
    (await guides.count()) > 0 ? guides.first().getAttribute('aria-label') : null;
  // Nothing is left to do, so nothing is recommended.
  if (expected.move === 'continue: nothing') {
    await expect(panel.getByRole('heading', { level: 3 }).first()).toBeVisible();
    if (expected.lead !== null) await expect(guides.first()).toBeVisible();
    await expect(moveOf(panel)).toHaveCount(0);
    return { guide: await guide(), isUnsure: false, kind: 'Continue', button: null };
  }
  const card = moveOf(panel);
  await expect(card).toBeVisible();
  const text = await card.innerText();
  for (const words of reasons(expected, on)) expect.soft(text, `${expected.file} on ${on}`).toContain(words);
  const buttons = await card.getByRole('button').allInnerTexts();
  return {
    guide: await guide(),
    isUnsure: (await panel.getByText(/^No guide clearly fits/).count()) > 0,
    kind: /^Next move:\s+(\w+)/i.exec(text)?.[1] ?? '',
    button: buttons.join(' + ') || null,
  };
}

/** How a row of the table is drawn for a recording. */
function draw({ lead, move, trouble }: ExpectedAnswer, on: Surface): Drawn {
  const [, kind = '', detail = ''] = /^(\w+)(?:: ([\w-]+))?/.exec(moveOn(on, move, lead))!;
  const buttons: Readonly<Record<string, string>> = {
    fix: FIXES[detail] ?? `Open ${surfaces[detail]}`,
    retry: 'Retry the run',
    report: 'Report this Run',
  };
  return {
    guide: lead === null ? null : /^title: "?(.+?)"?$/m.exec(readFileSync(`guides/${lead}.md`, 'utf8'))![1]!,
    // A run that its host explains needs no guide to explain it.
    isUnsure: lead === 'run-failed' && trouble !== 'blocked',
    kind: `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`,
    button: buttons[kind] ?? null,
  };
}

const FIXES: Readonly<Record<string, string>> = {
  step: 'Open the failing step',
  steps: 'Follow the steps below',
};

/** The table's move where the operator is and for a run of another process: its waits are over, and Orbit cannot go on with it. */
function moveOn(on: Surface, move: string, lead: string | null): string {
  if (move === 'continue: resume') return 'fix: approvals';
  if (on === 'run-detail' || move !== 'fix: mission-replay') return move;
  // Replay has been opened, so this guide goes on; the others have steps to follow in Replay.
  return lead === 'step-budget-exceeded' ? 'fix: mission-settings' : 'fix: steps';
}

function reasons({ lead, move }: ExpectedAnswer, on: Surface): readonly string[] {
  if (move.includes('repeats')) return ['Retrying repeats this'];
  // Replay itself is a look.
  if (move.includes('after a look') && on === 'run-detail') return ['Look at the failing step first'];
  if (move.startsWith('continue: wait')) return ['retries by itself', 'Wait'];
  if (move === 'continue: resume') return ['The decision is taken under Approvals'];
  if (move !== 'continue: nothing') return [];
  return [lead === 'cancelled' ? 'ended because it was told to' : 'shows no problem'];
}
