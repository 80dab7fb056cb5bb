import { focusedFrom } from '../parts/focusedFrom.ts';

const BACK = ['pointerdown', 'focusin', 'wheel'] as const;
const CORNERS = ['bottom-end', 'bottom-start', 'top-end', 'top-start'] as const;

/**
 * Makes room for what the host shows of the run: a sheet is lowered, a panel beside its button goes to the corner where it covers none of it, until
 * the operator turns to it again. What has the focus in it stays in sight. One at the side of the window is out of the way already.
 *
 * @param show the host shows it
 */
export function giveWay(panel: HTMLElement, show: () => void): void {
  const { side, mode } = panel.dataset;
  const isSheet = side === 'sheet' || mode === 'sheet';
  if (side === 'side') return show();
  const before = focusedFrom(panel);
  panel.dataset['low'] = '';
  show();
  const focused = focusedFrom(panel);
  const scroller = panel.contains(focused) && focused?.closest('.waymark-scroll');
  if (focused && scroller) {
    const below = focused.getBoundingClientRect().bottom - scroller.getBoundingClientRect().bottom;
    if (below > 0) scroller.scrollTop += below + 8;
  } else if (focused && focused !== before && !isSheet) standClear(panel, focused);
  const back = (): void => {
    delete panel.dataset['low'];
    delete panel.dataset['corner'];
    for (const event of BACK) panel.removeEventListener(event, back);
  };
  for (const event of BACK) panel.addEventListener(event, back, { passive: true });
}

/** Between the panel and what it leaves free, in pixels. */
const GAP = 16;

/** Puts the panel into the first corner where it covers nothing of `shown`, or makes it lower where there is most room. */
function standClear(panel: HTMLElement, shown: Element): void {
  const other = shown.getBoundingClientRect();
  panel.style.removeProperty('--wm-low');
  for (const corner of CORNERS) {
    panel.dataset['corner'] = corner;
    const box = panel.getBoundingClientRect();
    const isBeside = box.right <= other.left || box.left >= other.right;
    if (isBeside || box.bottom <= other.top || box.top >= other.bottom) return;
  }
  const above = other.top - GAP;
  const below = document.documentElement.clientHeight - other.bottom - GAP;
  panel.dataset['corner'] = above > below ? 'top-end' : 'bottom-end';
  panel.style.setProperty('--wm-low', `${Math.max(above, below, 56)}px`);
}
