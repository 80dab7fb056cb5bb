import type { ComponentProps, ReactNode } from 'react';
import { GuideText } from '../parts/GuideText.tsx';
import { Prose } from '../parts/Prose.tsx';
import { StateMark } from '../parts/StateMark.tsx';
import { type BehindParts, usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';

/** A symptom as a line of its section, marked when it is there in this run. */
export function SymptomLine({ guide, symptom }: ComponentProps<BehindParts['SymptomLine']>): ReactNode {
  const { session } = usePanel();
  const fit = useSession(session, (state) => state.result?.fits.find((one) => one.guide === guide));
  const text = session.guide(guide)?.symptoms[symptom]?.text;
  const isSeen = fit?.symptoms.some((one) => one.symptom === symptom && one.state === 'seen');
  return (
    text && (
      <p className="waymark-symptom" data-part="symptom" data-state={isSeen ? 'seen' : undefined}>
        <span>
          <GuideText guide={guide}>
            <Prose prose={text} captures={fit?.captures} />
          </GuideText>
        </span>
        {isSeen && <StateMark state="seen" />}
      </p>
    )
  );
}
