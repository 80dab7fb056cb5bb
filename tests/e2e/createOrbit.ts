import { expect, type APIRequestContext, type Locator, type Page } from '@playwright/test';
import type { Run } from 'waymark/core';

/** The demo as a person uses it, and its API for what a person would do elsewhere. */
export interface Orbit {
  /** Starts a mission from the Missions page. @returns the id of the run whose page is then open */
  readonly start: (mission: string) => Promise<string>;
  /** Starts a mission through the API, for a test whose subject comes after that. @returns the run's id */
  readonly startQuietly: (missionId: string) => Promise<string>;
  /** Opens Run detail and waits until the run is drawn. */
  readonly openRun: (id: string) => Promise<void>;
  readonly openReplay: (id: string) => Promise<void>;
  /** Presses *Help* on Run detail. @returns the panel */
  readonly openHelp: () => Promise<Locator>;
  readonly helpButton: Locator;
  /** The popover on Run detail. */
  readonly popover: Locator;
  /** The dock beside Replay. */
  readonly dock: Locator;
  /** The run as the API has it now. */
  readonly run: (id: string) => Promise<Run>;
  readonly runs: () => Promise<readonly Run[]>;
  /** Waits until the run is over, waits, or is in the state asked for. */
  readonly settled: (id: string, status?: Run['status']) => Promise<Run>;
  readonly post: (path: string, body?: unknown) => Promise<void>;
}

const ACTIVE: readonly unknown[] = ['queued', 'running'];

export function createOrbit(page: Page, request: APIRequestContext): Orbit {
  const helpButton = page.getByRole('button', { name: /^Help with / });
  const popover = page.getByRole('dialog', { name: /^Help with / });
  const dock = page.getByRole('complementary', { name: /^Help with / });

  const answerOf = async (path: string, body?: unknown): Promise<unknown> => {
    const response = await request.post(path, { data: body ?? {} });
    expect(response.ok(), `POST ${path}: ${await response.text()}`).toBe(true);
    return response.json();
  };
  const run = async (id: string): Promise<Run> => {
    const response = await request.get(`/api/runs/${id}`);
    return (await response.json()) as Run;
  };

  return {
    helpButton,
    popover,
    dock,
    run,
    async start(mission) {
      await page.goto('/');
      await page.getByRole('link', { name: 'Start a mission' }).click();
      await page.getByRole('button', { name: `Run ${mission}`, exact: true }).click();
      await page.waitForURL(/\/runs\/[^/]+$/);
      await expect(page.getByRole('heading', { level: 1, name: mission })).toBeVisible();
      return page.url().split('/').at(-1)!;
    },
    async startQuietly(missionId) {
      return ((await answerOf(`/api/missions/${missionId}/runs`)) as { runId: string }).runId;
    },
    async openRun(id) {
      await page.goto(`/runs/${id}`);
      await expect(page.getByRole('heading', { level: 2, name: 'Steps' })).toBeVisible();
    },
    async openReplay(id) {
      await page.goto(`/runs/${id}/replay`);
      await expect(page.getByRole('slider', { name: 'Replay position' })).toBeVisible();
    },
    async openHelp() {
      await helpButton.click();
      await expect(popover).toBeVisible();
      return popover;
    },
    async runs() {
      const response = await request.get('/api/runs');
      return ((await response.json()) as { runs: Run[] }).runs;
    },
    async settled(id, status) {
      const isSettled = (one: Run): boolean =>
        status === undefined ? !ACTIVE.includes(one.status) : one.status === status;
      await expect.poll(async () => isSettled(await run(id)), { message: `run ${id} settles` }).toBe(true);
      return run(id);
    },
    async post(path, body) {
      await answerOf(path, body);
    },
  };
}
