import type { Locator, Page } from '@playwright/test';
import { expect, test } from './test.ts';

/** A recorded run with a failure that recovered, the root failure, and one after it that has a reason of its own. */
const RUN = 'run-1190';

const scrubber = (page: Page): Locator => page.getByRole('slider', { name: 'Replay position' });
const whyOf = (dock: Locator): Locator => dock.locator('summary').filter({ hasText: 'Why we think so' });
const resizer = (dock: Locator): Locator => dock.getByRole('separator', { name: 'Width of the help panel' });

async function widthOf(dock: Locator): Promise<number> {
  return Math.round((await dock.boundingBox())!.width);
}

test.beforeEach(async ({ orbit }) => {
  await orbit.openReplay(RUN);
  await expect(orbit.dock.getByRole('article')).toBeVisible();
});

test('scrubbing annotates the moment, and the verdict stays', async ({ page, orbit }) => {
  const { dock } = orbit;
  const verdict = await dock.getByRole('heading', { level: 3 }).allInnerTexts();
  const move = await dock.getByRole('region', { name: /^Next move/ }).innerText();

  await scrubber(page).press('Home');
  await expect(dock.getByText('Failure not visible yet')).toBeVisible();
  await expect(dock.getByText('Failure appears here')).toHaveCount(0);

  await dock.getByRole('button', { name: 'Jump to the failing step' }).click();
  await expect(dock.getByText('Failure appears here')).toBeVisible();
  await expect(dock.getByText(/^“Fetch the figures”: /)).toBeVisible();
  await expect(scrubber(page)).toHaveAttribute('aria-valuetext', /Fetch the figures: failed$/);
  await expect(page.getByRole('region', { name: 'Fetch the figures', exact: true })).toBeVisible();

  await scrubber(page).press('ArrowRight');
  await expect(dock.getByText('Failure already visible')).toBeVisible();

  const track = (await scrubber(page).boundingBox())!;
  await page.mouse.move(track.x + track.width - 4, track.y + track.height / 2);
  await page.mouse.down();
  await page.mouse.move(track.x + track.width * 0.2, track.y + track.height / 2, { steps: 5 });
  await expect(dock.getByText('Failure not visible yet')).toBeVisible();
  await page.mouse.up();

  expect(await dock.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual(verdict);
  expect(await dock.getByRole('region', { name: /^Next move/ }).innerText()).toBe(move);
});

test('a step that failed for a reason of its own comes second, and stays while it is pinned', async ({
  page,
  orbit,
}) => {
  const { dock } = orbit;
  const later = dock.getByText(/^The file or folder .+ was not found$/).first();
  await scrubber(page).press('End');
  await expect(dock.getByText('Another failure here')).toBeVisible();
  await dock.getByRole('button', { name: 'Show why' }).click();
  await expect(later).toBeVisible();
  await expect(dock.getByRole('button', { name: 'Something was not found' }).first()).toBeVisible();

  await scrubber(page).press('Home');
  await expect(dock.getByText('Kept in view: step “Write the report”')).toBeVisible();
  await expect(later).toBeVisible();
  await expect(dock.getByText('Failure not visible yet')).toBeVisible();

  await dock.getByRole('button', { name: 'Hide' }).click();
  await expect(later).toHaveCount(0);
});

test('root, later and recovered failures are marked on the timeline, and lead there', async ({
  page,
  orbit,
}) => {
  const marks = page.getByRole('button', { name: /failure: .* Go there\.$/ });
  await expect(marks).toHaveCount(3);
  await page.getByRole('button', { name: /^Recovered failure: Warm up the cache/ }).click();
  await expect(orbit.dock.getByText(/^“Warm up the cache”: /)).toBeVisible();
  await orbit.dock.getByRole('button', { name: 'Show why' }).click();
  await expect(orbit.dock.getByText('This step failed, then recovered')).toBeVisible();
  await page.getByRole('button', { name: /^Root failure: Fetch the figures/ }).press('Enter');
  await expect(orbit.dock.getByText('Failure appears here')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Later failure: Write the report/ })).toBeVisible();
});

