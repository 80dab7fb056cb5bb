import type { Report } from '../model/report.ts';
import { showText } from '../model/value/showText.ts';
import type { OutlineLine, Piece } from './piece.ts';
import { reportOutline, type OutlinePart } from './reportOutline.ts';
import { reportTitle } from './reportTitle.ts';

/**
 * A report as plain text, for mail and tickets: title, five lines, message, then the same parts in the same order as `reportMarkdown`. Lines
 * that begin with `== ` are ours alone, and what is quoted from the run is indented, so no text of a run can pass for another part.
 */
export function reportText(report: Report): string {
  const { head, parts } = reportOutline(report);
  return `${[`== ${reportTitle(report)}`, linesOf(head).join('\n'), ...partsOf(report, parts)].join('\n\n')}\n`;
}

/** The same in pieces, for where there is a better place for the title and each of the five lines. */
export function reportPieces(report: Report): {
  readonly head: readonly { readonly label: string; readonly text: string }[];
  readonly rest: string;
} {
  const { head, parts } = reportOutline(report);
  return {
    head: head.map(({ label, pieces }) => ({ label, text: inline(pieces) })),
    rest: partsOf(report, parts).join('\n\n'),
  };
}

function partsOf({ message }: Report, parts: readonly OutlinePart[]): readonly string[] {
  const words = shown(message).trim().replace(/^=/gm, ' =');
  return [
    ...(words ? [`== Message\n${words}`] : []),
    ...parts.map(({ title, lines, quote }) =>
      [`== ${title}`, ...(quote ? [indented(quote.trimEnd())] : []), ...linesOf(lines)].join('\n'),
    ),
  ];
}

function linesOf(lines: readonly OutlineLine[]): readonly string[] {
  return lines.map(({ label, pieces }) => `${label ? `${label}: ` : '- '}${inline(pieces)}`);
}

function inline(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => (typeof piece === 'string' ? piece : showText(piece[1]).replace(/\n/g, '\\n')))
    .join('');
}

function indented(text: string): string {
  return shown(text).replace(/^/gm, '    ');
}

function shown(text: string): string {
  return showText(text.replace(/\r\n?/g, '\n'));
}
