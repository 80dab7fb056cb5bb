import { useEffect, useRef, type ReactNode } from 'react';
import type { FiledReport } from '../../session/receivers/receiver.ts';
import { enReport } from '../../text/en/enReport.ts';
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
}

/** Reports about this run, newest first, with their stage, so that nobody sends the same report twice. */
export function SentReports({ start, filed }: SentReportsProps): ReactNode {
  const { session, host, id } = usePanel();
  const words = useWords(enReport);
  const reports = useSession(session, (state) => state.reports);
  const sending = useSession(session, (state) => state.sending);
  const health = useSession(session, (state) => state.outbox);
  const isWriting = useSession(session, (state) => state.draft !== undefined);
  const first = useRef<HTMLLIElement>(null);
  const sent = sending.state === 'ended' ? sending.id : undefined;
  const before = useRef(sent);
  useEffect(() => {
    // The pressed button is gone. A panel that was opened later takes no focus.
    if (sent !== undefined && sent !== before.current) focus(first.current);
    before.current = sent;
  }, [sent]);
  const rows = [
    ...reports.map((report) => (
      <SentReport
        key={report.id}
        report={report}
        start={start}
        box={report.id === sent ? first : undefined}
      />
    )),
    ...filed.map((report) => <FiledReportRow key={report.id} report={report} />),
  ];
  const justSent = reports.find((report) => report.id === sent);
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
        {justSent && stageText(justSent, words, host, justSent.stage.at).join(' ')}
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
  const words = useWords(enReport);
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
