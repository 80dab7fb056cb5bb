import type { Fit, FitResult } from './fit.ts';
import type { GuideHead, Symptom } from './guide.ts';

/** The dominant symptom of the guide that leads, with the fit that saw it; nothing when the general guide leads. */
export function dominantSymptom(
  result: FitResult | undefined,
  lead: GuideHead | undefined,
): { readonly fit: Fit; readonly symptom: Symptom } | undefined {
  const fit = result?.fits.find(({ guide }) => guide === result.lead && guide === lead?.id);
  const symptom = fit && lead?.symptoms[fit.dominant];
  return fit && symptom && { fit, symptom };
}
