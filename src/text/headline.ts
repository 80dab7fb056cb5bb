import { dominantSymptom } from '../core/model/dominantSymptom.ts';
import type { FitResult } from '../core/model/fit.ts';
import type { GuideHead } from '../core/model/guide.ts';
import type { PanelWords } from './wordsFrom.ts';
import { plainText } from './plainText.ts';

/** The first line of the panel and of a report: the dominant symptom of the leading guide, else what is wrong with the run as a whole. */
export function headline(
  result: FitResult,
  guides: ReadonlyMap<string, GuideHead>,
  words: PanelWords,
): string {
  const lead = guides.get(result.lead ?? '');
  const dominant = dominantSymptom(result, lead);
  if (dominant) {
    const { symptom, fit } = dominant;
    return plainText(symptom.headline ?? symptom.text, fit.captures);
  }
  // A guide that leads by similar words alone has no symptom that is seen.
  if (lead && lead.role !== 'general') return lead.title;
  const { trouble, failure, fits } = result;
  if (trouble !== undefined) return words.headline[trouble];
  return (failure ?? fits[0]) ? words.headlineUnknown : words.headlineNothing;
}
