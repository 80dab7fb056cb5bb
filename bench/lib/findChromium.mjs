import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

/** `CHROMIUM_PATH`, Playwright's own download, or Debian's. */
export function findChromium() {
  const path = [process.env.CHROMIUM_PATH, chromium.executablePath(), '/usr/bin/chromium'].find(
    (candidate) => candidate && existsSync(candidate),
  );
  if (!path) throw new Error('No Chromium found. Set CHROMIUM_PATH, or `npx playwright install chromium`.');
  return path;
}
