'use client';
import type { Run } from '../../core/model/run.ts';
import type { Moves, Session, SessionState } from '../../session/sessionState.ts';
import { useHelp, type Help } from './HelpContext.ts';
import { useRunHelp } from './useRunHelp.ts';
import { useSession } from './useSession.ts';

export interface WaymarkOptions {
  readonly moves?: Moves | undefined;
  readonly onShowStep?: ((stepId: string) => void) | undefined;
  /** The surface it stands on. @default 'run-detail' */
  readonly surface?: 'run-detail' | 'mission-replay' | undefined;
}

const whole = (state: SessionState): SessionState => state;

/**
 * The help of a run without any of the panel's look: the session to call and its state to draw. Shares the session with buttons
 * and docks of the same provider.
 *
 * @param run the same object while nothing has changed: a component that draws the state would otherwise hand over a new run
 * at every draw. Keep what an adapter gave in state or `useMemo`.
 * @throws Error when there is no `HelpProvider` above
 */
export function useWaymark(
  run: Run | null | undefined,
  { moves, onShowStep, surface = 'run-detail' }: WaymarkOptions = {},
): { readonly session: Session; readonly state: SessionState } {
  const help = provided(useHelp());
  const { session } = useRunHelp(help, run, { surface, moves, onShowStep, isOpen: true });
  return { session, state: useSession(session, whole) };
}

function provided(help: Help | null): Help {
  if (!help) throw new Error('Waymark: useWaymark needs a <HelpProvider> above it.');
  return help;
}
