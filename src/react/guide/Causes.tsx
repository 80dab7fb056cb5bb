import type { ReactNode } from 'react';
import type { RankedCause } from '../../core/model/fit.ts';
import type { Block, Item } from '../../core/model/prose.ts';
import { Blocks } from './Blocks.tsx';
import { useCauses } from './useCauses.ts';

interface CausesProps {
  readonly blocks: readonly Block[];
  readonly guide: string;
}

/** The section *Likely causes*: the causes of a list stand in the order of this run, everything else where it was written. */
export function Causes({ blocks, guide }: CausesProps): ReactNode {
  const ranked = useCauses(guide);
  return blocks.map((block, index) => {
    const list =
      block[0] === 'ul' ? (['ul', ...inOrder(block.slice(1) as unknown as Item[], ranked)] as const) : block;
    return <Blocks key={index} blocks={[list]} guide={guide} />;
  });
}

/** Stable: what is no cause, or not ranked, keeps its place after the ranked ones. */
function inOrder(items: readonly Item[], ranked: readonly RankedCause[]): Item[] {
  const placeOf = (item: Item): number => {
    const [first] = item;
    const place = first?.[0] === 'cause' ? ranked.findIndex(({ cause }) => cause === first[1]) : -1;
    return place < 0 ? ranked.length : place;
  };
  return [...items].sort((a, b) => placeOf(a) - placeOf(b));
}
