import type { RankedCause } from '../../core/model/fit.ts';
import type { Block } from '../../core/model/prose.ts';
import type { CauseAnswer } from '../../core/model/trail.ts';

type Fix = Extract<Block, readonly ['fix', ...unknown[]]>;

export const isFix = (block: Block): block is Fix => block[0] === 'fix';

export const stepsOf = (fix: Fix): readonly Block[] => fix.slice(2) as unknown as readonly Block[];

/** One question at a time: causes that the run shows are open, the likeliest of the others is asked about, the rest is folded. */
export function sortFixes(
  fixes: readonly Fix[],
  causes: readonly RankedCause[],
  guide: string,
  answers: readonly CauseAnswer[],
): { readonly open: readonly Fix[]; readonly asked: readonly Fix[]; readonly folded: readonly Fix[] } {
  const placeOf = ([, cause]: Fix): number => causes.findIndex((one) => one.cause === cause);
  const stateOf = ([, cause]: Fix): RankedCause['state'] => {
    const said = answers.find((one) => one.guide === guide && one.cause === cause);
    if (said) return said.seen ? 'seen' : 'not-seen';
    return causes.find((one) => one.cause === cause)?.state ?? 'unknown';
  };
  const ordered = fixes.toSorted((one, other) => placeOf(one) - placeOf(other));
  const open = ordered.filter((fix) => stateOf(fix) === 'seen');
  const [first] = open.length > 0 ? [] : ordered.filter((fix) => stateOf(fix) === 'unknown');
  return {
    open,
    asked: first ? [first] : [],
    folded: ordered.filter((fix) => fix !== first && !open.includes(fix)),
  };
}
