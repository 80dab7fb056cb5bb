import { useEffect, useRef, useState, type ReactNode } from 'react';
import { enReport } from '../../text/en/enReport.ts';
import type { FiledReport } from '../../session/receivers/receiver.ts';
import { LoadFailed } from '../parts/LoadFailed.tsx';
import { ReportDraft } from './ReportDraft.tsx';
import type * as SentParts from './SentReports.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import type { useCode } from '../parts/useCode.ts';
import { usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';
import { useWords } from '../parts/useWords.ts';

const NONE: readonly FiledReport[] = [];

interface ReportFormProps {
  /** Reports that were sent, of which there are mostly none: their code comes behind the form. */
  readonly late: ReturnType<typeof useCode<typeof SentParts>>;
}

/** *Report this Run*: reports already sent first, then the draft. */
export function ReportForm({ late }: ReportFormProps): ReactNode {
  const { session, id, reveal } = usePanel();
  const words = useWords(enReport);
  const draft = useSession(session, (state) => state.draft);
  const sending = useSession(session, (state) => state.sending.state);
  const hasReports = useSession(session, (state) => state.reports.length > 0);
  const filed = useFiled();
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
  const [sent, isLost, load] = late;
  useEffect(() => {
    if (!sent) load();
  }, [sent, load]);
  const justSent = useSession(session, (state) =>
    state.sending.state === 'ended' ? state.sending.id : undefined,
  );
  const [before] = useState(justSent);
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
      {sent && <sent.SentReports start={start} filed={filed} justSent={justSent} before={before} />}
      {draft && <ReportDraft draft={draft} />}
      {!draft && isFailed && (
        <LoadFailed words={words} text={words.panelFailed} retry={() => session.go({ kind: 'report' })} />
      )}
      {isLost && hasReports && <LoadFailed words={words} text={words.openFailed} retry={load} />}
      {!draft && !isFailed && !(hasReports && (sent || isLost)) && (
        <Skeleton words={words} label={words.loadingReport} />
      )}
      {!draft && sent && hasReports && <sent.NoDraft start={start} />}
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
