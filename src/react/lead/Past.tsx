import { useMemo, type ReactNode } from 'react';
import type { EarlierRuns } from '../../core/model/history.ts';
import { enHistory } from '../../text/en/enHistory.ts';
import { pastLines } from '../../text/historyLines.ts';
import { usePanel } from '../parts/usePanel.ts';
import { useWords } from '../parts/useWords.ts';
import { useSession } from '../provider/useSession.ts';

/** How often the run failed this way, and when it last worked, in one quiet line. */
export function Past(): ReactNode {
  const { session } = usePanel();
  const words = useWords(enHistory);
  const earlier = useEarlier();
  const now = useSession(session, (state) => state.now);
  // The run may know of more attempts than the host has kept runs.
  const times = useSession(session, (state) => state.run?.retry?.sameFailure ?? 0);
  const { alike } = earlier?.history ?? {};
  const lines = alike
    ? pastLines({ ...earlier!.history, alike: { ...alike, times: Math.max(alike.times, times) } }, words, now)
    : [];
  return (
    lines.length > 0 && (
      <p className="waymark-quiet" data-part="past">
        {lines.join(' ')}
      </p>
    )
  );
}

/** What earlier runs say of the run that is shown. */
export function useEarlier(): EarlierRuns | undefined {
  const { session } = usePanel();
  const run = useSession(session, (state) => state.run);
  return useMemo(() => run && session.earlier(), [session, run]);
}
