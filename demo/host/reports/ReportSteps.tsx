import type { ReactNode } from 'react';
import type { Report } from 'waymark/core';
import { StatusBadge } from '../parts/Badge.tsx';
import { Link } from '../parts/Link.tsx';
import { useRuns } from '../runStore.ts';
import { sayDuration } from '../words.ts';

export const replayUrl = (run: string, step?: string): string =>
  `/runs/${encodeURIComponent(run)}/replay${step ? `?step=${encodeURIComponent(step)}` : ''}`;

/** The steps of the reported run, each with a way into Replay at that moment. */
export function ReportSteps({ report }: { readonly report: Report }): ReactNode {
  const { runs, loaded } = useRuns();
  const run = runs.get(report.run.id);
  const failing = new Set([report.step?.id, ...(report.failures ?? []).map(({ stepId }) => stepId)]);
  if (!run) {
    return (
      <p className="empty">
        {loaded
          ? 'Orbit has this run no more: live runs are gone once Orbit is started again. What was sent of it stands below.'
          : 'Loading …'}
      </p>
    );
  }
  return (
    <ol className="report-steps">
      {run.steps?.map((step, index) => (
        <li key={step.id} data-failing={failing.has(step.id)}>
          <span className="step-number">{index + 1}</span>
          <Link to={replayUrl(run.id, step.id)}>
            {step.title}
            <span className="hidden"> in Mission Replay</span>
          </Link>
          <span className="step-time">
            {step.startedAt !== undefined && step.endedAt !== undefined
              ? sayDuration(step.endedAt - step.startedAt)
              : ''}
          </span>
          <StatusBadge status={step.status} />
        </li>
      ))}
    </ol>
  );
}
