import type { Section } from '../../core/model/guide.ts';
import type { Block } from '../../core/model/prose.ts';

/** Cards that warn or advise. In the answer they stand together in one row, not in their sections. */
export function isAside(block: Block): boolean {
  return block[0] === 'card' && (block[1] === 'Common mistake' || block[1] === 'Tip');
}

/** The asides of all sections, in their order. */
export function asidesOf(sections: readonly Section[]): readonly Block[] {
  return sections.flatMap(({ blocks }) => blocks.filter(isAside));
}
