import type { ReactNode } from 'react';
import type { Report } from 'waymark/core';
import type { FoundReport } from 'waymark/server';
import { Icon } from '../parts/Icon.tsx';
import { Link } from '../parts/Link.tsx';
import { Loading } from '../parts/Loading.tsx';
import { LogText } from '../parts/LogText.tsx';
import { Page } from '../parts/Page.tsx';
import { Deliveries } from '../reports/Deliveries.tsx';
import { ReportEvidence } from '../reports/ReportEvidence.tsx';
import { ReportFailures } from '../reports/ReportFailures.tsx';
import { replayUrl, ReportSteps } from '../reports/ReportSteps.tsx';
import { sayCategory, trailLines } from '../reports/reportWords.ts';
import { useGuideTitles } from '../reports/useGuideTitles.ts';
import { useResource } from '../useResource.ts';
import { sayDate, sayNumber } from '../words.ts';

/** One report as support sees it: what is said, what failed, what the operator saw and did, where the report went. */
export function ReportPage({ reference }: { readonly reference: string }): ReactNode {
  const { data, error, reload } = useResource<FoundReport>(`/api/reports/${encodeURIComponent(reference)}`);
  if (!data) {
    return (
      <Page title="Report" trail={<Link to="/reports">Reports received</Link>}>
        <Loading error={error} retry={() => void reload()} />
      </Page>
    );
  }
  const { report, receivedAt, sender, deliveries } = data;
  return (
    <Page
      title={report.subject || data.reference}
      trail={
        <>
          <Link to="/reports">Reports received</Link> / {data.reference}
        </>
      }
      lead={`Received ${sayDate(receivedAt)}${sender ? ` from ${sender}` : ''}`}
      actions={
        <Link to={replayUrl(report.run.id, report.step?.id)} className="button" data-kind="primary">
          <Icon name="play" size={15} />
          {report.step?.id ? 'Replay at the failing step' : 'Open in Mission Replay'}
        </Link>
      }
    >
      <Facts report={report} />
      <Section id="message" title="Message">
        {report.message ? (
          <p className="message">{report.message}</p>
        ) : (
          <p className="quiet">Nothing was written.</p>
        )}
      </Section>
      <Section id="delivery" title="Delivered to">
        <Deliveries deliveries={deliveries} />
      </Section>
      <Section id="failed" title="What failed">
        <ReportFailures report={report} />
      </Section>
      <Section id="steps" title="Steps of the run">
        <ReportSteps report={report} />
      </Section>
      <Section id="guide" title="Guide shown">
        <ReportEvidence report={report} />
      </Section>
      <Section id="trail" title="What the operator did before">
        <Trail report={report} />
      </Section>
      {report.log && (
        <Section id="log" title={report.log.truncated ? 'Log, in part' : 'Log'}>
          <LogText label="Log excerpt" text={report.log.text} />
        </Section>
      )}
      <Section id="removed" title="Taken out before it was sent">
        <Removed report={report} />
      </Section>
      <details className="as-arrived">
        <summary>As it arrived</summary>
        <LogText label="The report as JSON" text={JSON.stringify(report, null, 2)} />
      </details>
    </Page>
  );
}

interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}

function Section({ id, title, children }: SectionProps): ReactNode {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

function Facts({ report }: { readonly report: Report }): ReactNode {
  const { run, mission, task, category, page } = report;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      'Run',
      <Link key="run" to={`/runs/${encodeURIComponent(run.id)}`}>
        {run.id}
      </Link>,
    ],
    ['Attempt', run.attempt],
    ['Mission', mission?.title],
    ['Task', task?.title],
    ['About', sayCategory(category)],
    ['Written on', page && (page.surface === 'mission-replay' ? 'Mission Replay' : 'Run detail')],
  ];
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value !== undefined)
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Trail({ report }: { readonly report: Report }): ReactNode {
  const titles = useGuideTitles();
  if (!report.trail) return <p className="empty">The operator left this out of the report.</p>;
  const lines = trailLines(report.trail, (id) => titles.get(id) ?? id);
  return (
    <ul className="plain-list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Removed({ report: { removed, trimmed } }: { readonly report: Report }): ReactNode {
  if (removed.length + trimmed.length === 0) return <p className="quiet">Nothing.</p>;
  return (
    <ul className="plain-list">
      {removed.map(({ rule, path, count }) => (
        <li key={`${rule} ${path}`}>
          {rule}
          {count > 1 && ` × ${count}`} <small>in {path}</small>
        </li>
      ))}
      {trimmed.map(({ path, from, to }) => (
        <li key={path}>
          {path} cut{' '}
          <small>
            from {sayNumber(from)} to {sayNumber(to)} characters
          </small>
        </li>
      ))}
    </ul>
  );
}
