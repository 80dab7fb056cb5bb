import type { ReactNode } from 'react';
import type { ReceivedReport } from '../../server/reports.ts';
import { Link } from '../parts/Link.tsx';
import { Loading } from '../parts/Loading.tsx';
import { LogText } from '../parts/LogText.tsx';
import { Page } from '../parts/Page.tsx';
import { useResource } from '../useResource.ts';
import { sayDate } from '../words.ts';

/** One report as support sees it. */
export function ReportPage({ reference }: { readonly reference: string }): ReactNode {
  const { data, error, reload } = useResource<ReceivedReport>(
    `/api/reports/${encodeURIComponent(reference)}`,
  );
  if (!data) return <Loading error={error} retry={() => void reload()} />;
  const { report, receivedAt } = data;
  return (
    <Page
      title={report.subject || reference}
      trail={
        <>
          <Link to="/reports">Reports received</Link> / {reference}
        </>
      }
      lead={`Received ${sayDate(receivedAt)}`}
    >
      <dl className="facts">
        <div>
          <dt>Run</dt>
          <dd>
            <Link to={`/runs/${report.run.id}`}>{report.run.id}</Link>
          </dd>
        </div>
        <div>
          <dt>Mission</dt>
          <dd>{report.mission?.title ?? '–'}</dd>
        </div>
        <div>
          <dt>Failing step</dt>
          <dd>{report.step?.title ?? '–'}</dd>
        </div>
        <div>
          <dt>Guide shown</dt>
          <dd>{report.guide?.title ?? '–'}</dd>
        </div>
        <div>
          <dt>Category</dt>
          <dd>{report.category}</dd>
        </div>
      </dl>
      <section aria-labelledby="message">
        <h2 id="message">Message</h2>
        <p className="message">{report.message || 'No message.'}</p>
      </section>
      <section aria-labelledby="received">
        <h2 id="received">As it arrived</h2>
        <LogText label="The report as JSON" text={JSON.stringify(report, null, 2)} />
      </section>
    </Page>
  );
}
