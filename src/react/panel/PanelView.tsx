import type { ReactNode } from 'react';
import type { Fit } from '../../core/model/fit.ts';
import type { SessionState, View } from '../../session/sessionState.ts';
import { LeadView } from '../lead/LeadView.tsx';
import { LazyView } from './LazyView.tsx';
import { loadBehind } from './loadBehind.ts';
import { loadReportForm } from '../report/loadReportForm.ts';
import { LoadFailed } from '../parts/LoadFailed.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';

/** What the panel shows now. */
export function PanelView(): ReactNode {
  const { session, words } = usePanel();
  const view = useSession(session, (state) => state.view);
  const fit = useSession(session, (state) => fitOf(state, view));
  const loading = useSession(session, (state) => state.loading);
  const isTextFailed = useSession(
    session,
    (state) => view.kind === 'guide' && state.bodies[view.guide]?.state === 'failed',
  );
  if (view.kind === 'report')
    return (
      <LazyView key="report" loader={loadReportForm} heading="report">
        {(ReportForm) => <ReportForm />}
      </LazyView>
    );
  if (view.kind === 'others')
    return (
      <LazyView key="others" loader={loadBehind} heading="others">
        {({ Others }) => <Others />}
      </LazyView>
    );
  if (view.kind === 'lead') return <LeadView />;
  const head = session.guide(view.guide);
  if (head)
    return (
      <LazyView key={head.id} loader={loadBehind} heading={view.section ?? 'guide'}>
        {({ Guide }) => <Guide head={head} fit={fit} />}
      </LazyView>
    );
  if (isTextFailed)
    return <LoadFailed text={words.guideFailed} retry={() => void session.loadBody(view.guide)} />;
  return loading === 'failed' ? <LeadView /> : <Skeleton label={words.loadingGuide} />;
}

/** How the shown guide fits the run, else one of its other steps that failed. */
function fitOf({ result, alsoFailed }: SessionState, view: View): Fit | undefined {
  if (view.kind !== 'guide') return undefined;
  const results = [result, ...alsoFailed.steps.map((one) => one.result)];
  return results.flatMap((one) => one?.fits ?? []).find(({ guide }) => guide === view.guide);
}
