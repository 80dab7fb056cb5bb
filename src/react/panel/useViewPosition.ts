import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { View } from '../../session/sessionState.ts';
import { focusedFrom } from '../parts/focusedFrom.ts';
import type { Panel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';

/**
 * Scroll position and focus when the operator changes the view: a new view starts at its top or at its section, an earlier one where it was
 * left. The focus goes to the view's heading if it was in the panel or nowhere.
 * @returns the handler to call when the view is scrolled
 */
export function useViewPosition(panel: Panel, scroller: RefObject<HTMLElement | null>): () => void {
  const { session, id, reveal } = panel;
  const view = useSession(session, (state) => state.view);
  const body = useSession(session, (state) =>
    view.kind === 'guide' ? state.bodies[view.guide]?.state : undefined,
  );
  const positions = useRef(new WeakMap<View, number>());
  const shown = useRef<View>(undefined);
  const waiting = useRef<View>(undefined);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const section = view.kind === 'guide' && view.section ? `${id}-${view.section}` : undefined;
    if (shown.current !== view) {
      const isFirst = shown.current === undefined;
      shown.current = view;
      const known = positions.current.get(view);
      waiting.current = known === undefined && section !== undefined ? view : undefined;
      scrollTo(element, known ?? 0);
      if (!isFirst) focusHeading(element, `${id}-${HEADINGS[view.kind]}`);
    }
    // The section is not there before the guide's text is.
    if (waiting.current === view && section !== undefined && body === 'ready') {
      waiting.current = undefined;
      reveal(section);
    }
  }, [view, body, id, reveal, scroller]);
  return () => {
    if (scroller.current) positions.current.set(view, scroller.current.scrollTop);
  };
}

const HEADINGS: Readonly<Record<View['kind'], string>> = {
  lead: 'failed',
  guide: 'guide',
  others: 'others',
  report: 'report',
};

function scrollTo(element: HTMLElement, top: number): void {
  scrollerOf(element).scrollTop = top;
}

/** The element that scrolls: the panel's body, on low screens the whole panel with header and footer. */
export function scrollerOf(body: HTMLElement): HTMLElement {
  return getComputedStyle(body).overflowY === 'visible' ? (body.parentElement ?? body) : body;
}

function find(element: HTMLElement, id: string): HTMLElement | null {
  return element.querySelector(`[id="${CSS.escape(id)}"]`);
}

function focusHeading(element: HTMLElement, id: string): void {
  const focused = focusedFrom(element);
  const isOurs = focused === document.body || element.parentElement?.contains(focused);
  if (isOurs) find(element, id)?.focus({ preventScroll: true });
}
