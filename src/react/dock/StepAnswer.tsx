import type { ReactNode } from 'react';
import type { FitResult } from '../../core/model/fit.ts';
import { stepTitle } from '../../text/stepTitle.ts';
import { headline } from '../../text/headline.ts';
import { enDock } from '../../text/en/enDock.ts';
import { GuideText } from '../parts/GuideText.tsx';
import { GuideLink } from '../parts/GuideLink.tsx';
import { usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';
import { useWords } from '../parts/useWords.ts';

interface StepAnswerProps {
  readonly result: FitResult;
  readonly stepId: string;
  readonly isPinned?: boolean;
}

/** The answer for one step that failed by itself, second to the run's. Pinned, it stays while the replay moves on. */
export function StepAnswer({ result, stepId, isPinned = false }: StepAnswerProps): ReactNode {
  const { session } = usePanel();
  const words = useWords(enDock);
  const run = useSession(session, (state) => state.run);
  const head = result.lead === null ? undefined : session.guide(result.lead);
  return (
    <div className="waymark-card" data-part="step-answer" data-state={isPinned ? 'pinned' : 'following'}>
      <p className="waymark-row">
        <span className="waymark-label">
          {isPinned
            ? words.pinned({ step: stepTitle(stepId, run) })
            : result.failure?.failure.recovered
              ? words.stepRecovered
              : words.stepAnswer}
        </span>
        <button
          type="button"
          className="waymark-link"
          data-part="pin"
          onClick={() => (isPinned ? session.unpin() : session.pin())}
        >
          {isPinned ? words.unpin : words.pin}
        </button>
      </p>
      <p>
        <GuideText guide={head?.id ?? ''}>
          {headline(result, new Map(head && [[head.id, head]]), words)}
        </GuideText>
      </p>
      {head && (
        <p>
          <GuideLink guide={head.id} />
        </p>
      )}
    </div>
  );
}
