import { useEffect, useRef, useState } from 'react';
import { withLink } from '../../session/deepLink.ts';
import type { Help, HelpShared } from './HelpContext.ts';

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
): string | undefined {
  const { shared, link: place = 'hash' } = help;
  const [followed, setFollowed] = useState<string>();
  const follow = useRef(onLink);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    follow.current = onLink;
  });
  useEffect(() => {
    if (!enabled || !place) return undefined;
    const check = (): void => {
      const { href } = location;
      if (!claim(shared.current, href)) return;
      setFollowed(href);
      follow.current();
    };
    check();
    addEventListener('popstate', check);
    addEventListener('hashchange', check);
    return () => {
      removeEventListener('popstate', check);
      removeEventListener('hashchange', check);
    };
  }, [enabled, place, shared]);
  useEffect(() => {
    if (wasOpen.current && !isOpen && place) dropLink(shared.current);
    wasOpen.current = isOpen;
  }, [isOpen, place, shared]);
  return followed;
}

const LINK = /[?#&]waymark=[^&#]*/;

/** Takes the link of an address for the one who asks first; every further one, and every address without a link, is refused. */
function claim(shared: HelpShared, href: string): boolean {
  const [link] = LINK.exec(href) ?? [];
  const isNew = link !== undefined && link !== shared.link;
  shared.link = link;
  return isNew;
}

function dropLink(shared: HelpShared): void {
  shared.link = undefined;
  const { href } = location;
  try {
    if (LINK.test(href)) history.replaceState(history.state, '', withLink(href));
  } catch {
    // A sandboxed page may not change its address.
  }
}
