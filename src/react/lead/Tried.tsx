import type { ReactNode } from 'react';
import { showText } from '../../core/model/value/showText.ts';
import { enReady } from '../../text/en/enReady.ts';
import { usePanel } from '../parts/usePanel.ts';
import { useWords } from '../parts/useWords.ts';
import { useSession } from '../provider/useSession.ts';

/** The last move that was tried on this run, and how it went. It stands in the trail, so a reload keeps it. */
export function Tried(): ReactNode {
  const { session } = usePanel();
  const words = useWords(enReady);
  const moves = useSession(session, (state) => state.trail.moves);
  const run = useSession(session, (state) => state.run);
  const last = moves.findLast(({ kind }) => kind === 'retry' || kind === 'continue');
  if (!last || !run) return null;
  const { kind, at, failed, runId, ended } = last;
  return (
    <p className="waymark-quiet" data-part="tried">
      {words.tried({ kind, at, now: run.observedAt })}{' '}
      {failed !== undefined && words.moveFailed({ said: showText(failed) })}
      {runId !== undefined &&
        words.followed({
          run: showText(runId),
          from: showText(run.id),
          ...(ended && { status: ended }),
        })}
    </p>
  );
}
