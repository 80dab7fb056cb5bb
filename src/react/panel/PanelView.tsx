import { useEffect, useLayoutEffect, useState, type ReactNode } from 'react';
import { errorLine } from '../../text/errorLine.ts';
import type { Fit } from '../../core/model/fit.ts';
import { headline } from '../../text/headline.ts';
import type { SessionState, View, Session } from '../../session/sessionState.ts';
import type { PanelWords } from '../../text/wordsFrom.ts';
import { CopyButton } from '../parts/CopyButton.tsx';
import type { Loader } from '../parts/createLoader.ts';
import { LeadView } from '../lead/LeadView.tsx';
import { useCode } from '../parts/useCode.ts';
import { loadBehind } from './loadBehind.ts';
import { loadOthers } from './loadOthers.ts';
import { loadReportForm, loadSent } from '../report/loadReportForm.ts';
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
  if (view.kind === 'report') return <ReportView />;
  if (view.kind === 'others')
    return (
      <LazyView key="others" loader={loadOthers} heading="others">
        {({ Others, GuideSearch }) => <Others search={<GuideSearch />} />}
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
    return <LoadFailed words={words} text={words.guideFailed} retry={() => session.loadBody(view.guide)} />;
  return loading === 'failed' ? <LeadView /> : <Skeleton words={words} label={words.loadingGuide} />;
}

function ReportView(): ReactNode {
  const late = useCode(loadSent);
  return (
    <LazyView loader={loadReportForm} heading="report">
      {(ReportForm) => <ReportForm late={late} />}
    </LazyView>
  );
}

/** How the shown guide fits the run or one of its other failed steps. */
function fitOf({ result, alsoFailed }: SessionState, view: View): Fit | undefined {
  if (view.kind !== 'guide') return undefined;
  const results = [result, ...alsoFailed.steps.map((one) => one.result)];
  return results.flatMap((one) => one?.fits ?? []).find(({ guide }) => guide === view.guide);
}

interface LazyViewProps<T extends object> {
  readonly loader: Loader<T>;
  /** Which of the panel's headings the view contains. */
  readonly heading: string;
  readonly children: (code: T) => ReactNode;
}

/** A view whose code is a chunk of its own: drawn as soon as that is loaded, with a button to try again where it failed. */
function LazyView<T extends object>({ loader, heading, children }: LazyViewProps<T>): ReactNode {
  const { session, words, id, reveal } = usePanel();
  const [code, isFailed, load] = useCode(loader);
  const [wasThere] = useState(code !== undefined);
  useEffect(() => {
    if (!code) load();
  }, [code, load]);
  useLayoutEffect(() => {
    // This heading should have received the focus when the view was opened.
    if (code && !wasThere) reveal(`${id}-${heading}`);
  }, [code, wasThere, reveal, id, heading]);
  if (code) return children(code);
  return isFailed ? (
    <>
      <LoadFailed words={words} text={words.openFailed} retry={load} />
      {heading === 'report' && (
        <CopyButton isAlone text={shortReport(session, words)} label={words.copyReport} />
      )}
    </>
  ) : (
    <Skeleton words={words} label={words.loadingGuide} />
  );
}

/** What support needs most, for a device that cannot load the form: what happened, the run, its error, the page. */
function shortReport(session: Session, words: PanelWords): string {
  const { run, result } = session.getState();
  const head = result?.lead ? session.guide(result.lead) : undefined;
  return [
    result && headline(result, new Map(head && [[head.id, head]]), words),
    run?.id,
    run?.url,
    errorLine(result?.failure?.failure)?.whole,
    location.href,
  ]
    .filter(Boolean)
    .join('\n');
}
