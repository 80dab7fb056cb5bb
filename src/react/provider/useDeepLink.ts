import { useEffect, useRef, useState } from 'react';
import { isOtherRun, withLink } from '../../session/deepLink.ts';
import type { Help, HelpShared } from './HelpContext.ts';
import { runKey } from './runKey.ts';

/**
 * Follows `waymark=guide/section` in the page's address. Of several buttons and docks the first takes the link, once. Closing the panel
 * takes it out of the address, so that a reload does not open it again.
 *
 * @returns the address that was followed
 */
export function useDeepLink(
  help: Help,
  enabled: boolean,
  isOpen: boolean,
  onLink: () => void,
  run: unknown,
): string | undefined {
  const { shared, link: place = 'hash' } = help;
  const runId = runKey(run);
  const [address, setAddress] = useState<string>();
  const follow = useRef(onLink);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    follow.current = onLink;
  });
  useEffect(() => {
    if (!enabled || !place) return undefined;
    const check = (): void => {
      if (isOtherRun(location.href, runId)) return;
      const link = LINK.exec(location.href)?.[0];
      const { current } = shared;
      const isKnown = link === last.link && (last.by === current || last.by?.mounts);
      if (isKnown) return;
      last = { link, by: current };
      if (!link) return;
      setAddress(location.href);
      follow.current();
    };
    check();
    addEventListener('popstate', check);
    addEventListener('hashchange', check);
    return () => {
      removeEventListener('popstate', check);
      removeEventListener('hashchange', check);
    };
  }, [enabled, place, shared, runId]);
  useEffect(() => {
    if (wasOpen.current && !isOpen && place) dropLink();
    wasOpen.current = isOpen;
  }, [isOpen, place]);
  // An operator who comes back can follow the same link again.
  useEffect(() => () => void (address && (last = {})), [address]);
  return address;
}

const LINK = /[?#&]waymark=[^&#]*/;

/** The last link in this page's address, and the provider that saw it first: only that provider follows it, for as long as it exists. */
let last: { readonly link?: string | undefined; readonly by?: HelpShared } = {};

function dropLink(): void {
  const { link } = last;
  last = {};
  try {
    if (link) history.replaceState(history.state, '', withLink(location.href));
  } catch {
    // A sandboxed page may not change its address.
  }
}
