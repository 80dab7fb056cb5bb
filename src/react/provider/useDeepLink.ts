import { useEffect, useRef, useState } from 'react';
import { claimLink } from './claimLink.ts';
import type { Help } from './HelpContext.ts';

/**
 * Follows `#waymark=guide/section` in the page's address. Of several buttons and docks the first takes the link, once.
 *
 * @returns the hash that was followed
 */
export function useDeepLink(help: Help, enabled: boolean, onLink: () => void): string | undefined {
  const { shared } = help;
  const [link, setLink] = useState<string>();
  const follow = useRef(onLink);
  useEffect(() => {
    follow.current = onLink;
  });
  useEffect(() => {
    if (!enabled) return undefined;
    const check = (): void => {
      const { hash } = location;
      if (!claimLink(shared.current, hash)) return;
      setLink(hash);
      follow.current();
    };
    check();
    addEventListener('hashchange', check);
    return () => removeEventListener('hashchange', check);
  }, [enabled, shared]);
  return link;
}
