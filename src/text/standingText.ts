import type { Fit } from '../core/model/fit.ts';
import type { GuideHead } from '../core/model/guide.ts';
import type { WhyMessages } from './Messages.ts';
import type { PanelWords, WordsOf } from './wordsFrom.ts';

/** How sure a fit is: the standing, why, and how often such matches were right, where that was counted. Never a percentage alone. */
export function standingText(
  { standing, confidence, counts }: Fit,
  { measured }: Pick<GuideHead, 'measured'>,
  words: PanelWords & Pick<WordsOf<WhyMessages>, 'confidence' | 'notMeasured' | 'standingNote'>,
): string {
  const counted = measured ? words.confidence({ share: confidence, ...counts }) : words.notMeasured;
  return `${words.standing[standing]}: ${words.standingNote[standing]} ${counted}.`;
}
