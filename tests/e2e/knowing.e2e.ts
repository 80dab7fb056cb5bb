import { readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import type { Run } from 'waymark/core';
import type { Orbit } from './createOrbit.ts';
import { expect, test } from './test.ts';

const idOf = (file: string): string => (JSON.parse(readFileSync(`demo/runs/${file}.json`, 'utf8')) as Run).id;

/** What an expert would add to the answer, each on a recorded run of the demo. */
const SHOWN: readonly (readonly [what: string, file: string, look: (panel: Locator) => Promise<void>])[] = [
  [
    'a likely guide, called so',
    'apply-translations',
    async (panel) => {
      await expect(panel.getByText('Likely match, from words alone').first()).toBeVisible();
      await expect(
        panel.getByText('Two changes of the same thing could not be merged').first(),
      ).toBeVisible();
    },
  ],
  [
    'a cause’s own fix, with the run’s path in its command',
    'import-orders',
    async (panel) => {
      await expect(panel.getByText('The file was never written').first()).toBeVisible();
      await expect(panel.getByText('ls -la /mission/input/orders-q4.csv').first()).toBeVisible();
    },
  ],
  [
    'what is different since it last worked',
    'review-contracts-short-again',
    async (panel) => {
      await expect(panel.getByText(/^Last worked: /).first()).toBeVisible();
      await expect(panel.getByText('budget: 6000 → 1000').first()).toBeVisible();
    },
  ],
  [
    'that it fails from time to time',
    'collect-news-flaky',
    async (panel) => {
      await expect(
        panel.getByText('It fails this way from time to time, and works in between.').first(),
      ).toBeVisible();
    },
  ],
];

const SURFACES: readonly (readonly [name: string, open: (orbit: Orbit, id: string) => Promise<Locator>])[] = [
  [
    'Run detail',
    async (orbit, id) => {
      await orbit.openRun(id);
      return orbit.openHelp();
    },
  ],
  [
    'Mission Replay',
    async (orbit, id) => {
      await orbit.openReplay(id);
      return orbit.dock;
    },
  ],
];

for (const [surface, open] of SURFACES) {
  for (const [what, file, look] of SHOWN) {
    test(`${surface} shows ${what}`, async ({ orbit }) => {
      await look(await open(orbit, idOf(file)));
    });
  }
}
