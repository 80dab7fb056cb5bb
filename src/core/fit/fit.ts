import type { FitResult, LeadPolicy, PlacedFailure } from '../model/fit.ts';
import type { GuideRules } from '../model/guide.ts';
import type { Run } from '../model/run.ts';
import type { Trail, Verdict } from '../model/trail.ts';
import { troubleOf, type Trouble } from '../model/trouble.ts';
import type { Catalog } from './catalog/catalog.ts';
import { matchKind, mayLead, standingOf } from './rank/confidenceOf.ts';
import { failuresToExplain } from '../model/failures.ts';
import { marginOf, rankGuides, type Ranking } from './rank/rankGuides.ts';
import { readSignals } from './signal/readSignals.ts';
import type { PhraseHit } from './text/createPhraseScan.ts';
import { toFit } from './rank/toFit.ts';
import { type Answers, type WeighedGuide, weighGuide } from './rank/weighGuide.ts';
import { WEIGHTS } from './rank/weights.ts';
import { MAX_ASKING_FITS } from './rank/worthAsking.ts';

export interface FitOptions {
  /** What the operator did and answered. */
  readonly trail?: Trail;
  /** The replay's moment; the failure visible then becomes one more candidate. */
  readonly at?: number;
  /** The weakest standing with which a guide may lead. @default 'likely' */
  readonly lead?: LeadPolicy | undefined;
  /** Explain the failure of this step only, whatever the run's own failure is. */
  readonly stepId?: string;
}

/**
 * How near the words of a guide must be for it to lead by them alone, as a score below one, and how much farther from one the next score
 * must be. Counted on 1,326 failures of eight sets, each answered by the guides as they were before anybody had read it: from a score of
 * 0.75 guides so far ahead were right in 117 of 127 (92 %; at least 87 %); with a ratio of 1.2 in 135 of 160. Of 2,445 messages that
 * vendors document, those with scores from 0.75 to 0.8 were right in 31 of 52, so they no longer lead.
 */
const MIN_LEADING_SCORE = 0.8;
const MIN_LEADING_RATIO = 1.33;
/** The same where conditions speak for the guide as much as for the best other one. */
const MIN_LEVEL_SCORE = 0.75;

/** Fits returned; nobody looks at more. */
export const MAX_FITS = 50;

/**
 * Which guides explain a run, how sure that is, and why. Pure: the same input gives the same answer, in whatever order the
 * guides came.
 *
 * @param run a run as intake leaves it
 */
export function fit(catalog: Catalog<GuideRules>, run: Run, options: FitOptions = {}): FitResult {
  const { trail, at, stepId, lead: policy = 'likely' } = options;
  const verdict = trail?.verdict;
  const step = stepId === undefined ? undefined : failureOf(run, stepId);
  const trouble = stepId === undefined ? troubleWith(run, verdict) : step ? 'failed' : 'none';
  if (trouble === 'none' || trouble === 'retrying') {
    return { trouble, failure: step, fits: [], ruledOut: [], lead: null };
  }
  const failures = step ? [step] : failuresToExplain(run, at);
  const answers = answersByGuide(trail);
  const scanned = new Map<string, readonly PhraseHit[]>();
  let best: Ranking | undefined;
  for (const failure of failures.length > 0 ? failures : [undefined]) {
    const readings = readSignals(run, failure, verdict === undefined ? {} : { verdict });
    const ranking = rankGuides(catalog, trouble, failure, readings, scanned, answers);
    if (!best || isBetter(ranking, best)) best = ranking;
  }
  const { failure, ruledOut } = best!;
  const ranking = withNear(catalog, trouble, best!, answers);
  const fits = ranking.ranked.slice(0, MAX_FITS).map((_, place) => toFit(catalog.atoms, ranking, place));
  const [first] = fits;
  const lead = first && mayLead(first.standing, policy) ? first.guide : (catalog.general?.id ?? null);
  return { trouble, failure, fits, ruledOut, lead };
}

