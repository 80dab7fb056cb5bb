import { useDismiss, useFloatingRootContext } from '@floating-ui/react';
import type { ReactNode, RefObject } from 'react';

import type { OpenReason } from '../provider/OpenProps.ts';
import { focusedFrom } from '../parts/focusedFrom.ts';
import { lineOf } from '../parts/lineOf.ts';
import { useHostModals } from './useHostModals.ts';

export interface MannersProps {
  readonly panel: RefObject<HTMLElement | null>;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly close: (reason: OpenReason) => void;
}

const MODAL = 'dialog[open], [aria-modal="true"]';

/** How an open popover gets on with the page around it; comes after it, since nobody needs it before there is something to see. */
export function Manners({ panel, anchor, close }: MannersProps): ReactNode {
  const context = useFloatingRootContext({
    open: true,
    onOpenChange: () => close('outside'),
    elements: { reference: anchor.current, floating: panel.current },
  });
  // What it would have the panel and its button say is said by them (B3, P6).
  useDismiss(context, {
    // Escape closes by P2, which `useEscape` keeps.
    escapeKey: false,
    // P3: a handler of the host may ask a question before it goes on; the panel has to be there to say how it went.
    outsidePress: (event) => {
      const modal = event.composedPath().find((node) => node instanceof Element && node.matches(MODAL));
      const isAround = !modal || lineOf(anchor.current!).includes(modal as Node);
      return isAround && !panel.current?.hasAttribute('data-below');
    },
  });
  useHostModals(panel, true);
  return null;
}
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
