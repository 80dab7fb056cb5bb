import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

/** Where Chromium commonly stands when neither CHROMIUM_PATH nor Playwright's own download is there. */
const SYSTEM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The Chromium that browser tests drive: `CHROMIUM_PATH`, Playwright's download, or the system's; `null` when there is none. */
export function findBrowser(): string | null {
  const named = process.env['CHROMIUM_PATH'];
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH=${named} does not exist`);
    return named;
  }
  const downloaded = chromium.executablePath();
  if (existsSync(downloaded)) return downloaded;
  return SYSTEM_PATHS.find((path) => existsSync(path)) ?? null;
}
