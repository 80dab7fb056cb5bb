import type { ReactNode } from 'react';
import type { Evidence, MoveKind, Report } from 'waymark/core';
import { Link } from '../parts/Link.tsx';
import { replayUrl } from './ReportSteps.tsx';

const MOVES: Readonly<Record<MoveKind, string>> = {
  fix: 'fix the cause first',
  retry: 'retry',
  continue: 'let it go on',
  report: 'report it',
};

/** The guide that the operator saw, how sure it was, and what in the run spoke for it. */
export function ReportEvidence({ report }: { readonly report: Report }): ReactNode {
  const { guide, run } = report;
  if (!guide) return <p className="empty">The operator left the guide out of the report.</p>;
  return (
    <div className="panel">
      <div className="panel-head">
        <h3>{guide.title}</h3>
        <small>
          {guide.confident ? 'It led with confidence' : 'It led as the nearest one, not with confidence'}
          {', and said to '}
          {MOVES[guide.move]}.
        </small>
      </div>
      {guide.symptom && <p>{guide.symptom}</p>}
      {guide.evidence.length > 0 && (
        <ul className="evidence">
          {guide.evidence.map((one) => (
            <li key={`${one.signal} ${one.where.path} ${one.where.start}`}>
              <EvidenceOf evidence={one} run={run.id} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function EvidenceOf({ evidence, run }: { readonly evidence: Evidence; readonly run: string }): ReactNode {
  const { signal, value, where, excerpt, said } = evidence;
  const { stepId, line } = where;
  return (
    <>
      {excerpt ? (
        <code className="excerpt">
          {excerpt.text.slice(0, excerpt.start)}
          <mark>{excerpt.text.slice(excerpt.start, excerpt.end)}</mark>
          {excerpt.text.slice(excerpt.end)}
        </code>
      ) : (
        <code>
          {signal} = {String(value)}
        </code>
      )}
      <small>
        {said === 'operator' ? 'said by the operator' : said === 'host' ? 'said by Orbit' : where.path}
        {line !== undefined && `, line ${line}`}
        {stepId && (
          <>
            {' · '}
            <Link to={replayUrl(run, stepId)}>see it in Replay</Link>
          </>
        )}
      </small>
    </>
  );
}
