import type { ReactNode } from 'react';
import { VERDICTS } from '../../core/model/trail.ts';
import { enFeedback } from '../../text/en/enFeedback.ts';
import { usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';
import { SaidSo } from './SaidSo.tsx';
import { useWords } from '../parts/useWords.ts';

/** A run that finished can still be wrong; only the operator knows. The fit changes at once. */
export function StillWrong(): ReactNode {
  const { session } = usePanel();
  const words = useWords(enFeedback);
  const said = useSession(session, (state) => state.trail.verdict);
  return (
    <details className="waymark-verdict" open={said !== undefined} data-part="verdict">
      <summary>{words.saySomethingElse}</summary>
      <div className="waymark-choices">
        {VERDICTS.map((verdict) => (
          <button
            key={verdict}
            type="button"
            className="waymark-secondary"
            aria-pressed={said === verdict}
            onClick={() => session.say(said === verdict ? undefined : verdict)}
          >
            {words.verdict[verdict]}
          </button>
        ))}
      </div>
      {said && <SaidSo undo={() => session.say(undefined)} />}
    </details>
  );
}
