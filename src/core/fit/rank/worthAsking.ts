import { STANDINGS } from '../../model/fit.ts';
import { matchKind, standingOf } from './confidenceOf.ts';
import { marginOf } from './rankGuides.ts';
import { SAID, scoreParts, type WeighedGuide } from './weighGuide.ts';

/** How many of the best fits may ask; `fit` also fills up this many places with near guides. */
export const MAX_ASKING_FITS = 3;

/**
 * Symptoms of one fit that the run cannot decide and the operator can, where an answer would change the order or the lead: a *yes* that
 * would carry the guide past the next better one, or give the best one a better standing; any answer that could rule the guide out or
 * settle a gate.
 * @returns positions of symptoms
 */
export function worthAsking(ranked: readonly WeighedGuide[], at: number): ReadonlySet<number> {
  const asked = new Set<number>();
  const standing = ranked[at];
  if (!standing || at >= MAX_ASKING_FITS) return asked;
  const { symptoms, possible, score } = standing;
  const ahead = marginOf(ranked, at);
  const now = STANDINGS.indexOf(standingOf(matchKind(standing.parts, ahead), possible));
  for (const [place, symptom] of symptoms.entries()) {
    if (symptom.state !== 'unknown') continue;
    if (symptom.gate) {
      asked.add(place);
      continue;
    }
    const parts = scoreParts(symptoms.map((one, position) => (position === place ? SAID : one)));
    const gained = parts.reduce((sum, part) => sum + part.weight, 0) - score;
    const changes =
      at > 0
        ? score + gained >= ranked[at - 1]!.score
        : STANDINGS.indexOf(
            standingOf(matchKind(parts, ahead === undefined ? ahead : ahead + gained), possible),
          ) < now;
    if (changes) asked.add(place);
  }
  return asked;
}
