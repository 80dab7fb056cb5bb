import { useEffect, useRef } from 'react';
import { withLink } from '../../session/deepLink.ts';
import type { Session, SessionState } from '../../session/sessionState.ts';
import type { OpenReason } from '../provider/OpenProps.ts';

/** Where our entries say how deep in the panel they are; everything else in them is the host's. */
const KEY = 'waymark';

/**
 * The browser's Back closes a view of the panel, then the panel. Every view is an entry of its own with the page's address, so that a host's
 * router finds its own state there; closed otherwise, the panel takes its entries back, unless the host has gone on from them.
 */
export function useBack(
  isOn: boolean,
  isAllowed: boolean,
  session: Session | undefined,
  close: (reason: OpenReason) => void,
  wasOutside: () => boolean,
): void {
  // A sheet that the window outgrows stays one entry: going back in the midst of something could end a navigation of the host's.
  const wasOn = useRef(false);
  const open = useRef(close);
  const left = useRef<Left | undefined>(undefined);
  useEffect(() => {
    open.current = close;
  });
  useEffect(() => {
    // Without a layout, as in a test of the host's, nothing is narrow.
    wasOn.current ||= isOn && document.documentElement.clientWidth > 0;
    if (!wasOn.current || !isAllowed || !session) return undefined;
    // React may run an effect twice, and run it again for another session: the entries of the first time serve on.
    const kept = left.current;
    left.current = undefined;
    clearTimeout(kept?.timer);
    const href = kept?.href ?? location.href;
    let depth = kept?.depth ?? 0;
    let isOurs = false;
    const push = (): void => {
      depth++;
      try {
        history.pushState({ ...stateOf(), [KEY]: depth }, '');
      } catch {
        // A sandboxed page may not: Back leaves it, as before.
      }
    };
    const onView = ({ view, canGoForward }: SessionState, before: SessionState): void => {
      if (view === before.view || isOurs) return;
      // Gone back by the panel's own button, the browser's entry goes too; its event is passed over.
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
        if (!wasOutside() || withLink(href) !== href) takeBack(depth, href);
        else if (depthHere() > 0) history.replaceState({ ...stateOf(), [KEY]: 0 }, '');
      });
      left.current = { depth, href, timer };
    };
  }, [isOn, isAllowed, session, wasOutside]);
}

/** Entries that are taken back unless the effect runs again at once. */
interface Left {
  readonly depth: number;
  readonly href: string;
  readonly timer: ReturnType<typeof setTimeout>;
}

function takeBack(depth: number, href: string): void {
  const now = depthHere();
  if (now === 0 || now > depth || withLink(location.href) !== withLink(href)) return;
  // The entry below still has the link that closing took out of this one.
  addEventListener('popstate', dropLink, { once: true, capture: true });
  history.go(-now);
}

function dropLink(): void {
  history.replaceState(history.state, '', withLink(location.href));
}

function stateOf(): object {
  return typeof history.state === 'object' && history.state !== null ? (history.state as object) : {};
}

function depthHere(): number {
  const depth: unknown = (stateOf() as Record<string, unknown>)[KEY];
  return typeof depth === 'number' ? depth : 0;
}