test('the dock pushes the page and is resized by drag, keys and buttons', async ({ page, orbit }) => {
  // Wide enough for the widest dock beside the 560 px that the host keeps.
  await page.setViewportSize({ width: 1720, height: 800 });
  const { dock } = orbit;
  const edge = resizer(dock);
  const expectBeside = async (): Promise<void> => {
    const content = (await page.getByRole('region', { name: 'Timeline' }).boundingBox())!;
    const box = (await dock.boundingBox())!;
    expect(content.x + content.width).toBeLessThanOrEqual(box.x + 1);
  };
  expect(await widthOf(dock)).toBe(400);
  await expectBeside();

  const box = (await edge.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + 200);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 - 100, box.y + 200, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => widthOf(dock)).toBe(500);
  await expectBeside();

  await edge.press('ArrowRight');
  await expect.poll(() => widthOf(dock)).toBe(484);
  await expect(edge).toHaveAttribute('aria-valuenow', '484');
  await edge.press('Home');
  await expect.poll(() => widthOf(dock)).toBe(320);
  await edge.press('End');
  await expect(edge).toHaveAttribute('aria-valuenow', '720');

  await dock.getByRole('button', { name: 'Narrower' }).click();
  await expect(edge).toHaveAttribute('aria-valuenow', '640');
  await dock.getByRole('button', { name: 'Wider' }).click();
  await expect(edge).toHaveAttribute('aria-valuenow', '720');
  await expect(dock.getByRole('button', { name: 'Wider' })).toBeDisabled();
});

test('width and closed state outlive a reload, and it never reopens by itself', async ({ page, orbit }) => {
  const { dock } = orbit;
  await resizer(dock).press('ArrowLeft');
  await expect.poll(() => widthOf(dock)).toBe(416);
  await page.reload();
  await expect.poll(() => widthOf(dock)).toBe(416);

  await dock.getByRole('button', { name: 'Close help' }).click();
  const open = dock.getByRole('button', { name: 'Help' });
  await expect(open).toBeFocused();
  await expect(dock.getByRole('article')).toHaveCount(0);

  await test.step('not after a reload', async () => {
    await page.reload();
    await expect(open).toBeVisible();
    await expect(dock.getByRole('article')).toHaveCount(0);
  });
  await test.step('not when a run fails under its eyes', async () => {
    const id = await orbit.startQuietly('build-site');
    await orbit.openReplay(id);
    await expect(page.getByRole('button', { name: /^Root failure: / })).toBeVisible();
    await expect(open).toBeVisible();
    await expect(dock.getByRole('article')).toHaveCount(0);
  });
  await test.step('but when it is asked to, at its width', async () => {
    await open.press('Enter');
    await expect(dock.getByRole('article')).toBeVisible();
    await expect.poll(() => widthOf(dock)).toBe(416);
  });
});

test('Escape gives the focus back to the host and leaves the dock open', async ({ page, orbit }) => {
  await scrubber(page).focus();
  await whyOf(orbit.dock).press('Enter');
  await expect(whyOf(orbit.dock)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(scrubber(page)).toBeFocused();
  await expect(orbit.dock.getByRole('article')).toBeVisible();
});

test('the replay plays and pauses, and following moves no focus', async ({ page, orbit }) => {
  const { dock } = orbit;
  const speed = page.getByRole('combobox', { name: 'Speed' });
  const play = page.getByRole('button', { name: 'Play' });
  await expect(dock.getByText('Another failure here')).toBeVisible();
  await play.press('Enter');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeFocused();
  await whyOf(dock).focus();
  await expect(dock.getByText('Failure not visible yet')).toBeVisible();
  await speed.selectOption('4×');
  await whyOf(dock).focus();
  await expect(dock.getByText('Another failure here')).toBeVisible();
  await expect(play).toBeVisible();
  await expect(whyOf(dock)).toBeFocused();

  await test.step('paused, it stands still', async () => {
    await speed.selectOption('0.5×');
    await play.click();
    await expect(scrubber(page)).not.toHaveValue('1');
    await page.getByRole('button', { name: 'Pause' }).click();
    const at = await scrubber(page).inputValue();
    // Ten frames, in which a playing replay would have moved.
    await page.evaluate(async () => {
      for (let frame = 0; frame < 10; frame += 1) await new Promise(requestAnimationFrame);
    });
    await expect(scrubber(page)).toHaveValue(at);
    await expect(play).toBeFocused();
  });
});
