import type { FitResult } from '../core/model/fit.ts';
import type { GuideHead } from '../core/model/guide.ts';
import type { PanelWords } from './wordsFrom.ts';
import { plainText } from './plainText.ts';

/**
 * The first line of the panel and of a report: the dominant symptom of the guide that leads, else what is wrong with
 * the run as a whole.
 */
export function headline(
  result: FitResult,
  guides: ReadonlyMap<string, GuideHead>,
  words: PanelWords,
): string {
  const fit = result.fits.find(({ guide, confident }) => confident && guide === result.lead);
  const symptom = fit && guides.get(fit.guide)?.symptoms[fit.dominant];
  if (fit && symptom) return plainText(symptom.text, fit.captures);
  return result.trouble === undefined ? words.headlineUnknown : words.headline[result.trouble];
}
