import type { Report } from '../model/report.ts';
import { showText } from '../model/value/showText.ts';
import type { OutlineLine, Segment } from './segment.ts';
import { reportOutline, type OutlinePart } from './reportOutline.ts';
import { reportTitle } from './reportTitle.ts';

/**
 * A report as plain text, for mail and tickets: title, five lines, message, then the same parts in the same order as `reportMarkdown`. Only
 * our own lines begin with `== `, and quotations from the run are indented, so that no text of a run can be mistaken for another part.
 */
export function reportText(report: Report): string {
  const { head, parts } = reportOutline(report);
  return `${[`== ${reportTitle(report)}`, linesOf(head).join('\n'), ...partsOf(report, parts)].join('\n\n')}\n`;
}

/** The same as segments, for receivers that have fields for the title and the five lines. */
export function reportSegments(report: Report): {
  readonly head: readonly { readonly label: string; readonly text: string }[];
  readonly rest: string;
} {
  const { head, parts } = reportOutline(report);
  return {
    head: head.map(({ label, segments }) => ({ label, text: inline(segments) })),
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
  return lines.map(({ label, segments }) => `${label ? `${label}: ` : '- '}${inline(segments)}`);
}

function inline(segments: readonly Segment[]): string {
  return segments
    .map((segment) => (typeof segment === 'string' ? segment : showText(segment[1]).replace(/\n/g, '\\n')))
    .join('');
}

function indented(text: string): string {
  return shown(text).replace(/^/gm, '    ');
}

function shown(text: string): string {
  return showText(text.replace(/\r\n?/g, '\n'));
}
