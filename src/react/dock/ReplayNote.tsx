import type { ReactNode } from 'react';
import type { FitResult } from '../../core/model/fit.ts';
import { headline } from '../../text/headline.ts';
import { stepTitle } from '../../text/stepTitle.ts';
import { enDock } from '../../text/en/enDock.ts';
import { GuideLink } from '../parts/GuideLink.tsx';
import { GuideText } from '../parts/GuideText.tsx';
import { Icon } from '../parts/Icon.tsx';
import { usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';
import { useWords } from '../parts/useWords.ts';

const VERDICTS = { 'not-yet': 'replayNotYet', appears: 'replayAppears', visible: 'replayVisible' } as const;

/**
 * The strip above the answer that follows the replay: the step on screen and its status then, whether its failure or the run's is visible
 * yet, and a button that jumps to the failing step. It keeps its height and is no live region, because it changes as the replay plays.
 */
export function ReplayNote(): ReactNode {
  const { session, host } = usePanel();
  const words = useWords(enDock);
  const stepId = useSession(session, (state) => state.cursor?.stepId);
  const title = useSession(session, (state) => state.cursor?.title);
  const status = useSession(session, (state) => state.cursor?.status);
  const verdict = useSession(session, (state) => state.cursor?.verdict);
  const hasOwn = useSession(session, (state) => state.cursor?.result !== undefined);
  const pinned = useSession(session, (state) => state.pinned);
  const failing = useSession(session, (state) => state.result?.failure?.stepId);
  const hasFailure = useSession(session, (state) => state.result?.failure !== undefined);
  if (verdict === undefined) return null;
  const step =
    title === undefined
      ? words.replayNoStep
      : words.replayStep({ step: title, ...(status && { status: words.status[status] }) });
  return (
    <>
      <section
        className="waymark-replay"
        aria-label={words.replayMoment}
        data-part="replay"
        data-state={verdict}
      >
        <div>
          <p title={step}>{step}</p>
          {hasOwn ? (
            <p className="waymark-replay-own" data-part="replay-own">
              <span>{hasFailure ? words.stepAnswer : words.replayAppears}</span>
              {pinned?.stepId !== stepId && (
                <button type="button" className="waymark-link" data-part="pin" onClick={session.pin}>
                  {words.pin}
                </button>
              )}
            </p>
          ) : (
            hasFailure && <p data-part="replay-verdict">{words[VERDICTS[verdict]]}</p>
          )}
        </div>
        {failing !== undefined && host.onShowStep && (
          <button
            type="button"
            className="waymark-secondary"
            data-part="jump"
            aria-label={words.jumpToFailure}
            title={words.jumpToFailure}
            onClick={() => session.showStep(failing)}
          >
            <Icon name="jump" path="M2.5 8h8M7 4.5 10.5 8 7 11.5M13.5 3.5v9" />
            <span>{words.jumpToFailure}</span>
          </button>
        )}
      </section>
      {pinned && <StepAnswer result={pinned.result} stepId={pinned.stepId} />}
    </>
  );
}

interface StepAnswerProps {
  readonly result: FitResult;
  readonly stepId: string;
}

/** The answer for one step that failed by itself, second to the run's, kept in view while the replay moves on. */
function StepAnswer({ result, stepId }: StepAnswerProps): ReactNode {
  const { session } = usePanel();
  const words = useWords(enDock);
  const run = useSession(session, (state) => state.run);
  const head = result.lead === null ? undefined : session.guide(result.lead);
  return (
    <div className="waymark-card" data-part="step-answer">
      <p className="waymark-row">
        <span className="waymark-label">{words.pinned({ step: stepTitle(stepId, run) })}</span>
        <button type="button" className="waymark-link" data-part="unpin" onClick={session.unpin}>
          {words.unpin}
        </button>
      </p>
      <p>
        <GuideText guide={head?.id ?? ''}>
          {headline(result, new Map(head && [[head.id, head]]), words)}
        </GuideText>
      </p>
      {result.failure?.failure.recovered && <p className="waymark-quiet">{words.stepRecovered}</p>}
      {head && (
        <p>
          <GuideLink guide={head.id} />
        </p>
      )}
    </div>
  );
}
