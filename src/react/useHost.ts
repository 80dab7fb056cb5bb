import { useMemo } from 'react';
import type { Moves, SessionHost } from '../session/sessionState.ts';
import type { Help } from './HelpContext.ts';

interface HostProps {
  readonly surface: 'run-detail' | 'mission-replay';
  readonly moves?: Moves | undefined;
  readonly onShowStep?: ((stepId: string) => void) | undefined;
}

/** What the host can do here, in the session's shape; a new object only when one of its parts changed. */
export function useHost(help: Help, { surface, moves, onShowStep }: HostProps): SessionHost {
  const { surfaces, receiver, locale } = help;
  const showStep = onShowStep ?? help.onShowStep;
  return useMemo(
    () => ({
      surface,
      ...(moves && { moves }),
      ...(surfaces && { surfaces }),
      ...(showStep && { onShowStep: showStep }),
      ...(receiver && { receiver }),
      page: { url: location.href, locale: locale ?? navigator.language },
    }),
    [surface, moves, surfaces, showStep, receiver, locale],
  );
}
