import type { HelpShared } from './HelpContext.ts';

/** Takes the deep link in `hash` for the one who asks first; every further one, and every hash without a link, is refused. */
export function claimLink(shared: HelpShared, hash: string): boolean {
  const link = hash.includes('waymark=') ? hash : undefined;
  const isNew = link !== undefined && link !== shared.link;
  shared.link = link;
  return isNew;
}
