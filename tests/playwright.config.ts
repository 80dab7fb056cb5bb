import { defineConfig, devices } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './findBrowser.ts';

const executablePath = findBrowser();
if (!executablePath) {
  throw new Error(
    'No Chromium found. Run `npx playwright install chromium`, or install a system Chromium, or set CHROMIUM_PATH.',
  );
}

const port = Number(process.env['E2E_PORT'] ?? 4180);
const origin = `http://127.0.0.1:${port}`;

/** End-to-end tests drive the demo as a person does: one server, one worker, and a test that fails stays failed. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: '../test-results/e2e',
  // A test that looks for many faults of access takes a minute on a loaded machine; what does not happen fails by `expect` in ten seconds.
  timeout: 180_000,
  expect: { timeout: 10_000 },
  workers: 1,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: 'list',
  webServer: {
    command: `node demo/start.mjs --port ${port} --host 127.0.0.1 --reports ''`,
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    url: `${origin}/api/health`,
    reuseExistingServer: false,
    timeout: 120_000,
  },
  use: { baseURL: origin, screenshot: 'only-on-failure', launchOptions: { executablePath } },
  projects: [
    {
      name: 'desktop',
      use: { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 800 } },
    },
  ],
});
