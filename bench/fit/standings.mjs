import { randomFrom } from './randomFrom.mjs';

/** Share of the values and phrases that a guide loses, one by one. */
const DROPPED = 1 / 3;

/**
 * How often the first guide of each standing is right; `near` is one that is likely by its words alone.
 *
 * @param answered `{ result, label }` of every case
 * @returns by standing: `[right, of]`
 */
export function standingCounts(answered) {
  const counts = { clear: [0, 0], likely: [0, 0], near: [0, 0], possible: [0, 0] };
  for (const { result, label } of answered) {
    const [first] = result.fits;
    if (!first || (first.near && first.standing === 'possible')) continue;
    const count = counts[first.near ? 'near' : first.standing];
    count[1]++;
    if (label.right.has(first.guide)) count[0]++;
  }
  return counts;
}

/** The same index with a third of what its conditions ask for taken out: guides as they would be for failures nobody described. */
export function withoutAThird(index, seed) {
  const random = randomFrom(seed).next;
  const atoms = index.atoms.map((atom) => {
    if (atom.op === 'present' || atom.op === 'absent' || typeof atom.value === 'boolean') return atom;
    if (!Array.isArray(atom.value)) return random() < DROPPED ? { ...atom, value: '\0' } : atom;
    const kept = atom.value.filter(() => random() >= DROPPED);
    return { ...atom, value: kept.length > 0 ? kept : ['\0'] };
  });
  return { ...index, atoms };
}
