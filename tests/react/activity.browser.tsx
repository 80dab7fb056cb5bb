import { Activity } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { HelpButton } from '../../src/react/button/HelpButton.tsx';
import { HelpDock } from '../../src/react/dock/HelpDock.tsx';
import { createStorage, NOW, provided, refusedRun } from './helpWorld.tsx';
import { part, seen } from './surface.tsx';

beforeEach(() => page.viewport(1280, 800));

const RUN = refusedRun();
const WIDGETS = {
  popover: <HelpButton run={RUN} defaultOpen />,
  dock: <HelpDock run={RUN} at={NOW} defaultOpen />,
};

describe('inside <Activity>', () => {
  it.each(['popover', 'dock'] as const)(
    'H5: an open %s is gone while its page is hidden, and stands as it was left when the page is shown again',
    async (widget) => {
      const storage = createStorage();
      const draw = (mode: 'visible' | 'hidden') => (
        <>
          <button type="button" id="host">
            Another page
          </button>
          <Activity mode={mode}>{provided(WIDGETS[widget], { storage })}</Activity>
        </>
      );
      const { rerender } = await render(draw('visible'));
      await seen(() => document.querySelector('[data-part="fix-now"]'));
      await userEvent.click(document.querySelector<HTMLElement>('.waymark-tick')!);
      for (let times = 0; times < 3; times++) {
        await rerender(draw('hidden'));
        await expect.poll(() => part(widget).checkVisibility()).toBe(false);
        await userEvent.click(document.querySelector<HTMLElement>('#host')!);
        await rerender(draw('visible'));
        await expect.poll(() => part(widget).checkVisibility()).toBe(true);
        expect(part('fix-now').checkVisibility()).toBe(true);
        expect(document.querySelector<HTMLInputElement>('.waymark-tick')!.checked).toBe(true);
      }
      // It still does what it is there for.
      await userEvent.click(document.querySelector<HTMLElement>('.waymark-tick')!);
      expect(document.querySelector<HTMLInputElement>('.waymark-tick')!.checked).toBe(false);
    },
  );
});
