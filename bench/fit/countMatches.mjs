import { poolCounts } from './poolCounts.mjs';

/** From the weakest to the strongest. */
export const FAMILIES = ['state', 'phrase', 'protocol', 'type', 'declared'];
export const MARGINS = ['behind', 'tied', 'narrow', 'clear'];

/**
 * How often matches of each kind are right.
 *
 * @param judged `{ fits, right }` of every case: what fits, and the ids that are right
 * @returns a cell per kind, weakest first: `right` of `of` were counted, `pooled` is `[right, of]` as the product looks it up
 */
export function countMatches({ matchKind, marginOf }, judged) {
  const cells = FAMILIES.flatMap((family, strength) =>
    MARGINS.flatMap((margin, bucket) =>
      [0, 1].map((corroborated) => ({
        family,
        margin,
        corroborated,
        at: [strength, bucket, corroborated],
        right: 0,
        of: 0,
      })),
    ),
  );
  for (const { fits, right } of judged) {
    for (const [place, { guide, parts }] of fits.entries()) {
      const cell = cellOf(cells, matchKind(parts, marginOf(fits, place)));
      cell.of++;
      if (right.has(guide)) cell.right++;
    }
  }
  const pooled = poolCounts(cells);
  return cells.map((cell, index) => ({ ...cell, pooled: [pooled[index].right, pooled[index].of] }));
}

/** The cell of one kind of match. */
export function cellOf(cells, { best, margin, corroborated }) {
  return cells.find(
    (cell) => cell.family === best && cell.margin === margin && cell.corroborated === Number(corroborated),
  );
}
