import { useState, type ReactNode } from 'react';
import { Followed } from './Followed.tsx';
import { Guide } from '../guide/Guide.tsx';
import { LoadFailed } from '../parts/LoadFailed.tsx';
import { MoveCard } from './MoveCard.tsx';
import { FitList } from '../parts/FitList.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { StillWrong } from './StillWrong.tsx';
import { useLead } from '../parts/useLead.ts';
import { usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';
import { WhatFailed } from './WhatFailed.tsx';

/** How many of the nearest guides stand under the general one. */
const NEAREST = 3;

/** The answer for this run, from the top: what failed, the move, the guide. */
export function LeadView(): ReactNode {
  const { session, words, note } = usePanel();
  const lead = useLead();
  const run = useSession(session, (state) => state.run);
  const move = useSession(session, (state) => state.move);
  const loading = useSession(session, (state) => state.loading);
  const problems = useSession(session, (state) => state.problems.length);
  const verdict = useSession(session, (state) => state.trail.verdict);
  if (!run || !lead) return <Skeleton label={words.loadingGuides} />;

  const { result, head, fit } = lead;
  const isFinished = run.status === 'succeeded' || run.status === 'cancelled';
  const isUnsure = head?.role === 'general' && loading !== 'failed';
  return (
    <>
      {loading === 'failed' && <LoadFailed text={words.indexFailed} retry={() => void session.load()} />}
      <Followed run={run} />
      <WhatFailed run={run} lead={lead} />
      {note}
      {move && <MoveCard move={move} />}
      {(isFinished || verdict) && <StillWrong />}
      {head && (
        <Announced guide={head.id}>
          <Guide head={head} fit={fit}>
            {isUnsure && (
              <div className="waymark-unsure" data-part="unsure">
                <p>{result.fits.length > 0 ? words.generalLeads : words.reasonNoGuide}</p>
                {result.fits.length > 0 && <FitList fits={result.fits.slice(0, NEAREST)} />}
              </div>
            )}
          </Guide>
        </Announced>
      )}
      {problems > 0 && (
        <p className="waymark-quiet" data-part="incomplete">
          {words.incomplete({ count: problems })}
        </p>
      )}
    </>
  );
}

/** Says so, politely, when another guide takes the lead while the panel is open. */
function Announced({ guide, children }: { readonly guide: string; readonly children: ReactNode }): ReactNode {
  const { words } = usePanel();
  const [first] = useState(guide);
  const [last, setLast] = useState(guide);
  const isChanged = last !== first || guide !== first;
  if (last !== guide) setLast(guide);
  return (
    <>
      <p role="status" className={isChanged ? 'waymark-changed' : 'waymark-hidden'}>
        {isChanged && words.answerChanged}
      </p>
      {children}
    </>
  );
}
