import { useContext } from 'react';
import { HelpContext, type Help } from './HelpContext.ts';

/** The provider's config; without a provider nothing is drawn, and the console says why. */
export function useHelp(): Help | null {
  const help = useContext(HelpContext);
  // oxlint-disable-next-line no-console -- a developer's mistake, and a help widget may not throw through its host
  if (!help) console.error('Waymark: no <HelpProvider> above.');
  return help;
}
