import type { Opening } from '../../model/guide.ts';
import { plainProse } from '../../model/plainProse.ts';
import { FIX_CARD_LABELS, type Block, type Inline, type Item, type Prose } from '../../model/prose.ts';
import { reportIn, type CompileContext } from '../compileContext.ts';
import { compileSectionBlock } from '../prose/compileBlocks.ts';
import { compileProse } from '../prose/compileProse.ts';
import type { MarkdownNode } from '../prose/parseMarkdown.ts';
import { nearestSentence } from '../../model/value/nearest.ts';
import type { CompiledItem } from './compileItems.ts';
import { fixFaults as faults } from './fixFaults.ts';

/** The heading of one fix and the blocks under it. */
export interface FixNodes {
  readonly heading: MarkdownNode;
  readonly nodes: readonly MarkdownNode[];
}

type Fix = Extract<Block, readonly ['fix', ...unknown[]]>;

/** Splits *How to fix it* into the general steps and, from the first heading of level 3 on, one block per cause. */
export function splitFixes(nodes: readonly MarkdownNode[]): {
  readonly general: readonly MarkdownNode[];
  readonly fixes: readonly FixNodes[];
} {
  const general: MarkdownNode[] = [];
  const fixes: { heading: MarkdownNode; nodes: MarkdownNode[] }[] = [];
  for (const node of nodes) {
    if (node.type === 'h' && node.number === 3) fixes.push({ heading: node, nodes: [] });
    else (fixes.at(-1)?.nodes ?? general).push(node);
  }
  return { general, fixes };
}

/** Compiles the fix of each cause. Its heading has to repeat the words of the cause, so that a change of one is noticed. */
export function compileFixes(
  fixes: readonly FixNodes[],
  causes: readonly CompiledItem[],
  context: CompileContext,
): readonly Fix[] {
  const plain = causes.map(({ text }) => plainProse(text, fallbackOf));
  const known = plain.map(normal);
  const seen = new Set<number>();
  return fixes.flatMap(({ heading, nodes }): readonly Fix[] => {
    const title = plainProse(compileProse(heading.inline, heading, context), fallbackOf);
    const exact = known.indexOf(normal(title));
    const near = nearestSentence(title, plain);
    // Text below a misspelt heading belongs to the intended one, so that one mistake gives one error.
    const cause = exact < 0 && near !== undefined ? plain.indexOf(near) : exact;
    if (exact < 0 && causes.length > 0) {
      reportIn(context, faults.withoutCause(near, plain), heading, `### ${title}`);
    }
    if (seen.has(cause)) reportIn(context, faults.repeated(title), heading, title);
    if (cause >= 0) seen.add(cause);
    const blocks = nodes
      .map((node) => compileSectionBlock(node, context))
      .filter((block) => block !== undefined);
    if (blocks.length === 0) reportIn(context, faults.empty(title), heading, title);
    return cause < 0 ? [] : [['fix', cause, ...blocks]];
  });
}

/** Reports a card that describes a fix and is placed elsewhere. */
export function checkFixCard(block: Block, node: MarkdownNode, context: CompileContext): void {
  if (block[0] !== 'card' || context.translation || !FIX_CARD_LABELS.includes(block[1])) return;
  reportIn(context, faults.cardOutside(block[1]), node, block[1]);
}

/** What the first button in the fix of each cause opens, by cause. */
export function openingsOf(blocks: readonly Block[]): ReadonlyMap<number, Opening> {
  const openings = new Map<number, Opening>();
  for (const block of blocks) {
    const opening = block[0] === 'fix' ? openingIn(block) : undefined;
    if (block[0] === 'fix' && opening) openings.set(block[1], opening);
  }
  return openings;
}

/** The first `surface:` or `step:` link anywhere in a part of the tree. */
function openingIn(tree: Block | Inline | Item | Prose): Opening | undefined {
  if (!Array.isArray(tree)) return undefined;
  const [tag, action] = tree as readonly unknown[];
  if (tag === 'do') return 'move' in (action as object) ? undefined : (action as Opening);
  for (const part of tree as readonly (Block | Inline)[]) {
    const found = openingIn(part);
    if (found) return found;
  }
  return undefined;
}

function fallbackOf(_name: string, fallback: string): string {
  return fallback;
}

/** Text in the form in which headings and causes are compared: without case, repeated spaces and a full stop. */
function normal(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim().replace(/[.:]$/, '');
}
