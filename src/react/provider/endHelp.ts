import type { HelpShared } from './HelpContext.ts';

/** Ends what a provider started. What is on its way arrives all the same. */
export function endHelp({ sessions, release }: HelpShared): void {
  sessions.forEach(({ session }) => session.end());
  sessions.clear();
  release?.();
}
