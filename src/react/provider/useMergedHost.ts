import { useSyncExternalStore } from 'react';
import type { SessionHost } from '../../session/sessionState.ts';
import type { HeldSession } from './HelpContext.ts';

/** What all widgets of the run tell of the host together; `own`, what this one tells, until it has been put in. */
export function useMergedHost({ hosts }: HeldSession, own: SessionHost): SessionHost {
  return useSyncExternalStore(
    hosts.subscribe,
    () => hosts.merged() ?? own,
    () => own,
  );
}
