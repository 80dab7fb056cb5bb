import type { HelpShared } from './HelpContext.ts';

/** Ends what a provider started. Requests already sent are not cancelled. */
export function endHelp(shared: HelpShared): void {
  const { sessions, release, unlisten } = shared;
  sessions?.forEach(({ session }) => session.end());
  sessions?.clear();
  release?.();
  unlisten?.();
  delete shared.unlisten;
}
