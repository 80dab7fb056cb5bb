import type { ReactNode } from 'react';
import type { FitResult } from '../../core/model/fit.ts';
import { headline } from '../../text/headline.ts';
import { stepTitle } from '../../text/stepTitle.ts';
import { enDock } from '../../text/en/enDock.ts';
import { GuideLink } from '../parts/GuideLink.tsx';
import { GuideText } from '../parts/GuideText.tsx';
import { usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';
import { useWords } from '../parts/useWords.ts';

/**
 * What the replay shows at its moment: whether the failure can be seen yet, the way to it, and the answer for a step that failed for its
 * own reason. Announces nothing and moves no focus, because it changes while the replay plays.
 */
export function ReplayNote(): ReactNode {
  const { session, host } = usePanel();
  const words = useWords(enDock);
  const stepId = useSession(session, (state) => state.cursor?.stepId);
  const verdict = useSession(session, (state) => state.cursor?.verdict);
  const own = useSession(session, (state) => state.cursor?.result);
  const pinned = useSession(session, (state) => state.pinned);
  const run = useSession(session, (state) => state.run);
  const failing = useSession(session, (state) => state.result?.failure?.stepId);
  const hasFailure = useSession(session, (state) => state.result?.failure !== undefined);
  if (verdict === undefined) return null;
  return (
    <section className="waymark-replay" data-part="replay" data-state={verdict}>
      <p className="waymark-row">
        <span>
          {stepId !== undefined && words.replayStep({ step: stepTitle(stepId, run) })}
          {hasFailure && (
            <span className="waymark-note" data-part="replay-verdict">
              {verdict === 'not-yet'
                ? words.replayNotYet
                : verdict === 'appears'
                  ? words.replayAppears
                  : words.replayVisible}
            </span>
          )}
        </span>
        {failing !== undefined && host.onShowStep && verdict !== 'appears' && (
          <button
            type="button"
            className="waymark-secondary"
            data-part="jump"
            onClick={() => session.showStep(failing)}
          >
            {words.jumpToFailure}
          </button>
        )}
      </p>
      {pinned ? (
        <StepAnswer result={pinned.result} stepId={pinned.stepId} isPinned />
      ) : (
        own && stepId !== undefined && <StepAnswer result={own} stepId={stepId} />
      )}
    </section>
  );
}

interface StepAnswerProps {
  readonly result: FitResult;
  readonly stepId: string;
  readonly isPinned?: boolean;
}

/** The answer for one step that failed by itself, below the answer for the run. A pinned one stays while the replay moves on. */
function StepAnswer({ result, stepId, isPinned = false }: StepAnswerProps): ReactNode {
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
