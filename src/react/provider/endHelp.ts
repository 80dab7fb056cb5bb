import type { HelpShared } from './HelpContext.ts';

/** Ends what a provider started. Requests already sent are not cancelled. */
export function endHelp({ sessions, release }: HelpShared): void {
  sessions.forEach(({ session }) => session.end());
  sessions.clear();
  release?.();
}
