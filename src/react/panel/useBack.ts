import { useEffect, useRef } from 'react';
import { withLink } from '../../session/deepLink.ts';
import type { Session, SessionState } from '../../session/sessionState.ts';
import type { OpenReason } from '../provider/OpenProps.ts';

/** The key in `history.state` that holds how deep in the panel an entry is; every other key is the host's. */
const KEY = 'waymark';

/**
 * The browser's Back closes a view of the panel, then the panel. Every view is a history entry with the page's address and the host's
 * state, so that a host's router finds its own state there. Closed in another way, the panel removes its entries, unless the host has
 * navigated on from them.
 */
export function useBack(
  isOn: boolean,
  isAllowed: boolean,
  session: Session | undefined,
  close: (reason: OpenReason) => void,
  wasOutside: () => boolean,
): void {
  // A sheet that turns into a popover when the window grows keeps its entries: going back then could end a navigation of the host.
  const wasOn = useRef(false);
  const open = useRef(close);
  const left = useRef<Left | undefined>(undefined);
  useEffect(() => {
    open.current = close;
  });
  useEffect(() => {
    // Where nothing is laid out, as in a host's test, no window is narrow.
    wasOn.current ||= isOn && document.documentElement.clientWidth > 0;
    if (!wasOn.current || !isAllowed || !session) return undefined;
    // React may run an effect twice, and again for another session; the entries of the first run are used again.
    const kept = left.current;
    left.current = undefined;
    clearTimeout(kept?.timer);
    const href = kept?.href ?? location.href;
    let depth = kept?.depth ?? 0;
    let isOurs = false;
    const push = (): void => {
      const here = location.href;
      depth++;
      try {
        // A deep link left in the entry below would open the panel again when the operator goes back to it.
        if (depth === 1) history.replaceState(history.state, '', withLink(here));
        history.pushState({ ...stateOf(), [KEY]: depth }, '', here);
      } catch {
        // A sandboxed page may not write its history; there Back leaves the page.
      }
    };
    const onView = ({ view, canGoForward }: SessionState, before: SessionState): void => {
      if (view === before.view || isOurs) return;
      // The panel's own back button removes the browser's entry too; the event that this causes is ignored.
      if (canGoForward && depth > 1 && depthHere() === depth) {
        depth--;
        history.back();
      } else if (!canGoForward) push();
    };
    const onPop = (): void => {
      const now = depthHere();
      if (now >= depth) return;
      isOurs = true;
      if (now === 0 || !session.getState().canGoBack) open.current('close');
      else session.back();
      isOurs = false;
      depth = now;
    };
    if (!kept) push();
    const stop = session.subscribe(onView);
    addEventListener('popstate', onPop);
    return () => {
      stop();
      removeEventListener('popstate', onPop);
      const timer = setTimeout(() => {
        left.current = undefined;
        // A press outside may have been on a link, and going back would end what it began.
        if (!wasOutside()) takeBack(depth, href);
        else if (depthHere() > 0) history.replaceState({ ...stateOf(), [KEY]: 0 }, '');
      });
      left.current = { depth, href, timer };
    };
  }, [isOn, isAllowed, session, wasOutside]);
}

/** Entries to remove, unless the effect runs again at once. */
interface Left {
  readonly depth: number;
  readonly href: string;
  readonly timer: ReturnType<typeof setTimeout>;
}

function takeBack(depth: number, href: string): void {
  const now = depthHere();
  if (now === 0 || now > depth || withLink(location.href) !== withLink(href)) return;
  history.go(-now);
}

function stateOf(): object {
  return typeof history.state === 'object' && history.state !== null ? (history.state as object) : {};
}

function depthHere(): number {
  const depth: unknown = (stateOf() as Record<string, unknown>)[KEY];
  return typeof depth === 'number' ? depth : 0;
}
