import type { ReactNode } from 'react';
import type { Run } from 'waymark/core';
import { durationOf, sayDate, sayDuration, sayNumber, sayPhase } from '../words.ts';

function factsOf(run: Run): readonly (readonly [string, string])[] {
  const { attempt, phase, startedAt, context, budget, waiting, observedAt, lastEventAt, retry, task } = run;
  const duration = durationOf(run);
  const facts: [string, string | undefined][] = [
    ['Task', task?.title],
    ['Phase', sayPhase(phase)],
    ['Attempt', attempt === undefined ? undefined : String(attempt)],
    ['Started', sayDate(startedAt)],
    ['Duration', duration === undefined ? '–' : sayDuration(duration)],
    [
      'Last event',
      lastEventAt === undefined || run.endedAt
        ? undefined
        : `${sayDuration(observedAt - lastEventAt)} before this view`,
    ],
    ['Waits for', waiting && (waiting.who ?? waiting.for)],
    ['Next try', retry?.nextAt === undefined ? undefined : sayDate(retry.nextAt)],
    ['Failed alike before', retry?.sameFailure ? `${retry.sameFailure} times` : undefined],
    ['Budget', budget && `${sayNumber(budget.used)} of ${sayNumber(budget.limit)} ${budget.unit}`],
    ['Context used', context && `${context.used ?? '?'} of ${context.attached}`],
  ];
  return facts.filter((fact): fact is [string, string] => fact[1] !== undefined);
}

/** What is known of a run, as labels and values. */
export function RunFacts({ run }: { readonly run: Run }): ReactNode {
  return (
    <dl className="facts">
      {factsOf(run).map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
