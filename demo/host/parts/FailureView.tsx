import type { ReactNode } from 'react';
import type { Failure } from 'waymark/core';

function factsOf(failure: Failure): readonly (readonly [string, string])[] {
  const { type, code, reason, status, exitCode, signal, timeout, provider, retry } = failure;
  const after = retry?.after === undefined ? '' : ` after ${retry.after / 1000} s`;
  return [
    ['Type', type],
    ['Code', code],
    ['Reason', reason],
    ['HTTP status', status],
    ['Exit code', exitCode],
    ['Signal', signal],
    ['Deadline', timeout],
    ['Provider', provider],
    [
      'Retry',
      retry && `${retry.allowed === false ? 'not allowed' : 'allowed'}${after} (${retry.said ?? 'stated'})`,
    ],
  ].flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as const],
  ) as readonly (readonly [string, string])[];
}

/** One failure with its causes, as the system that failed told it. */
export function FailureView({
  failure,
  isCause = false,
}: {
  readonly failure: Failure;
  readonly isCause?: boolean;
}): ReactNode {
  return (
    <div className="failure" data-recovered={failure.recovered ?? false}>
      <p className="failure-message">
        {isCause ? 'Caused by: ' : failure.recovered ? 'Recovered: ' : ''}
        {failure.message ?? 'The failure has no words.'}
      </p>
      <dl className="failure-facts">
        {factsOf(failure).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {failure.cause && <FailureView failure={failure.cause} isCause />}
    </div>
  );
}
