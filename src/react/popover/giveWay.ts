import { focusedFrom } from '../parts/focusedFrom.ts';

const BACK = ['pointerdown', 'focusin', 'wheel'] as const;

/**
 * Lowers a sheet, so that what the host shows of the run can be seen above it, until the operator turns to the sheet again. What has the
 * focus in it stays in sight.
 */
export function giveWay(panel: HTMLElement): void {
  if (panel.dataset['side'] !== 'sheet') return;
  panel.dataset['low'] = '';
  const focused = focusedFrom(panel);
  const scroller = panel.contains(focused) && focused?.closest('.waymark-scroll');
  if (focused && scroller) {
    const below = focused.getBoundingClientRect().bottom - scroller.getBoundingClientRect().bottom;
    if (below > 0) scroller.scrollTop += below + 8;
  }
  const back = (): void => {
    delete panel.dataset['low'];
    for (const event of BACK) panel.removeEventListener(event, back);
  };
  for (const event of BACK) panel.addEventListener(event, back, { passive: true });
}
