import type { ReactNode } from 'react';
import type { Fit } from '../../core/model/fit.ts';
import { plainText } from '../../text/plainText.ts';
import { GuideText } from './GuideText.tsx';
import { GuideLink } from './GuideLink.tsx';
import { usePanel } from './usePanel.ts';

/** Guides that fit: title, how sure, and the strongest symptom. */
export function FitList({ fits }: { readonly fits: readonly Fit[] }): ReactNode {
  const { session, words } = usePanel();
  return (
    <ul className="waymark-list">
      {fits.map((fit) => {
        const symptom = session.guide(fit.guide)?.symptoms[fit.dominant];
        return (
          <li key={fit.guide}>
            <span className="waymark-row">
              <GuideLink guide={fit.guide} />
              <span className="waymark-quiet">{fit.near ? words.near : words.standing[fit.standing]}</span>
            </span>
            {symptom && (
              <span className="waymark-quiet">
                <GuideText guide={fit.guide}>{plainText(symptom.text, fit.captures)}</GuideText>
              </span>
            )}
            {fit.possible && <span className="waymark-quiet">{words.possible}</span>}
          </li>
        );
      })}
    </ul>
  );
}
