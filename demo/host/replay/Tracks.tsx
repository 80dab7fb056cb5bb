import type { CSSProperties, ReactNode } from 'react';
import type { Run } from 'waymark/core';
import { sayDuration } from '../words.ts';
import { failureMarks, placeOf, statusAt, type FailureMark, type Timeline } from './timeline.ts';

const MARKS: Readonly<Record<FailureMark['kind'], string>> = {
  root: 'Root failure',
  later: 'Later failure',
  recovered: 'Recovered failure',
};

const left = (percent: number): CSSProperties => ({ left: `${percent}%` });

interface TracksProps {
  readonly run: Run;
  readonly timeline: Timeline;
  readonly at: number;
  readonly current: string | undefined;
  readonly seek: (at: number) => void;
}

/** One track per step, events above them, the cursor across all. */
export function Tracks({ run, timeline, at, current, seek }: TracksProps): ReactNode {
  const marks = failureMarks(run);
  return (
    <div className="tracks" style={{ '--cursor': placeOf(timeline, at) } as CSSProperties}>
      <div className="track" data-kind="events">
        <span className="track-name">Events</span>
        <div className="track-line" aria-hidden="true">
          {timeline.moments.map((moment) => (
            <i
              key={moment}
              className="event"
              style={left(100 * placeOf(timeline, moment))}
              data-past={moment <= at}
            />
          ))}
        </div>
      </div>
      {run.steps?.map((step) => {
        const status = statusAt(step, at);
        const from = step.startedAt === undefined ? undefined : 100 * placeOf(timeline, step.startedAt);
        const to = 100 * placeOf(timeline, step.endedAt ?? timeline.end);
        const mark = marks.find(({ stepId }) => stepId === step.id);
        return (
          <div key={step.id} className="track" data-current={step.id === current}>
            <span className="track-name" title={step.title}>
              {step.title}
            </span>
            <div className="track-line">
              {from !== undefined && (
                <span
                  className="bar"
                  data-status={step.status}
                  data-now={status}
                  style={{ left: `${from}%`, width: `${Math.max(0.6, to - from)}%` }}
                />
              )}
              {mark && (
                <button
                  type="button"
                  className="failure-mark"
                  data-kind={mark.kind}
                  style={left(100 * placeOf(timeline, mark.at))}
                  aria-label={`${MARKS[mark.kind]}: ${mark.title}, at ${sayDuration(mark.at - timeline.start)}. Go there.`}
                  onClick={() => seek(mark.at)}
                />
              )}
            </div>
          </div>
        );
      })}
      <div className="cursor-line" aria-hidden="true" />
    </div>
  );
}

/** What the marks on the tracks mean; only those that are there. */
export function Legend({ run }: { readonly run: Run }): ReactNode {
  const kinds = new Set(failureMarks(run).map(({ kind }) => kind));
  return (
    <ul className="legend" aria-label="Marks">
      {[...kinds].map((kind) => (
        <li key={kind}>
          <i className="failure-mark" data-kind={kind} />
          {MARKS[kind]}
        </li>
      ))}
      <li>Long gaps are drawn shorter</li>
    </ul>
  );
}
