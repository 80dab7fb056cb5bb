import { useEffect } from 'react';
import type { BodyState } from '../../session/sessionState.ts';
import { usePanel } from './usePanel.ts';
import { useSession } from '../provider/useSession.ts';

const LOADING: BodyState = { state: 'loading' };

/** A guide's text, requested at the first render. */
export function useBody(guide: string): BodyState {
  const { session } = usePanel();
  const body = useSession(session, (state) => state.bodies[guide]);
  useEffect(() => {
    if (!body) void session.loadBody(guide);
  }, [session, guide, body]);
  return body ?? LOADING;
}
