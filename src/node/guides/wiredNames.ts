import type { GuideIndex, GuideSourceNames } from '../../core/model/guide.ts';

/** What the guides of an index ask a host for: its screens that own a problem or are opened, and the moves that are recommended. */
export function wiredNames({ guides }: Pick<GuideIndex, 'guides'>): {
  readonly [Kind in keyof GuideSourceNames]: readonly string[];
} {
  const surfaces = new Set<string>();
  const moves = new Set<string>();
  for (const { surfaces: owning, next } of guides) {
    for (const id of owning) surfaces.add(id);
    for (const { move, how, open } of next) {
      if (open && 'surface' in open) surfaces.add(open.surface);
      if (move === 'retry') moves.add(move);
      if (how === 'resume' || how === 'skip') moves.add(how);
    }
  }
  return { surfaces: [...surfaces].toSorted(), moves: [...moves].toSorted() };
}

/** The type of the guides of an index, as TypeScript writes it: `GuideSource<'billing', 'retry'>`. */
export function sourceType(index: Pick<GuideIndex, 'guides'>): string {
  const { surfaces, moves } = wiredNames(index);
  return `GuideSource<${union(surfaces)}, ${union(moves)}>`;
}

function union(names: readonly string[]): string {
  return names.length > 0 ? names.map((name) => `'${name}'`).join(' | ') : 'never';
}
