import MarkdownIt, { type Token } from 'markdown-it';
import type { LineRange } from '../source/createSource.ts';

/** A block of Markdown with the lines it stands in. `inline` are the tokens of its running text. */
export interface MarkdownNode extends LineRange {
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
// `compileLink` checks every link; markdown-it would silently turn an unsafe one into text.
markdown.validateLink = () => true;
markdown.normalizeLink = (url) => url;

const CONTAINERS: ReadonlyMap<string, 'quote' | 'ul' | 'ol' | 'li'> = new Map([
  ['blockquote_open', 'quote'],
  ['bullet_list_open', 'ul'],
  ['ordered_list_open', 'ol'],
  ['list_item_open', 'li'],
]);

const NONE: readonly never[] = [];

/**
 * Reads CommonMark with tables into a tree of blocks.
 *
 * @param firstLine added to every line number
 */
export function parseMarkdown(text: string, firstLine: number): readonly MarkdownNode[] {
  const root: MarkdownNode[] = [];
  const open: { children: MarkdownNode[]; lines: LineRange }[] = [
    { children: root, lines: { from: firstLine, to: firstLine } },
  ];
  let head: Token | undefined;
  let row: (readonly Token[])[] | undefined;
  let rows: (readonly (readonly Token[])[])[] = [];
  const linesOf = ({ map }: Token): LineRange =>
    map ? { from: map[0] + firstLine, to: map[1] + firstLine } : open.at(-1)!.lines;
  // Every node has the same properties in the same order: a catalog has a million nodes, and engines handle that faster.
  const push = (
    type: MarkdownNode['type'],
    token: Token,
    inline: readonly Token[] = NONE,
    number = 0,
    text = '',
    info = '',
    rows: MarkdownNode['rows'] = NONE,
  ): { children: MarkdownNode[]; lines: LineRange } => {
    const lines = linesOf(token);
    const children: MarkdownNode[] = [];
    const { from, to } = lines;
    open.at(-1)!.children.push({ type, from, to, inline, children, number, text, info, rows });
    return { children, lines };
  };
  for (const token of markdown.parse(text, {})) {
    const container = CONTAINERS.get(token.type);
    if (container) {
      const start = container === 'ol' ? Number(token.attrGet('start') ?? 1) : 0;
      open.push(push(container, token, NONE, start));
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
      case 'inline': {
        const tokens = token.children ?? NONE;
        if (row) row.push(tokens);
        else if (head?.type === 'heading_open') push('h', head, tokens, Number(head.tag.slice(1)));
        else push('p', token, tokens);
        break;
      }
      case 'table_close':
        push('table', head!, NONE, 0, '', '', rows);
        break;
      case 'fence':
      case 'code_block':
        push('pre', token, NONE, 0, token.content, token.info.trim().split(/\s/, 1)[0]);
        break;
      case 'html_block':
        push('html', token, NONE, 0, token.content);
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
