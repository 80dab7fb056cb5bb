import type { ReactNode } from 'react';
import type { Report } from 'waymark/core';
import { Link } from '../parts/Link.tsx';
import { replayUrl } from './ReportSteps.tsx';

interface Failed {
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly said?: string | undefined;
  readonly facts: readonly (readonly [string, string | number])[];
}

/** The failures in the report, in their own words. */
export function ReportFailures({ report }: { readonly report: Report }): ReactNode {
  const failures = failuresOf(report);
  if (failures.length === 0) {
    return <p className="empty">No failure was sent: the run did not fail, or the operator left it out.</p>;
  }
  return failures.map(({ id, title, said, facts }) => (
    <div key={`${id} ${said}`} className="failure">
      <p className="failure-message">{said ?? 'The failure has no words.'}</p>
      <dl className="failure-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {(title || id) && (
          <div>
            <dt>Step</dt>
            <dd>{id ? <Link to={replayUrl(report.run.id, id)}>{title || id}</Link> : title}</dd>
          </div>
        )}
      </dl>
    </div>
  ));
}

function failuresOf({ step, failures }: Report): readonly Failed[] {
  if (failures?.length) {
    return failures.map(({ stepId, title, said, ...rest }) => ({
      id: stepId,
      title,
      said,
      facts: factsOf(rest),
    }));
  }
  return step ? [{ id: step.id, title: step.title, said: step.said, facts: factsOf(step) }] : [];
}

function factsOf(one: {
  readonly type?: string;
  readonly code?: string;
  readonly status?: number;
}): readonly (readonly [string, string | number])[] {
  const facts = [
    ['Type', one.type],
    ['Code', one.code],
    ['HTTP status', one.status],
  ] as const;
  return facts.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}
