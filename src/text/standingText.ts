import type { Fit } from '../core/model/fit.ts';
import type { WhyMessages } from './Messages.ts';
import type { PanelWords, WordsOf } from './wordsFrom.ts';

/** How sure a fit is: the standing, why, and how often such matches were right. Never a percentage alone. */
export function standingText(
  { standing, confidence, counts }: Fit,
  words: PanelWords & Pick<WordsOf<WhyMessages>, 'confidence' | 'standingNote'>,
): string {
  const counted = words.confidence({ share: confidence, ...counts });
  return `${words.standing[standing]}: ${words.standingNote[standing]} ${counted}.`;
}
