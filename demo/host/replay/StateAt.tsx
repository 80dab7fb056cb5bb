import type { ReactNode } from 'react';
import type { Run } from 'waymark/core';
import { Badge, StatusBadge } from '../parts/Badge.tsx';
import { FailureView } from '../parts/FailureView.tsx';
import { LogText } from '../parts/LogText.tsx';
import { linesAt, statusAt } from './timeline.ts';

interface StateAtProps {
  readonly run: Run;
  readonly at: number;
  readonly current: string | undefined;
  readonly onSelect: (stepId: string) => void;
}

/** The run as it was at the cursor: every step's state, and the current step's log and failure so far. */
export function StateAt({ run, at, current, onSelect }: StateAtProps): ReactNode {
  const step = run.steps?.find(({ id }) => id === current);
  const lines = current === undefined ? [] : linesAt(run, current, at);
  const failure = step?.failure && (step.failure.at ?? step.endedAt ?? 0) <= at ? step.failure : undefined;
  return (
    <div className="state-at">
      <section aria-labelledby="replay-steps">
        <h2 id="replay-steps">Steps at this moment</h2>
        <ol className="state-steps">
          {run.steps?.map((one) => {
            const status = statusAt(one, at);
            return (
              <li key={one.id}>
                <button
                  type="button"
                  aria-current={one.id === current ? 'step' : undefined}
                  disabled={one.startedAt === undefined}
                  onClick={() => onSelect(one.id)}
                >
                  <span>{one.title}</span>
                  {status === 'not-started' ? (
                    <Badge tone="quiet">Not started</Badge>
                  ) : (
                    <StatusBadge status={status} />
                  )}
                </button>
              </li>
            );
          })}
        </ol>
      </section>
      <section aria-labelledby="replay-log">
        <h2 id="replay-log">{step ? step.title : 'Before the first step'}</h2>
        {failure && <FailureView failure={failure} />}
        <LogText
          label={step ? `Log of ${step.title}` : 'Log'}
          text={lines.join('\n') || 'No log lines yet.'}
          followEnd
        />
      </section>
    </div>
  );
}
