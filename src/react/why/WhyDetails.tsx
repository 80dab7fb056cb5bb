import type { ReactNode } from 'react';
import type { Fit, SymptomState } from '../../core/model/fit.ts';
import type { GuideHead } from '../../core/model/guide.ts';
import { standingText } from '../../text/standingText.ts';
import { enWhy } from '../../text/en/enWhy.ts';
import { SymptomCheck } from './SymptomCheck.tsx';
import { useWords } from '../parts/useWords.ts';

const ORDER: Readonly<Record<SymptomState, number>> = { seen: 0, unknown: 1, 'not-seen': 2 };

export interface WhyDetailsProps {
  readonly head: GuideHead;
  readonly fit: Fit;
}

/** How sure, from what, and each symptom checked against the run. */
export function WhyDetails({ head, fit }: WhyDetailsProps): ReactNode {
  const words = useWords(enWhy);
  const symptoms = [...fit.symptoms].sort((a, b) => ORDER[a.state] - ORDER[b.state]);
  const parts = fit.parts.map(({ weight, family }) => ({ weight, family: words.family[family] }));
  return (
    <>
      <p className="waymark-quiet">
        {standingText(fit, words)}
        {parts.length > 0 && ` · ${words.score({ parts })}`}
      </p>
      {fit.possible && <p className="waymark-quiet">{words.possible}</p>}
      <ul className="waymark-checks">
        {symptoms.map((result) => (
          <SymptomCheck key={result.symptom} head={head} fit={fit} result={result} />
        ))}
      </ul>
    </>
  );
}
