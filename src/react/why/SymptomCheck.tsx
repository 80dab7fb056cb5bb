import type { ReactNode } from 'react';
import { evidenceOf } from '../../core/model/evidenceOf.ts';
import type { Fit, SymptomResult } from '../../core/model/fit.ts';
import type { GuideHead } from '../../core/model/guide.ts';
import { plainText } from '../../text/plainText.ts';
import { enWhy } from '../../text/en/enWhy.ts';
import { EvidenceLine } from './EvidenceLine.tsx';
import { GuideText } from '../parts/GuideText.tsx';
import { Prose } from '../parts/Prose.tsx';
import { StateMark } from '../parts/StateMark.tsx';
import { usePanel } from '../parts/usePanel.ts';
import { SaidSo } from '../feedback/SaidSo.tsx';
import { YesNo } from '../feedback/YesNo.tsx';
import { useWords } from '../parts/useWords.ts';

/** Pieces of evidence shown; one fact often stands in many places. */
const MAX_EVIDENCE = 4;

interface SymptomCheckProps {
  readonly head: GuideHead;
  readonly fit: Fit;
  readonly result: SymptomResult;
}

/** One symptom: seen, not seen or can't tell, the evidence, and a question where an answer would help. */
export function SymptomCheck({ head, fit, result }: SymptomCheckProps): ReactNode {
  const symptom = head.symptoms[result.symptom];
  if (!symptom?.any.length) return null;
  const { state } = result;
  const evidence = evidenceOf([result]).slice(0, MAX_EVIDENCE);
  return (
    <li data-part="check" data-state={state}>
      <div className="waymark-symptom">
        <span>
          <GuideText guide={head.id}>
            <Prose prose={symptom.text} captures={fit.captures} />
          </GuideText>
        </span>
        <StateMark state={state} />
      </div>
      {evidence.length > 0 && (
        <ul className="waymark-evidence">
          {evidence.map((one, index) => (
            <EvidenceLine key={index} evidence={one} />
          ))}
        </ul>
      )}
      <Answer guide={head.id} result={result} text={plainText(symptom.text, fit.captures)} />
    </li>
  );
}

interface AnswerProps {
  readonly guide: string;
  readonly result: SymptomResult;
  readonly text: string;
}

/** Asks the operator about a symptom that the run cannot decide. */
function Answer({ guide, result, text }: AnswerProps): ReactNode {
  const { session } = usePanel();
  const words = useWords(enWhy);
  const { symptom, said, ask } = result;
  if (said) return <SaidSo undo={() => session.answer(guide, symptom, undefined)} />;
  if (!ask) return null;
  return (
    <div className="waymark-answer" role="group" aria-label={words.askSeen({ symptom: text })}>
      <YesNo press={(seen) => session.answer(guide, symptom, seen)} />
    </div>
  );
}
