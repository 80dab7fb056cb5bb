import type { Report } from '../model/report.ts';
import { showText } from '../model/showText.ts';
import { reportOutline, type Piece } from './reportOutline.ts';
import { reportTitle } from './reportTitle.ts';

/**
 * A report as plain text, for mail and tickets: the same parts in the same order as `reportMarkdown`. Lines that begin with `== ` are
 * ours alone, and what is quoted from the run is indented, so no text of a run can pass for another part.
 */
export function reportText(report: Report): string {
  const parts = reportOutline(report).map(({ title, lines, quote }) =>
    [
      `== ${title}`,
      ...lines.map(({ label, pieces }) => `${label ? `${label}: ` : '- '}${inline(pieces)}`),
      ...(quote ? [indented(quote.trimEnd())] : []),
    ].join('\n'),
  );
  const message = shown(report.message).trim().replace(/^=/gm, ' =');
  return `${[`== ${reportTitle(report)}`, ...(message ? [message] : []), ...parts].join('\n\n')}\n`;
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
