import type { ReactNode } from 'react';
import { stepTitle } from '../../text/stepTitle.ts';
import { GuideLink } from '../parts/GuideLink.tsx';
import { StepLink } from '../parts/StepLink.tsx';
import { usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';

/** The steps that failed beside the one the answer is about, folded away: the way to each, and the guide that leads there. */
export function AlsoFailed(): ReactNode {
  const { session, words } = usePanel();
  const { total, steps } = useSession(session, (state) => state.alsoFailed);
  const run = useSession(session, (state) => state.run);
  return (
    <details className="waymark-unused" data-part="also-failed">
      <summary>{words.alsoFailed({ count: total })}</summary>
      <ul>
        {steps.map(({ stepId, result: { fits, lead } }) => (
          <li key={stepId}>
            <StepLink stepId={stepId}>{words.atStep({ step: stepTitle(stepId, run) })}</StepLink>
            {fits[0]?.guide === lead && (
              <>
                {' '}
                <GuideLink guide={fits[0].guide} />
              </>
            )}
          </li>
        ))}
        {total > steps.length && <li>…</li>}
      </ul>
    </details>
  );
}
