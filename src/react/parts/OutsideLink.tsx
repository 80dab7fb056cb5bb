import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import { safeUrl } from '../../core/model/value/safeUrl.ts';
import { usePanel } from './usePanel.ts';

/** A link that leaves the host, in a tab of its own; plain text when its address is not safe. */
export function OutsideLink({
  url,
  children,
}: {
  readonly url: string | undefined;
  readonly children: ReactNode;
}): ReactNode {
  const { words } = usePanel();
  const href = safeUrl(url);
  if (!href) return children;
  const host = unlikeHost(href);
  return (
    <a className="waymark-link" href={href} target="_blank" rel="noopener noreferrer">
      {children}
      {host && ` (${host})`}
      <Icon name="open" />
      <span className="waymark-hidden"> ({words.newTab})</span>
    </a>
  );
}

/**
 * The host of an address as it is looked up (`xn--80ak6aa92e.com`), where that is other than it reads: letters of another script may look like
 * those of a known name.
 */
export function unlikeHost(url: string): string | undefined {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  return /(?:^|\.)xn--/.test(host) ? host : undefined;
}
