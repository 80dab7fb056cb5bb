import type { Block, Item } from '../../core/model/prose.ts';

/** A numbered list of *How to fix it*. */
export type StepList = Extract<Block, readonly ['ol', ...unknown[]]>;

/**
 * The position of each numbered list's first item among all steps of *How to fix it*, fixes of single causes included. Ticks are stored by
 * that position, so it must not depend on what is folded away.
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
