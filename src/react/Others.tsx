import type { ReactNode } from 'react';
import type { Fit } from '../core/model/fit.ts';
import { enOthers } from '../text/enOthers.ts';
import { FitList } from './FitList.tsx';
import { plainText } from '../text/plainText.ts';
import { GuideSearch } from './GuideSearch.tsx';
import { usePanel } from './usePanel.ts';
import { useSession } from './useSession.ts';
import { useWords } from './useWords.ts';

const NONE: readonly Fit[] = [];

/** *Not this?*: the other guides that fit, those that were ruled out and by what, and a search over all of them. */
export function Others(): ReactNode {
  const { session, id } = usePanel();
  const words = useWords(enOthers);
  const result = useSession(session, (state) => state.result);
  const fits = (result?.fits ?? NONE).filter(({ guide }) => guide !== result?.lead);
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
        {fits.length > 0 ? <FitList fits={fits} /> : <p className="waymark-quiet">{words.othersNone}</p>}
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
      <GuideSearch />
    </div>
  );
}
