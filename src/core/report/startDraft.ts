import { dominantSymptom } from '../model/dominantSymptom.ts';
import { failureWords } from '../model/failures.ts';
import { cutText } from '../model/value/cutText.ts';
import { plainProse, quoteValue } from '../model/plainProse.ts';
import type { Draft, ReportCategory } from '../model/report.ts';
import type { FitResult } from '../model/fit.ts';
import type { GuideHead } from '../model/guide.ts';
import type { Run } from '../model/run.ts';
import type { Trail } from '../model/trail.ts';

/** Longest subject that is generated, in UTF-16 code units. */
const MAX_SUBJECT = 160;

/** A draft that is already filled in: the category, and the dominant symptom as its subject. */
export function startDraft(
  id: string,
  createdAt: number,
  run: Run,
  result: FitResult | undefined,
  lead: GuideHead | undefined,
  trail: Trail,
): Draft {
  const category = categoryOf(result, lead, trail);
  return {
    id,
    createdAt,
    ...(category && { category }),
    subject: cutText(subjectOf(run, result, lead).replace(/\s+/g, ' ').trim(), MAX_SUBJECT),
    message: '',
    without: [],
    dirty: false,
  };
}

/** From the operator's verdict or a *no* to the guide, else from the run's trouble; `undefined` where the operator has to choose. */
function categoryOf(
  result: FitResult | undefined,
  lead: GuideHead | undefined,
  { verdict, helpful }: Trail,
): ReportCategory | undefined {
  if (verdict) return 'wrong-result';
  if (lead && Object.hasOwn(helpful, lead.id) && !helpful[lead.id]) return 'guide-wrong';
  switch (result?.trouble) {
    case 'blocked':
    case 'stuck':
      return 'blocked';
    case 'wrong':
    case 'empty':
      return 'wrong-result';
    default:
      return undefined;
  }
}

/** The dominant symptom, else the failure's message, else the guide's title. */
function subjectOf(run: Run, result: FitResult | undefined, lead: GuideHead | undefined): string {
  const dominant = dominantSymptom(result, lead);
  if (dominant) {
    const captured = dominant.fit.captures;
    return plainProse(dominant.symptom.headline ?? dominant.symptom.text, (name, fallback) =>
      // A host signal must not leave as part of a sentence either.
      !name.startsWith('host.') && Object.hasOwn(captured, name)
        ? quoteValue(name, captured[name]!)
        : fallback,
    );
  }
  return failureWords(result?.failure?.failure)[0] ?? lead?.title ?? run.title ?? run.id;
}
