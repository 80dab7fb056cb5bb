import { plainProse } from '../core/model/plainProse.ts';
import type { Draft, ReportCategory } from '../core/model/report.ts';
import type { FitResult } from '../core/model/fit.ts';
import type { GuideHead } from '../core/model/guide.ts';
import type { Failure, Run } from '../core/model/run.ts';

/** Longest subject that is made, in code units. */
const LONGEST = 160;

/** A draft that is already filled in: what it is about, and the dominant symptom as its subject. */
export function startDraft(
  id: string,
  createdAt: number,
  run: Run,
  result: FitResult | undefined,
  lead: GuideHead | undefined,
): Draft {
  return {
    id,
    createdAt,
    category: categoryOf(result),
    subject: subjectOf(run, result, lead).replace(/\s+/g, ' ').trim().slice(0, LONGEST),
    message: '',
    without: [],
    dirty: false,
  };
}

function categoryOf(result: FitResult | undefined): ReportCategory {
  switch (result?.trouble) {
    case 'blocked':
    case 'stuck':
      return 'blocked';
    case 'wrong':
    case 'empty':
      return 'wrong-result';
    case 'none':
      return 'other';
    default:
      return 'unclear-failure';
  }
}

/** The dominant symptom, else the failure's own words, else what the guide is called. */
function subjectOf(run: Run, result: FitResult | undefined, lead: GuideHead | undefined): string {
  const fit = result?.fits.find(({ guide, confident }) => confident && guide === lead?.id);
  const symptom = fit && lead?.symptoms[fit.dominant];
  if (fit && symptom) {
    const captured = fit.captures;
    return plainProse(symptom.text, (name, fallback) =>
      Object.hasOwn(captured, name) ? `“${captured[name]}”` : fallback,
    );
  }
  return ownWords(result?.failure?.failure) ?? lead?.title ?? run.title ?? run.id;
}

function ownWords(failure: Failure | undefined): string | undefined {
  return failure && (failure.message || failure.detail || ownWords(failure.cause));
}
