import type { ReactNode } from 'react';
import { Icon } from '../parts/Icon.tsx';
import { loadBehind } from './loadBehind.ts';
import { loadReportForm } from '../report/loadReportForm.ts';
import { usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';

/** *Report this Run*, and *Wrong guide?* or *Back to the answer*, at the same place in every view but the form's. */
export function PanelFooter(): ReactNode {
  const { session, words, behind } = usePanel();
  const view = useSession(session, (state) => state.view.kind);
  const hasFits = useSession(session, (state) => state.result !== undefined && state.result.lead !== null);
  const isLead = view === 'lead';
  return (
    <footer className="waymark-foot" data-part="footer">
      {behind.parts && <behind.parts.ReportNote />}
      <ReportButton part="report">
        <Icon name="flag" />
        {words.reportRun}
      </ReportButton>
      {(!isLead || hasFits) && (
        <button
          type="button"
          className="waymark-link"
          data-part={isLead ? 'not-this' : 'to-answer'}
          onPointerEnter={() => warm(loadBehind)}
          onFocus={() => warm(loadBehind)}
          onClick={() => session.go({ kind: isLead ? 'others' : 'lead' })}
        >
          {isLead ? words.notThis : words.toAnswer}
        </button>
      )}
    </footer>
  );
}

interface ReportButtonProps {
  readonly part: 'report' | 'to-report';
  readonly children: ReactNode;
}

/** Leads to the report form. */
export function ReportButton({ part, children }: ReportButtonProps): ReactNode {
  const { session } = usePanel();
  return (
    <button
      type="button"
      className="waymark-secondary"
      data-part={part}
      onPointerEnter={() => warm(loadReportForm)}
      onFocus={() => warm(loadReportForm)}
      onClick={() => session.go({ kind: 'report' })}
    >
      {children}
    </button>
  );
}

/** Loads ahead. A failure is shown later, by the view that needs the code. */
function warm(load: () => Promise<unknown>): void {
  load().catch(() => undefined);
}
