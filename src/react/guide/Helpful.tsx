import type { ReactNode } from 'react';
import { usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';

/** *Was this helpful?* The answer goes into the trail, and with it into a report. */
export function Helpful({ guide }: { readonly guide: string }): ReactNode {
  const { session, words, id } = usePanel();
  const said = useSession(session, (state) => state.trail.helpful[guide]);
  return (
    <div className="waymark-helpful" role="group" aria-labelledby={`${id}-helpful`} data-part="helpful">
      <span id={`${id}-helpful`}>{words.helpfulQuestion}</span>
      {[true, false].map((yes) => (
        <button
          key={String(yes)}
          type="button"
          className="waymark-secondary"
          aria-pressed={said === yes}
          onClick={() => session.helpful(guide, yes)}
        >
          {yes ? words.yes : words.no}
        </button>
      ))}
      <span role="status" className="waymark-quiet">
        {said !== undefined && (said ? words.helpfulYes : words.helpfulNo)}
      </span>
      {said === false && (
        <span className="waymark-choices">
          <button type="button" className="waymark-link" onClick={() => session.go({ kind: 'others' })}>
            {words.otherGuides}
          </button>
          <button type="button" className="waymark-link" onClick={() => session.go({ kind: 'report' })}>
            {words.reportRun}
          </button>
        </span>
      )}
    </div>
  );
}
