import type { Catalog } from '../../core/fit/catalog/catalog.ts';
import { marginBucket } from '../../core/fit/rank/confidenceOf.ts';
import type { Fit } from '../../core/model/fit.ts';
import type { InputAnswer } from '../explain/answerInput.ts';
import { createAccuracy } from './createAccuracy.ts';
import { type FailureKey, failureKey, textOfKey } from './failureKey.ts';
import type { Label } from './readLabel.ts';
import type { Gap, Rivals, Survey } from './survey.ts';

/** Adds up answers. */
export interface SurveySheet {
  /** @param name what to call the case */
  readonly add: (name: string, answer: InputAnswer, label: Label | undefined) => void;
  /** A line or a file that could not be read. */
  readonly miss: () => void;
  readonly survey: () => Survey;
}

/** Kinds of failures that are counted separately; later kinds are only counted together, so that any number of cases fits into memory. */
const MAX_GAPS = 10_000;

type Use = { led: number; near: number; fitted: number };
type OpenGap = FailureKey & { count: number; example: string; nearest: Map<string, number> };

/** Starts without answers. Its size depends on the number of guides and of kinds of failures, not of cases. */
export function createSurvey({ guides, general }: Catalog): SurveySheet {
  const specific = [...guides.values()].filter(({ role }) => role !== 'general');
  const uses = new Map(specific.map(({ id }): [string, Use] => [id, { led: 0, near: 0, fitted: 0 }]));
  const troubles: Record<string, number> = {};
  const gaps = new Map<string, OpenGap>();
  const rivals = new Map<string, { -readonly [Field in keyof Rivals]: Rivals[Field] }>();
  const accuracy = createAccuracy(general?.id);
  const sum = { cases: 0, unread: 0, explained: 0, sure: 0, unsure: 0, without: 0, moreGaps: 0 };

  function addGap(name: string, { run, result }: InputAnswer): void {
    const key = failureKey(run, result);
    const text = textOfKey(key) || `no error is told of (${result.trouble ?? 'log'})`;
    const known = gaps.get(text);
    if (!known && gaps.size >= MAX_GAPS) return void sum.moreGaps++;
    const gap: OpenGap = known ?? { ...key, count: 0, example: name, nearest: new Map<string, number>() };
    gap.count++;
    const nearest = result.fits[0]?.guide;
    if (nearest !== undefined) gap.nearest.set(nearest, (gap.nearest.get(nearest) ?? 0) + 1);
    gaps.set(text, gap);
  }

  function addRivals(name: string, [first, second]: readonly Fit[]): void {
    if (!first || !second) return;
    const margin = marginBucket(first.score - second.score);
    if (margin !== 'tied' && margin !== 'narrow') return;
    const guides =
      first.guide < second.guide
        ? ([first.guide, second.guide] as const)
        : ([second.guide, first.guide] as const);
    const known = rivals.get(guides.join('\n')) ?? { guides, count: 0, tied: 0, example: name };
    known.count++;
    known.tied += Number(margin === 'tied');
    rivals.set(guides.join('\n'), known);
  }

  return {
    add(name, answer, label) {
      const { trouble = 'unknown', fits, lead } = answer.result;
      sum.cases++;
      troubles[trouble] = (troubles[trouble] ?? 0) + 1;
      if (label) accuracy.add(name, label, answer.result, answer.move.kind);
      if (trouble === 'none' || trouble === 'retrying') return;
      sum.explained++;
      for (const { guide } of fits) uses.get(guide)!.fitted++;
      addRivals(name, fits);
      if (lead !== null && lead === fits[0]?.guide) {
        sum.sure++;
        uses.get(lead)!.led++;
        return;
      }
      if (fits[0]) {
        sum.unsure++;
        uses.get(fits[0].guide)!.near++;
      } else sum.without++;
      addGap(name, answer);
    },
    miss: () => void sum.unread++,
    survey() {
      const labelled = accuracy.accuracy();
      return {
        cases: sum.cases,
        unread: sum.unread,
        troubles: Object.fromEntries(Object.entries(troubles).toSorted(([, one], [, other]) => other - one)),
        explained: sum.explained,
        sure: sum.sure,
        unsure: sum.unsure,
        without: sum.without,
        guides: specific
          .map(({ id, title }) => ({ guide: id, title, ...uses.get(id)! }))
          .toSorted(
            (one, other) =>
              other.led - one.led ||
              other.near - one.near ||
              other.fitted - one.fitted ||
              (one.guide < other.guide ? -1 : 1),
          ),
        silent: specific.filter(({ id }) => uses.get(id)!.fitted === 0).map(({ id }) => id),
        gaps: [...gaps]
          .map(([key, gap]): Gap => ({ key, ...gap, nearest: mostFirst(gap.nearest) }))
          .toSorted(byCount),
        moreGaps: sum.moreGaps,
        rivals: [...rivals.values()].toSorted(byCount),
        ...(labelled && { labelled }),
      };
    },
  };
}

function mostFirst(counts: ReadonlyMap<string, number>): readonly string[] {
  return [...counts].toSorted(([, one], [, other]) => other - one).map(([guide]) => guide);
}

/** The sort is stable: equal counts stay in order of appearance. */
function byCount(one: { readonly count: number }, other: { readonly count: number }): number {
  return other.count - one.count;
}
