import { useContext } from 'react';
import { HelpContext, type Help } from './HelpContext.ts';

const told = new Set<string>();

/** The provider's config; without a provider nothing is drawn, and the console says why, once. */
export function useHelp(): Help | null {
  const help = useContext(HelpContext);
  if (!help && !told.size) {
    told.add('no-provider');
    // oxlint-disable-next-line no-console -- a developer's mistake, and a help widget may not throw through its host
    console.error(
      'Waymark: no <HelpProvider> above this button or dock, so it is not drawn. Wrap it in one.',
    );
  }
  return help;
}