/**
 * Where no guide is clear, words decide between guides that are level, and guides whose words are near fill up the first places. None of
 * the symptoms of these is seen, so they rank behind every guide that has a seen symptom, with a score below one (RULES F23, F26).
 */
function withNear(
  catalog: Catalog<GuideRules>,
  trouble: Trouble | undefined,
  ranking: Ranking,
  answers: ReadonlyMap<string, Answers>,
): Ranking {
  const { index, near } = catalog;
  const { ranked, readings, atoms } = ranking;
  const [first] = ranked;
  const isLevel = first && first.score >= WEIGHTS.phrase && marginOf(ranked, 0) === 0;
  if (!near || (first && isClear(ranked, first)) || (ranked.length >= MAX_ASKING_FITS && !isLevel))
    return ranking;
  const all = [...ranked];
  for (const [place, [guide, words]] of near(readings).entries()) {
    const head = index.heads[guide]!;
    const score = words / (1 + words);
    const at = ranked.findIndex((one) => one.head === head);
    if (at >= 0) {
      if (
        place === 0 &&
        isLevel &&
        score >= MIN_LEVEL_SCORE &&
        marginOf(ranked, at) === 0 &&
        !ranked[at]!.possible
      )
        all.unshift({ ...all.splice(at, 1)[0]!, isLikely: true });
    } else if (head.trouble.includes(trouble ?? 'failed')) {
      if (all.length >= MAX_ASKING_FITS) break;
      const weighed = weighGuide(head, atoms, catalog, answers.get(head.id), score);
      if (weighed && !('gate' in weighed)) all.push(weighed);
    }
  }
  const [one, two] = all;
  // Without a next one nothing says how much a shared word means.
  if (
    one?.near &&
    two &&
    one.score >= MIN_LEADING_SCORE &&
    1 - two.score >= MIN_LEADING_RATIO * (1 - one.score)
  )
    all[0] = { ...one, isLikely: true };
  return { ...ranking, ranked: all };
}

function isClear(ranked: readonly WeighedGuide[], { possible, parts }: WeighedGuide): boolean {
  return standingOf(matchKind(parts, marginOf(ranked, 0)), possible) === 'clear';
}

/** The trouble of a run that succeeded, if the operator says that it is wrong. */
function troubleWith(run: Run, verdict: Verdict | undefined): Trouble | undefined {
  const trouble = troubleOf(run);
  if (trouble !== 'none' || run.status !== 'succeeded' || verdict === undefined) return trouble;
  return verdict === 'nothing-produced' ? 'empty' : 'wrong';
}

/** The failure of one step, recovered or not: in Mission Replay an operator may ask about either. */
function failureOf(run: Run, stepId: string): PlacedFailure | undefined {
  const place = (run.steps ?? []).findIndex((step) => step.id === stepId);
  const step = run.steps?.[place];
  // The last failure of a step counts.
  const at = (run.failures ?? []).map((failure) => failure.stepId).lastIndexOf(stepId);
  const told = run.failures?.[at];
  if (step?.failure || (step?.status === 'failed' && !told)) {
    return { failure: step.failure ?? {}, candidate: 'cursor', path: `steps[${place}].failure`, stepId };
  }
  return told && { failure: told, candidate: 'cursor', path: `failures[${at}]`, stepId };
}

/** The answer is about the candidate that is explained best; an earlier candidate wins a tie. */
function isBetter({ ranked: [one] }: Ranking, { ranked: [other] }: Ranking): boolean {
  if (!one || !other) return one !== undefined && !other;
  return one.score > other.score || (one.score === other.score && one.rarity > other.rarity);
}

/** By guide id; a later answer replaces an earlier one. */
function answersByGuide(trail: Trail | undefined): ReadonlyMap<string, Answers> {
  const answers = new Map<string, Map<number, boolean>>();
  for (const { guide, symptom, seen } of trail?.answers ?? []) {
    const own = answers.get(guide) ?? new Map<number, boolean>();
    answers.set(guide, own.set(symptom, seen));
  }
  return answers;
}
