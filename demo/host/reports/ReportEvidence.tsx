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
          {groupLines(guide.evidence).map((group) => (
            <li key={`${group[0].signal} ${group[0].where.path} ${group[0].where.line}`}>
              <EvidenceOf group={group} run={run.id} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

type Group = readonly [Evidence, ...Evidence[]];

/** Several words of one line are one quotation. */
function groupLines(evidence: readonly Evidence[]): readonly Group[] {
  const groups = new Map<string, [Evidence, ...Evidence[]]>();
  for (const one of evidence) {
    const { excerpt, where } = one;
    const key = excerpt ? `${where.path} ${where.line} ${excerpt.text}` : `${groups.size}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

function EvidenceOf({ group, run }: { readonly group: Group; readonly run: string }): ReactNode {
  const [{ signal, value, where, excerpt, said }] = group;
  const { stepId, line } = where;
  return (
    <>
      <code>{excerpt ? <Marked group={group} text={excerpt.text} /> : `${signal} = ${String(value)}`}</code>
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

/** The line with every word marked that is evidence. */
function Marked({ group, text }: { readonly group: Group; readonly text: string }): ReactNode {
  const marks = group
    .flatMap(({ excerpt }) => (excerpt ? [excerpt] : []))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of marks) {
    if (end <= at) continue;
    pieces.push(
      text.slice(at, Math.max(at, start)),
      <mark key={start}>{text.slice(Math.max(at, start), end)}</mark>,
    );
    at = end;
  }
  return [...pieces, text.slice(at)];
}
