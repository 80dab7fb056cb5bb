import type { ReactNode } from 'react';
import type { ReceivedReport } from '../../server/reports.ts';
import { Link } from '../parts/Link.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Page } from '../parts/Page.tsx';
import { useResource } from '../useResource.ts';
import { sayDate } from '../words.ts';

/** Reports that operators have sent from the help panel. */
export function ReportsPage(): ReactNode {
  const { data, error, reload } = useResource<readonly ReceivedReport[]>('/api/reports');
  return (
    <Page title="Reports received" lead="What operators sent with “Report this Run”, as it arrived.">
      {!data && <Loading error={error} retry={() => void reload()} />}
      {data?.length === 0 && <p className="empty">No report has been sent since Orbit was started.</p>}
      {data && data.length > 0 && (
        <table className="runs">
          <thead>
            <tr>
              <th scope="col">Report</th>
              <th scope="col">Run</th>
              <th scope="col">Guide</th>
              <th scope="col">Received</th>
            </tr>
          </thead>
          <tbody>
            {data.map(({ reference, receivedAt, report }) => (
              <tr key={reference}>
                <th scope="row">
                  <Link to={`/reports/${reference}`}>{report.subject}</Link>
                  <small>{reference}</small>
                </th>
                <td data-label="Run">
                  <Link to={`/runs/${report.run.id}`}>{report.run.id}</Link>
                </td>
                <td data-label="Guide">{report.guide?.title ?? '–'}</td>
                <td data-label="Received">{sayDate(receivedAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Page>
  );
}
