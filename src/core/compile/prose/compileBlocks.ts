import { CARD_LABELS, type Block, type CardLabel, type Item, type Prose } from '../../model/prose.ts';
import { reportIn, type CompileContext } from '../compileContext.ts';
import { compilePlaceholders } from './compilePlaceholders.ts';
import { compileProse, isComment } from './compileProse.ts';
import { compileVendorLink } from './compileVendorLink.ts';
import type { Token } from 'markdown-it';
import type { MarkdownNode } from './parseMarkdown.ts';
import { looksLikeCondition } from '../condition/readConditionSpan.ts';
import { proseFaults as faults } from './proseFaults.ts';

/** Turns Markdown blocks into blocks of the closed tree. Markdown that a guide may not have is reported and left out. */
export function compileBlocks(nodes: readonly MarkdownNode[], context: CompileContext): readonly Block[] {
  return nodes.map((node) => compileBlock(node, context)).filter((block) => block !== undefined);
}

/** The blocks of a section: besides the common ones, a paragraph that begins with a bold label is a card. */
export function compileSectionBlock(node: MarkdownNode, context: CompileContext): Block | undefined {
  const card = node.type === 'p' ? readCard(node, context) : undefined;
  return card ?? compileBlock(node, context);
}

function compileBlock(node: MarkdownNode, context: CompileContext): Block | undefined {
  switch (node.type) {
    case 'p': {
      const prose = compileProse(node.inline, node, context);
      return prose.length > 0 ? ['p', ...prose] : undefined;
    }
    case 'h':
      return heading(node, context);
    case 'pre':
      if (looksLikeCondition(node.text) && !context.translation)
        reportIn(context, faults.misplaced(), node, node.text.trim().split('\n', 1)[0]!);
      return [
        'pre',
        node.info.slice(0, 40),
        ...compilePlaceholders(node.text.replace(/\n$/, ''), 'code', node, context),
      ];
    case 'quote':
      return ['quote', ...compileBlocks(node.children, context)];
    case 'hr':
      return ['hr'];
    case 'ul':
      return ['ul', ...items(node, context)];
    case 'ol':
      return ['ol', node.number, ...items(node, context)];
    case 'table':
      return ['table', node.rows.map((row) => row.map((cell) => compileCell(cell, node, context)))];
    case 'html':
      if (!isComment(node.text))
        reportIn(context, faults.rawHtml(), node, node.text.trim().split('\n', 1)[0]!);
      return undefined;
    default:
      // Items are compiled with their list.
      return undefined;
  }
}

function items({ children }: MarkdownNode, context: CompileContext): readonly Item[] {
  return children.map(({ children: [first, ...rest] }): Item => {
    if (!first) return [];
    const link = first.type === 'p' ? compileVendorLink(first, context) : undefined;
    return link === undefined
      ? compileBlocks([first, ...rest], context)
      : [['vendor', link], ...compileBlocks(rest, context)];
  });
}

function compileCell(cell: readonly Token[], table: MarkdownNode, context: CompileContext): Prose {
  const last = cell.at(-1);
  const cut = last?.type === 'text' ? /\{[A-Za-z][\w.-]*$/.exec(last.content)?.[0] : undefined;
  if (cut !== undefined) reportIn(context, faults.splitPlaceholder(cut), table, cut);
  return compileProse(cell, table, context);
}

function heading(node: MarkdownNode, context: CompileContext): Block | undefined {
  const { number } = node;
  const prose = compileProse(node.inline, node, context);
  if (number === 3 || number === 4) return ['h', number, ...prose];
  reportIn(context, number < 3 ? faults.headingTooHigh(number) : faults.headingTooDeep(number), node, '');
  return undefined;
}

/** `**Label:** text`, the colon inside the bold or after it; Chinese and Japanese write theirs `：`. */
function readCard(node: MarkdownNode, context: CompileContext): Block | undefined {
  const label = readLabel(node.inline);
  if (!label) return undefined;
  const { name, rest } = label;
  if (!isCardLabel(name) && !context.translation) reportIn(context, faults.unknownCard(name), node, name);
  const [first, ...others] = compileProse(rest, node, context);
  const text = typeof first === 'string' ? first.replace(/^[:：]\s*/, '') : first;
  if (text === undefined || (text === '' && others.length === 0)) {
    reportIn(context, faults.emptyCard(name), node, name);
  }
  const prose: Prose = text === undefined || text === '' ? others : [text, ...others];
  // In a translation the label is translated; the pairing replaces it by the original's.
  return ['card', isCardLabel(name) ? name : 'Tip', ['p', ...prose]];
}

/** Whether a paragraph begins with a bold label. */
export function isCard({ type, inline }: MarkdownNode): boolean {
  return type === 'p' && readLabel(inline) !== undefined;
}

function readLabel(tokens: readonly Token[]): { name: string; rest: readonly Token[] } | undefined {
  const visible = tokens.filter(({ type, content }) => type !== 'text' || content !== '');
  const [open, word, shut, after] = visible;
  if (open?.type !== 'strong_open' || word?.type !== 'text' || shut?.type !== 'strong_close')
    return undefined;
  const name = word.content.trim();
  const rest = visible.slice(3);
  if (/[:：]$/.test(name)) return { name: name.slice(0, -1).trim(), rest };
  return after?.type === 'text' && /^[:：]/.test(after.content) ? { name, rest } : undefined;
}

function isCardLabel(text: string): text is CardLabel {
  return (CARD_LABELS as readonly string[]).includes(text);
}
