import { useCallback, useEffect, useMemo, type ReactNode } from 'react';
import { HelpDock } from 'waymark';
import type { Run } from 'waymark/core';
import { RunBadge } from '../parts/Badge.tsx';
import { Link } from '../parts/Link.tsx';
import { Page } from '../parts/Page.tsx';
import { WithRun } from '../parts/WithRun.tsx';
import { Controls } from '../replay/Controls.tsx';
import { StateAt } from '../replay/StateAt.tsx';
import { stepAt, timelineOf } from '../replay/timeline.ts';
import { Legend, Tracks } from '../replay/Tracks.tsx';
import { useReplay } from '../replay/useReplay.ts';
import { usePlace } from '../router.ts';
import { useMoves } from '../useMoves.ts';

/** On narrow screens the replay comes first and help is one press away. */
const isWide = matchMedia('(min-width: 861px)').matches;

/** Mission Replay: a run moment by moment, with help beside it. */
export function ReplayPage({ id }: { readonly id: string }): ReactNode {
  return <WithRun id={id}>{(run, isRecorded) => <ReplayOf run={run} isRecorded={isRecorded} />}</WithRun>;
}

function ReplayOf({ run, isRecorded }: { readonly run: Run; readonly isRecorded: boolean }): ReactNode {
  const timeline = useMemo(() => timelineOf(run), [run]);
  const replay = useReplay(timeline);
  const moves = useMoves(run, isRecorded);
  const { query } = usePlace();
  const wanted = query.get('step');
  const { at, seek } = replay;
  const current = stepAt(run, at);
  const { steps } = run;
  const showStep = useCallback(
    (stepId: string) => {
      const step = steps?.find(({ id }) => id === stepId);
      const moment = step?.failure?.at ?? step?.endedAt ?? step?.startedAt;
      if (moment !== undefined) seek(moment);
    },
    [steps, seek],
  );
  useEffect(() => {
    if (wanted) showStep(wanted);
    // Only when the address asks for it: a live run's new events must not move the cursor.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [wanted]);
  const event = run.events?.findLast((one) => one.at <= at);
  return (
    <div className="with-dock">
      <Page
        title={run.title ?? run.id}
        trail={
          <>
            <Link to="/runs">Runs</Link> / <Link to={`/runs/${run.id}`}>{run.id}</Link> / Replay
          </>
        }
        lead={
          <>
            <RunBadge run={run} /> Mission Replay
          </>
        }
        actions={
          <Link to={`/runs/${run.id}`} className="button">
            Run detail
          </Link>
        }
      >
        <section className="panel replay" aria-label="Timeline">
          <Controls replay={replay} timeline={timeline} moment={event?.title ?? 'before the first event'} />
          <Tracks run={run} timeline={timeline} at={at} current={current?.id} seek={seek} />
          <Legend run={run} />
          <p className="moment">{event ? event.title : 'Before the first event'}</p>
        </section>
        <StateAt run={run} at={at} current={current?.id} onSelect={showStep} />
      </Page>
      <HelpDock
        defaultOpen={isWide ? undefined : false}
        run={run}
        at={at}
        onSeek={seek}
        moves={moves}
        onShowStep={showStep}
      />
    </div>
  );
}
