import type { Block, Item } from '../../core/model/prose.ts';

/** A numbered list of *How to fix it*. */
export type StepList = Extract<Block, readonly ['ol', ...unknown[]]>;

/**
 * Where the first item of each numbered list of *How to fix it* stands among all steps of the section, those of fixes for a cause
 * included. Ticks are kept by that place, so that it must not depend on what is folded away.
 */
export function stepPlaces(blocks: readonly Block[]): ReadonlyMap<StepList, number> {
  const places = new Map<StepList, number>();
  let next = 0;
  const visit = (list: readonly Block[]): void => {
    for (const block of list) {
      if (block[0] === 'fix') visit(block.slice(2) as readonly Block[]);
      if (block[0] !== 'ol') continue;
      places.set(block, next);
      next += itemsOf(block).length;
    }
  };
  visit(blocks);
  return places;
}

/** The items of a numbered list. */
export function itemsOf([, , ...items]: StepList): readonly Item[] {
  return items;
}
