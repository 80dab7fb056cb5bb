import type { ReactNode } from 'react';
import type { ReportStage } from '../../text/message.ts';
import type { SessionState } from '../../session/sessionState.ts';
import { Icon } from '../parts/Icon.tsx';
import { loadBehind } from './loadBehind.ts';
import { loadReportForm } from '../report/loadReportForm.ts';
import { usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';

/** Reports that need the operator come first, delivered ones last. */
const ORDER: readonly (ReportStage | 'draft')[] = [
  'rejected',
  'unsure',
  'waiting',
  'saved',
  'sending',
  'draft',
  'handed-over',
  'delivered',
];

/** *Report this Run* and *Not this?*, at the same place on both surfaces and in every view. */
export function PanelFooter(): ReactNode {
  const { session, words } = usePanel();
  const view = useSession(session, (state) => state.view.kind);
  const hasFits = useSession(session, (state) => state.result !== undefined && state.result.lead !== null);
  // The form has its own buttons at this place.
  if (view === 'report') return null;
  return (
    <footer className="waymark-foot" data-part="footer">
      <ReportNote />
      <button
        type="button"
        className="waymark-secondary"
        data-part="report"
        onPointerEnter={() => warm(loadReportForm)}
        onFocus={() => warm(loadReportForm)}
        onClick={() => session.go({ kind: 'report' })}
      >
        <Icon name="flag" />
        {words.reportRun}
      </button>
      {hasFits && view !== 'others' && (
        <button
          type="button"
          className="waymark-link"
          data-part="not-this"
          onPointerEnter={() => warm(loadBehind)}
          onFocus={() => warm(loadBehind)}
          onClick={() => session.go({ kind: 'others' })}
        >
          {words.notThis}
        </button>
      )}
      {view !== 'lead' && (
        <button
          type="button"
          className="waymark-link"
          data-part="to-answer"
          onClick={() => session.go({ kind: 'lead' })}
        >
          {words.toAnswer}
        </button>
      )}
    </footer>
  );
}

/** Loads ahead. A failure is shown later, by the view that needs the code. */
function warm(load: () => Promise<unknown>): void {
  load().catch(() => undefined);
}

/** One quiet line about reports on this run, in every view of the panel; leads to them. */
function ReportNote(): ReactNode {
  const { session, words } = usePanel();
  const note = useSession(session, noteOf);
  if (!note) return null;
  return (
    <p className="waymark-reported" data-part="report-note" data-state={note}>
      <Icon
        name={note === 'rejected' || note === 'unsure' ? 'alert' : note === 'delivered' ? 'check' : 'clock'}
      />
      <button type="button" className="waymark-link" onClick={() => session.go({ kind: 'report' })}>
        {words.reportNote[note]}
      </button>
    </p>
  );
}

function noteOf({ reports, draft }: SessionState): ReportStage | 'draft' | undefined {
  return ORDER.find((kind) =>
    kind === 'draft' ? draft?.dirty : reports.some(({ stage }) => stage.kind === kind),
  );
}
