import type { ReactNode } from 'react';
import type { Fit, SymptomState } from '../core/model/fit.ts';
import type { GuideHead } from '../core/model/guide.ts';
import { SymptomCheck } from './SymptomCheck.tsx';
import { usePanel } from './usePanel.ts';

const ORDER: Readonly<Record<SymptomState, number>> = { seen: 0, unknown: 1, 'not-seen': 2 };

/** *Why this guide?*: how sure, from what, and each symptom checked against the run. */
export function WhyThisGuide({ head, fit }: { readonly head: GuideHead; readonly fit: Fit }): ReactNode {
  const { words } = usePanel();
  const symptoms = [...fit.symptoms].sort((a, b) => ORDER[a.state] - ORDER[b.state]);
  const parts = fit.parts.map(({ weight, family }) => ({ weight, family: words.family[family] }));
  return (
    <details className="waymark-why" data-part="why">
      <summary>
        <span>{words.why}</span>
        <span className="waymark-quiet">{words.percent(fit.confidence)}</span>
      </summary>
      <p className="waymark-quiet">
        {words.confidence({ share: fit.confidence, ...fit.counts })}
        {parts.length > 0 && ` · ${words.score({ parts })}`}
      </p>
      {!fit.confident && (
        <p className="waymark-quiet">{fit.possible ? words.possible : words.notConfident}</p>
      )}
      <ul className="waymark-checks">
        {symptoms.map((result) => (
          <SymptomCheck key={result.symptom} head={head} fit={fit} result={result} />
        ))}
      </ul>
    </details>
  );
}
