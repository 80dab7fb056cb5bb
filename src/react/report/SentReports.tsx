import { useEffect, useRef, type ReactNode } from 'react';
import type { FiledReport } from '../../session/receivers/receiver.ts';
import { enSent } from '../../text/en/enSent.ts';
import { showText } from '../../core/model/value/showText.ts';
import { Icon } from '../parts/Icon.tsx';
import { OutsideLink } from '../parts/OutsideLink.tsx';
import { SentReport } from './SentReport.tsx';
import { stageText } from './stageText.ts';
import { usePanel } from '../parts/usePanel.ts';
import { focusedFrom } from '../parts/focusedFrom.ts';
import { useSession } from '../provider/useSession.ts';
import { useWords } from '../parts/useWords.ts';

/** Shown at once; older ones are folded away. */
const MAX_SHOWN = 2;

interface SentReportsProps {
  readonly start: (from: string) => void;
  /** Reports that only the receivers know. */
  readonly filed: readonly FiledReport[];
  /** The id of the report that was sent from this panel. */
  readonly justSent: string | undefined;
  /** The one that had been sent when the form was opened; it takes no focus. */
  readonly before: string | undefined;
}

/** What was sent from this browser, above the form: what it has lost, reports about this run, then those about others. */
export function SentReports(props: SentReportsProps): ReactNode {
  const { session } = usePanel();
  const words = useWords(enSent);
  const hasReports = useSession(session, (state) => state.reports.length > 0);
  const elsewhere = useSession(session, (state) => state.elsewhere);
  const isEvicted = useSession(
    session,
    ({ outbox }) => outbox?.state === 'ready' && outbox.fault === 'evicted',
  );
  return (
    <>
      {isEvicted && (
        <p className="waymark-note" data-part="evicted">
          {words.evicted}
        </p>
      )}
      {(hasReports || props.filed.length > 0) && <OfThisRun {...props} />}
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
    </>
  );
}

/** Reports about this run, newest first, with their stage, so that nobody sends the same report twice. */
function OfThisRun({ start, filed, justSent, before }: SentReportsProps): ReactNode {
  const { session, host, id } = usePanel();
  const words = useWords(enSent);
  const reports = useSession(session, (state) => state.reports);
  const health = useSession(session, (state) => state.outbox);
  const isWriting = useSession(session, (state) => state.draft !== undefined);
  const first = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // The pressed button is gone. A panel that was opened later takes no focus.
    if (justSent !== undefined && justSent !== before) focus(first.current);
  }, [justSent, before]);
  const rows = [
    ...reports.map((report) => (
      <SentReport
        key={report.id}
        report={report}
        start={start}
        box={report.id === justSent ? first : undefined}
      />
    )),
    ...filed.map((report) => <FiledReportRow key={report.id} report={report} />),
  ];
  const told = reports.find((report) => report.id === justSent);
  const unreadable = health?.state === 'ready' ? health.unreadable : 0;
  return (
    <section className="waymark-reports" aria-labelledby={`${id}-sent`} data-part="sent">
      <h4 id={`${id}-sent`} className="waymark-label">
        {words.sentTitle}
      </h4>
      <ul>{rows.slice(0, MAX_SHOWN)}</ul>
      {rows.length > MAX_SHOWN && (
        <details>
          <summary>{words.sentEarlier({ count: rows.length - MAX_SHOWN })}</summary>
          <ul>{rows.slice(MAX_SHOWN)}</ul>
        </details>
      )}
      {unreadable > 0 && <p className="waymark-note">{words.unreadable({ count: unreadable })}</p>}
      {isWriting && <p className="waymark-note">{words.alreadyReported}</p>}
      <p role="status" className="waymark-hidden">
        {told && stageText(told, words, host, told.stage.at).join(' ')}
      </p>
    </section>
  );
}

/** Moves the focus, unless the operator has moved it to something else on the page. */
function focus(box: HTMLElement | null): void {
  const focused = box && focusedFrom(box);
  if (focused === document.body || box?.closest('.waymark-panel')?.contains(focused)) box?.focus();
}

/** A report that was sent from elsewhere: it can only be looked at. */
function FiledReportRow({ report }: { readonly report: FiledReport }): ReactNode {
  const { session } = usePanel();
  const words = useWords(enSent);
  const now = useSession(session, (state) => state.now);
  const { subject, receipt } = report;
  return (
    <li className="waymark-sent" data-part="filed" data-state="delivered">
      <p className="waymark-row">
        <strong className="waymark-stage">
          <Icon name="check" />
          {words.filedElsewhere}
        </strong>
      </p>
      <p className="waymark-subject">{showText(subject)}</p>
      <p className="waymark-said">
        {words.delivered({ reference: showText(receipt.reference), at: receipt.at, now })}
      </p>
      {receipt.url !== undefined && (
        <p>
          <OutsideLink url={receipt.url}>{words.viewReport}</OutsideLink>
        </p>
      )}
    </li>
  );
}

/** Shown in place of the form when this run was reported and there is no draft. */
export function NoDraft({ start }: { readonly start: () => void }): ReactNode {
  const { session } = usePanel();
  const words = useWords(enSent);
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
