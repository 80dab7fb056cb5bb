'use client';
import { useStore } from 'zustand';
import type { Session, SessionState } from '../../session/sessionState.ts';

/**
 * A part of a session's state, drawn anew when it changes.
 *
 * @param select picks something whose identity changes only when it does; no new object at every call
 */
export function useSession<T>(session: Session, select: (state: SessionState) => T): T {
  return useStore(session, select);
}
