import { useMemo, type ReactNode } from 'react';
import type { ListedReport } from 'waymark/server';
import { Link } from '../parts/Link.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Page } from '../parts/Page.tsx';
import { DeliveryBadge } from '../reports/Deliveries.tsx';
import { DeskSwitch } from '../reports/DeskSwitch.tsx';
import { ReportFilters } from '../reports/ReportFilters.tsx';
import { readPlace } from '../reports/reportPlace.ts';
import { useReportList } from '../reports/useReportList.ts';
import { sayCategory } from '../reports/reportWords.ts';
import { sayDate } from '../words.ts';

/** The support side: reports that operators sent from the help panel, and where each was delivered. */
export function ReportsPage({ query }: { readonly query: URLSearchParams }): ReactNode {
  const address = query.toString();
  const place = useMemo(() => readPlace(new URLSearchParams(address)), [address]);
  const { reports, error, isLoadingOlder, loadOlder, reload } = useReportList(place);
  const isNarrowed = Object.keys(place).length > 0;
  return (
    <Page title="Reports received" lead="What operators sent with “Report this Run”, newest first.">
      <ReportFilters place={place} />
      {!reports && <Loading error={error} retry={reload} />}
      {reports?.length === 0 && (
        <div className="empty">
          {isNarrowed ? (
            <p>
              No report matches. <Link to="/reports">Show all</Link>
            </p>
          ) : (
            <p>
              No report yet. Open a failed run, press <strong>Help</strong> and then{' '}
              <strong>Report this Run</strong>. <Link to="/runs?show=failed">Failed runs</Link>
            </p>
          )}
        </div>
      )}
      {reports && reports.length > 0 && (
        <>
          {error && <p role="alert">{error}</p>}
          <table className="runs" data-kind="reports">
            <thead>
              <tr>
                <th scope="col">Report</th>
                <th scope="col">Run</th>
                <th scope="col">Guide shown</th>
                <th scope="col">Received</th>
                <th scope="col">Delivery</th>
              </tr>
            </thead>
            <tbody>
              {reports.map((report) => (
                <ReportRow key={report.id} report={report} />
              ))}
            </tbody>
          </table>
          {loadOlder && (
            <button type="button" className="button" disabled={isLoadingOlder} onClick={loadOlder}>
              {isLoadingOlder ? 'Loading …' : 'Show older reports'}
            </button>
          )}
        </>
      )}
      <DeskSwitch />
    </Page>
  );
}

function ReportRow({ report }: { readonly report: ListedReport }): ReactNode {
  const { id, reference, subject, category, run, step, guide, receivedAt, sender, deliveries } = report;
  return (
    <tr>
      <th scope="row">
        <Link to={`/reports/${id}`}>{subject || 'No subject'}</Link>
        <small>
          {reference} · {sayCategory(category)}
          {sender ? ` · ${sender}` : ''}
        </small>
      </th>
      <td data-label="Run">
        <Link to={`/runs/${encodeURIComponent(run.id)}`}>{run.title ?? run.id}</Link>
        {step?.title && <small>{step.title}</small>}
      </td>
      <td data-label="Guide">{guide?.title ?? '–'}</td>
      <td data-label="Received">{sayDate(receivedAt)}</td>
      <td>
        {deliveries.length === 0 && <span className="quiet">Kept here</span>}
        {deliveries.map((delivery) => (
          <DeliveryBadge key={delivery.receiver} delivery={delivery} />
        ))}
      </td>
    </tr>
  );
}
