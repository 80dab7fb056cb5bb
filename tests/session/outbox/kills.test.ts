import { describe, expect, it } from 'vitest';
import { findBrowser } from '../../findBrowser.ts';
import { killBrowsers } from './killBrowsers.ts';

const browser = findBrowser();
const KILLS = 10;

describe.skipIf(!browser)('a browser that is killed', () => {
  it(`fault 12: ${KILLS} times mid-send, beside a server that dies too, loses and doubles nothing (O1)`, async () => {
    const outcome = await killBrowsers(browser!, KILLS, { seed: 7 });
    expect(outcome).toMatchObject({ lost: [], twice: [], open: [] });
    expect(outcome.saved).toBeGreaterThan(KILLS / 2);
  }, 180_000);
});
