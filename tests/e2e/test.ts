import { expect, test as base, type BrowserContext } from '@playwright/test';
import { createOrbit, type Orbit } from './createOrbit.ts';

interface Fixtures {
  /** Drives the demo as a person does. */
  readonly orbit: Orbit;
  readonly complaints: {
    /** Names a console message that this test provokes. */
    readonly expect: (text: RegExp) => void;
  };
}

/**
 * Playwright's `test` on the demo. Any console error or warning, page error or CSP violation that a test does not name fails it, in every
 * page it opens.
 */
export const test = base.extend<Fixtures>({
  orbit: async ({ page, request }, provide) => {
    await provide(createOrbit(page, request));
  },
  complaints: [
    async ({ context }, provide) => {
      const expected: RegExp[] = [];
      const heard = listen(context);
      await context.addInitScript(reportViolations);
      await provide({ expect: (text) => expected.push(text) });
      const unexpected = heard.filter((text) => !expected.some((one) => one.test(text)));
      expect(unexpected, 'unexpected console messages, page errors or CSP violations').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

function listen(context: BrowserContext): readonly string[] {
  const heard: string[] = [];
  context.on('weberror', (error) => heard.push(`page error: ${String(error.error())}`));
  context.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    heard.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  return heard;
}

/** Chromium logs violations that it blocks; this names the report-only ones too. */
function reportViolations(): void {
  document.addEventListener('securitypolicyviolation', (event) => {
    console.error(`violation of ${event.effectiveDirective} by ${event.blockedURI}`);
  });
}
