import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserType, Page } from 'playwright-core';
import type { Io } from '../cli/io.ts';

/** A page in a fresh browser profile. */
export interface OpenedPage {
  readonly page: Page;
  /** The text of axe-core, where it is installed. */
  readonly axe: string | undefined;
  readonly close: () => Promise<void>;
}

/** Common paths of Chromium, used when neither CHROMIUM_PATH nor Playwright's own download exists. */
const SYSTEM_PATHS: readonly string[] = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const VIEWPORT = { width: 1280, height: 800 };

/**
 * Opens Chromium with the Playwright of the host's project.
 * @returns what to install if that is missing
 */
export async function openPage({ cwd, env }: Pick<Io, 'cwd' | 'env'>): Promise<OpenedPage | string> {
  const chromium = await loadChromium(cwd);
  if (!chromium) {
    return 'Driving a page needs Playwright. Run `npm install --no-save playwright-core axe-core`, then this again.';
  }
  const path = [env['CHROMIUM_PATH'], chromium.executablePath(), ...SYSTEM_PATHS].find(
    (path) => path !== undefined && existsSync(path),
  );
  if (path === undefined) {
    return 'There is no Chromium. Run `npx playwright-core install chromium`, or name one by CHROMIUM_PATH.';
  }
  let browser: Browser;
  try {
    browser = await chromium.launch({ executablePath: path });
  } catch (error) {
    return `${path} does not start: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`;
  }
  const context = await browser.newContext({ viewport: VIEWPORT, serviceWorkers: 'block' });
  return { page: await context.newPage(), axe: readAxe(cwd), close: () => browser.close() };
}

/** Resolves from the host's project, then from where Waymark is installed, as with `npx -p playwright-core -p waymark`. */
function resolveIn(cwd: string, specifier: string): string | undefined {
  for (const from of [pathToFileURL(join(cwd, 'package.json')), import.meta.url]) {
    try {
      return createRequire(from).resolve(specifier);
    } catch {
      // It is not installed there.
    }
  }
  return undefined;
}

async function loadChromium(cwd: string): Promise<BrowserType | undefined> {
  for (const name of ['playwright-core', 'playwright', '@playwright/test']) {
    const file = resolveIn(cwd, name);
    if (file === undefined) continue;
    const loaded: { chromium?: BrowserType; default?: { chromium?: BrowserType } } = await import(
      pathToFileURL(file).href
    );
    const chromium = loaded.chromium ?? loaded.default?.chromium;
    if (chromium) return chromium;
  }
  return undefined;
}

function readAxe(cwd: string): string | undefined {
  const file = resolveIn(cwd, 'axe-core/axe.min.js') ?? resolveIn(cwd, 'axe-core');
  return file === undefined ? undefined : readFileSync(file, 'utf8');
}
