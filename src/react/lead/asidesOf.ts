import type { Section } from '../../core/model/guide.ts';
import type { Block } from '../../core/model/prose.ts';

/** Cards that warn or advise beside what a section says. Before the whole guide is opened they stand together, in a row of their own. */
export function isAside(block: Block): boolean {
  return block[0] === 'card' && (block[1] === 'Common mistake' || block[1] === 'Tip');
}

/** The asides of all sections, in their order. */
export function asidesOf(sections: readonly Section[]): readonly Block[] {
  return sections.flatMap(({ blocks }) => blocks.filter(isAside));
}
