import { dominantSymptom } from '../../core/model/dominantSymptom.ts';
import { plainProse } from '../../core/model/plainProse.ts';
import type { Draft, ReportCategory } from '../../core/model/report.ts';
import type { FitResult } from '../../core/model/fit.ts';
import type { GuideHead } from '../../core/model/guide.ts';
import type { Failure, Run } from '../../core/model/run.ts';
import type { Trail } from '../../core/model/trail.ts';

/** Longest subject that is made, in code units. */
const LONGEST = 160;

/** A draft that is already filled in: what it is about, and the dominant symptom as its subject. */
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
    subject: subjectOf(run, result, lead).replace(/\s+/g, ' ').trim().slice(0, LONGEST),
    message: '',
    without: [],
    dirty: false,
  };
}

/** What the operator has said already, else what the run itself states; never what somebody might think of it. */
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

/** The dominant symptom, else the failure's own words, else what the guide is called. */
function subjectOf(run: Run, result: FitResult | undefined, lead: GuideHead | undefined): string {
  const dominant = dominantSymptom(result, lead);
  if (dominant) {
    const captured = dominant.fit.captures;
    return plainProse(dominant.symptom.text, (name, fallback) =>
      Object.hasOwn(captured, name) ? `“${captured[name]}”` : fallback,
    );
  }
  return ownWords(result?.failure?.failure) ?? lead?.title ?? run.title ?? run.id;
}

function ownWords(failure: Failure | undefined): string | undefined {
  return failure && (failure.message || failure.detail || ownWords(failure.cause));
}
