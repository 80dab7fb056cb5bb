import { useMemo } from 'react';
import type { Moves, SessionHost } from '../../session/sessionState.ts';
import type { Help } from './HelpContext.ts';

interface HostProps {
  readonly surface: 'run-detail' | 'mission-replay';
  readonly moves?: Moves | undefined;
  readonly onShowStep?: ((stepId: string) => void) | undefined;
}

/** What the host can do here, in the session's shape; a new object only when one of its parts changed. */
export function useHost(help: Help, { surface, moves, onShowStep }: HostProps): SessionHost {
  const { surfaces, receiver, secrets, context, onEvent } = help;
  // A server knows neither the page nor its reader.
  const url = typeof location === 'undefined' ? undefined : location.href;
  const locale = help.locale ?? (typeof navigator === 'undefined' ? undefined : navigator.language);
  const showStep = onShowStep ?? help.onShowStep;
  return useMemo(
    () => ({
      surface,
      ...(moves && { moves }),
      ...(surfaces && { surfaces }),
      ...(showStep && { onShowStep: showStep }),
      ...(receiver && { receiver }),
      ...(secrets && { secrets }),
      ...(context && { context }),
      ...(onEvent && { onEvent }),
      page: { ...(url !== undefined && { url }), ...(locale !== undefined && { locale }) },
    }),
    [surface, moves, surfaces, showStep, receiver, secrets, context, onEvent, url, locale],
  );
}
