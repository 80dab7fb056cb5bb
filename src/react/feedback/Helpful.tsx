import type { ReactNode } from 'react';
import { UNHELPFUL_REASONS } from '../../core/model/trail.ts';
import { enFeedback } from '../../text/en/enFeedback.ts';
import { usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';
import { YesNo } from './YesNo.tsx';
import { useWords } from '../parts/useWords.ts';

/** *Was this helpful?*, and after a *no* why not. Both go into the trail, and with it into a report. */
export function Helpful({ guide }: { readonly guide: string }): ReactNode {
  const { session, id } = usePanel();
  const words = useWords(enFeedback);
  const said = useSession(session, (state) => state.trail.helpful[guide]);
  const reason = useSession(session, (state) => state.trail.unhelpful?.[guide]);
  return (
    <div className="waymark-helpful" role="group" aria-labelledby={`${id}-helpful`} data-part="helpful">
      <span id={`${id}-helpful`}>{words.helpfulQuestion}</span>
      <YesNo press={(yes) => session.helpful(guide, yes)} isPressed={(yes) => said === yes} />
      <span role="status" className="waymark-quiet">
        {said !== undefined && (said ? words.helpfulYes : reason ? words.unhelpfulThanks : words.helpfulNo)}
      </span>
      {said === false && (
        <>
          <div
            className="waymark-choices"
            role="group"
            aria-label={words.unhelpfulQuestion}
            data-part="unhelpful"
          >
            <span className="waymark-quiet">{words.unhelpfulQuestion}</span>
            {UNHELPFUL_REASONS.map((one) => (
              <button
                key={one}
                type="button"
                className="waymark-secondary"
                aria-pressed={reason === one}
                onClick={() => session.helpful(guide, false, reason === one ? undefined : one)}
              >
                {words.unhelpful[one]}
              </button>
            ))}
          </div>
          <span className="waymark-choices">
            <button type="button" className="waymark-link" onClick={() => session.go({ kind: 'others' })}>
              {words.otherGuides}
            </button>
            <button type="button" className="waymark-link" onClick={() => session.go({ kind: 'report' })}>
              {words.reportRun}
            </button>
          </span>
        </>
      )}
    </div>
  );
}
