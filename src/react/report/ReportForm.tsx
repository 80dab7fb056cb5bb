import { useEffect, useRef, type ReactNode } from 'react';
import { enReport } from '../../text/en/enReport.ts';
import type { FiledReport } from '../../session/receivers/receiver.ts';
import { LoadFailed } from '../parts/LoadFailed.tsx';
import { ReportDraft } from './ReportDraft.tsx';
import { SentReport } from './SentReport.tsx';
import { SentReports } from './SentReports.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';
import { useWords } from '../parts/useWords.ts';

const NONE: readonly FiledReport[] = [];

/** *Report this Run*: reports already sent first, then the draft. */
export function ReportForm(): ReactNode {
  const { session, id, reveal } = usePanel();
  const words = useWords(enReport);
  const draft = useSession(session, (state) => state.draft);
  const sending = useSession(session, (state) => state.sending.state);
  const hasReports = useSession(session, (state) => state.reports.length > 0);
  const elsewhere = useSession(session, (state) => state.elsewhere);
  const filed = useFiled();
  const isEvicted = useSession(
    session,
    ({ outbox }) => outbox?.state === 'ready' && outbox.fault === 'evicted',
  );
  const isFailed = useSession(session, (state) => state.previewError !== undefined);
  useEffect(() => {
    // Another tab may have written, or sent, meanwhile.
    const open = (): void => session.go({ kind: 'report' });
    addEventListener('storage', open);
    addEventListener('focus', open);
    return () => {
      removeEventListener('storage', open);
      removeEventListener('focus', open);
    };
  }, [session]);
  const isWanted = useRef(false);
  const start = (from?: string): void => {
    isWanted.current = true;
    session.startReport(from);
  };
  useEffect(() => {
    if (!draft || !isWanted.current) return;
    isWanted.current = false;
    reveal(`${id}-message`);
  }, [draft, reveal, id]);
  return (
    <div className="waymark-report" data-part="report-form" data-state={draft ? sending : 'sent'}>
      <h3 id={`${id}-report`} className="waymark-title" tabIndex={-1}>
        {words.reportRun}
      </h3>
      {isEvicted && (
        <p className="waymark-note" data-part="evicted">
          {words.evicted}
        </p>
      )}
      {(hasReports || filed.length > 0) && <SentReports start={start} filed={filed} />}
      {elsewhere.length > 0 && (
        <details className="waymark-reports" data-part="elsewhere">
          <summary>{words.elsewhere}</summary>
          <ul>
            {elsewhere.map((report) => (
              <SentReport key={report.id} report={report} />
            ))}
          </ul>
        </details>
      )}
      {draft && <ReportDraft draft={draft} />}
      {!draft && isFailed && (
        <LoadFailed words={words} text={words.panelFailed} retry={() => session.go({ kind: 'report' })} />
      )}
      {!draft && !isFailed && !hasReports && <Skeleton words={words} label={words.loadingReport} />}
      {!draft && hasReports && <NoDraft start={start} />}
    </div>
  );
}

/** Shown in place of the form when this run was reported and there is no draft. */
function NoDraft({ start }: { readonly start: () => void }): ReactNode {
  const { session } = usePanel();
  const words = useWords(enReport);
  return (
    <div className="waymark-actions">
      <div className="waymark-choices">
        <button type="button" className="waymark-secondary" data-part="another" onClick={() => start()}>
          {words.writeAnother}
        </button>
        <button
          type="button"
          className="waymark-link"
          data-part="to-answer"
          onClick={() => session.go({ kind: 'lead' })}
        >
          {words.toAnswer}
        </button>
      </div>
    </div>
  );
}

/** Reports about the run that the receivers know and this browser's outbox does not: sent by others, or by this operator elsewhere. */
function useFiled(): readonly FiledReport[] {
  const { session } = usePanel();
  const filed = useSession(session, (state) => state.filed);
  const runId = useSession(session, (state) => state.run?.id);
  const own = useSession(session, (state) => state.reports);
  if (!filed || filed.runId !== runId) return NONE;
  return filed.reports.filter(({ id }) => !own.some((report) => report.id === id));
}
