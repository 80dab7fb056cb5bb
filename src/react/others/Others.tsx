import type { ReactNode } from 'react';
import type { Fit, FitResult } from '../../core/model/fit.ts';
import { enOthers } from '../../text/en/enOthers.ts';
import { FitList } from '../parts/FitList.tsx';
import { plainText } from '../../text/plainText.ts';
import { stepTitle } from '../../text/stepTitle.ts';
import { StepLink } from '../parts/StepLink.tsx';
import { usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';
import { useWords } from '../parts/useWords.ts';
import { SearchKey } from './SearchKey.tsx';

const NONE: readonly Fit[] = [];

/** Guides shown for another step that failed. */
const MAX_STEP_GUIDES = 3;

/** *Wrong guide?*: the other guides that fit, those that were ruled out and why, and a search over all guides. */
export function Others({ search }: { readonly search: ReactNode }): ReactNode {
  const { session, id } = usePanel();
  const words = useWords(enOthers);
  const result = useSession(session, (state) => state.result);
  const run = useSession(session, (state) => state.run);
  const fits = (result?.fits ?? NONE).filter(({ guide }) => guide !== result?.lead);
  const ofSteps = useSteps(result);
  const ruledOut = (result?.ruledOut ?? []).flatMap(({ guide, symptom, gate }) => {
    const head = session.guide(guide);
    const text = head?.symptoms[symptom]?.text;
    return head && text ? { guide, gate, title: head.title, text: plainText(text) } : [];
  });
  return (
    <div className="waymark-others" data-part="others">
      <h3 id={`${id}-others`} className="waymark-title" tabIndex={-1}>
        {words.notThis}
      </h3>
      <section aria-labelledby={`${id}-fits`}>
        <h4 id={`${id}-fits`}>{words.others}</h4>
        {fits.length > 0 && <FitList fits={fits} />}
        {fits.length === 0 && ofSteps.length === 0 && <p className="waymark-quiet">{words.othersNone}</p>}
        {ofSteps.map(({ stepId, fits }) => (
          <div key={stepId} data-part="step-fits">
            <h5 className="waymark-label">
              <StepLink stepId={stepId}>{words.atStep({ step: stepTitle(stepId, run) })}</StepLink>
            </h5>
            <FitList fits={fits} />
          </div>
        ))}
        {ruledOut.length > 0 && (
          <details className="waymark-unused">
            <summary>{words.ruledOut}</summary>
            <ul>
              {ruledOut.map(({ guide, gate, title, text }) => (
                <li key={guide}>
                  {(gate === 'requires' ? words.missing : words.ruledOutBy)({ guide: title, symptom: text })}
                </li>
              ))}
            </ul>
          </details>
        )}
      </section>
      {search}
      <SearchKey />
    </div>
  );
}

/** Guides of the other steps that failed, each once; the guides of the run's own failure are listed above. */
function useSteps(result: FitResult | undefined): readonly { stepId: string; fits: readonly Fit[] }[] {
  const { session } = usePanel();
  const { steps } = useSession(session, (state) => state.alsoFailed);
  const told = new Set([result?.lead, ...(result?.fits ?? NONE).map(({ guide }) => guide)]);
  return steps.flatMap(({ stepId, result: { fits } }) => {
    const own = fits.filter(({ guide, near }) => !near && !told.has(guide)).slice(0, MAX_STEP_GUIDES);
    own.forEach(({ guide }) => told.add(guide));
    return own.length > 0 ? [{ stepId, fits: own }] : [];
  });
}
