import type { FitResult } from '../../core/model/fit.ts';
import { showText } from '../../core/model/value/showText.ts';
import { createScore } from './createScore.ts';
import { type Judged, judgeAnswer } from './judgeAnswer.ts';
import type { Label } from './readLabel.ts';
import type { Accuracy, Confusion, RiskPoint } from './survey.ts';

/** Counts how right answers are. */
export interface AccuracySheet {
  readonly add: (name: string, label: Label, result: FitResult, move: string) => void;
  /** `undefined` before anything was added. */
  readonly accuracy: () => Accuracy | undefined;
}

/** Starts without answers. Its size depends on the number of guides, not of cases. */
export function createAccuracy(general: string | undefined): AccuracySheet {
  const sheet = createScore();
  const levels = new Map<number, { right: number; of: number }>();
  const confusions = new Map<string, { -readonly [Field in keyof Confusion]: Confusion[Field] }>();
  let led = 0;
  let wrong = 0;
  return {
    add(name, label, { trouble, lead, fits }, move) {
      const judged: Judged = { trouble, lead, fits, move };
      const judgement = judgeAnswer(label, judged, general);
      sheet.add(label, judgement);
      const { first, top1, sureWrong, claim, confidence } = judgement;
      if (claim !== undefined && claim !== 'none') led++;
      wrong += Number(sureWrong);
      if (confidence !== undefined) {
        const level = levels.get(confidence) ?? { right: 0, of: 0 };
        levels.set(confidence, { right: level.right + Number(top1), of: level.of + 1 });
      }
      if (top1) return;
      const expected = showText(label.expected);
      const key = `${expected}\n${first}`;
      const known = confusions.get(key) ?? {
        expected,
        first,
        count: 0,
        sure: 0,
        example: name,
      };
      known.count++;
      known.sure += Number(sureWrong);
      confusions.set(key, known);
    },
    accuracy() {
      const score = sheet.score();
      if (score.cases === 0) return undefined;
      const reliability = [...levels]
        .map(([confidence, { right, of }]) => ({ confidence, right, of }))
        .toSorted((one, other) => one.confidence - other.confidence);
      return {
        score,
        reliability,
        risk: riskOf(reliability.toReversed(), score.cases),
        policy: { coverage: led / score.cases, risk: led ? wrong / led : 0 },
        confusions: [...confusions.values()].toSorted(
          (one, other) => other.count - one.count || (one.expected < other.expected ? -1 : 1),
        ),
      };
    },
  };
}

function riskOf(levels: Accuracy['reliability'], cases: number): readonly RiskPoint[] {
  let answered = 0;
  let wrong = 0;
  return levels.map(({ confidence, right, of }) => {
    answered += of;
    wrong += of - right;
    return { confidence, coverage: answered / cases, risk: wrong / answered };
  });
}
