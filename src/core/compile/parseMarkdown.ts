import MarkdownIt, { type Token } from 'markdown-it';
import type { Lines } from './createSource.ts';

/** A block of Markdown with the lines it stands in. `inline` are the tokens of its running text. */
export interface MarkdownNode extends Lines {
  readonly type: 'p' | 'h' | 'pre' | 'quote' | 'hr' | 'ul' | 'ol' | 'li' | 'table' | 'html';
  readonly inline: readonly Token[];
  readonly children: readonly MarkdownNode[];
  /** Level of a heading, start of a numbered list. */
  readonly number: number;
  /** Of a code block or of HTML. */
  readonly text: string;
  /** Language of a code block. */
  readonly info: string;
  readonly rows: readonly (readonly (readonly Token[])[])[];
}

const markdown = new MarkdownIt({ html: true }).disable('strikethrough');
// Every link is looked at here rather than dropped there, so that an unsafe one is reported and not shown as text.
markdown.validateLink = () => true;
markdown.normalizeLink = (url) => url;

const CONTAINERS: Readonly<Record<string, 'quote' | 'ul' | 'ol' | 'li'>> = {
  blockquote_open: 'quote',
  bullet_list_open: 'ul',
  ordered_list_open: 'ol',
  list_item_open: 'li',
};

/**
 * Reads CommonMark with tables into a tree of blocks.
 *
 * @param firstLine added to every line number
 */
export function parseMarkdown(text: string, firstLine: number): readonly MarkdownNode[] {
  const root: MarkdownNode[] = [];
  const open: { children: MarkdownNode[]; lines: Lines }[] = [
    { children: root, lines: { from: firstLine, to: firstLine } },
  ];
  let head: Token | undefined;
  let row: (readonly Token[])[] | undefined;
  let rows: (readonly (readonly Token[])[])[] = [];
  const linesOf = ({ map }: Token): Lines =>
    map ? { from: map[0] + firstLine, to: map[1] + firstLine } : open.at(-1)!.lines;
  const push = (type: MarkdownNode['type'], token: Token, more: Partial<MarkdownNode> = {}): void => {
    const node = { ...EMPTY, type, ...linesOf(token), ...more };
    open.at(-1)!.children.push(node);
  };
  for (const token of markdown.parse(text, {})) {
    const container = CONTAINERS[token.type];
    if (container) {
      const children: MarkdownNode[] = [];
      push(container, token, {
        children,
        number: container === 'ol' ? Number(token.attrGet('start') ?? 1) : 0,
      });
      open.push({ children, lines: linesOf(token) });
      continue;
    }
    switch (token.type) {
      case 'blockquote_close':
      case 'bullet_list_close':
      case 'ordered_list_close':
      case 'list_item_close':
        open.pop();
        break;
      case 'paragraph_open':
      case 'heading_open':
      case 'table_open':
        head = token;
        rows = [];
        break;
      case 'tr_open':
        row = [];
        break;
      case 'tr_close':
        rows.push(row!);
        row = undefined;
        break;
      case 'inline':
        if (row) row.push(token.children ?? []);
        else if (head?.type === 'heading_open')
          push('h', head, { inline: token.children ?? [], number: Number(head.tag.slice(1)) });
        else push('p', token, { inline: token.children ?? [] });
        break;
      case 'table_close':
        push('table', head!, { rows });
        break;
      case 'fence':
      case 'code_block':
        push('pre', token, { text: token.content, info: token.info.trim().split(/\s/, 1)[0]! });
        break;
      case 'html_block':
        push('html', token, { text: token.content });
        break;
      case 'hr':
        push('hr', token);
        break;
    }
  }
  return root;
}

/** Reads one line of running text. */
export function parseInline(text: string): readonly Token[] {
  return markdown.parseInline(text, {}).flatMap((token) => token.children ?? []);
}

const EMPTY = { inline: [], children: [], number: 0, text: '', info: '', rows: [] } as const;
