import { cutText } from '../model/value/cutText.ts';
import type { Report } from '../model/report.ts';
import { showText } from '../model/value/showText.ts';

/**
 * The title of a report, on one line: its subject, then the code and the run that distinguish it.
 * @param longest length of the whole, in UTF-16 code units; the subject is cut first
 */
export function reportTitle({ subject, run, step, failures }: Report, longest = 200): string {
  const what = oneLine(subject);
  const code = oneLine((step ?? failures?.[0])?.code ?? '');
  const marks = [code, oneLine(run.id)].filter((mark) => mark && !what.includes(mark));
  const end = cutText(marks.join(' · '), Math.floor(longest / 2), '…');
  if (!end) return cutText(what, longest, '…') || 'Report about a run';
  if (!what) return cutText(`Report about ${end}`, longest, '…');
  return `${cutText(what, longest - end.length - ' · '.length, '…')} · ${end}`;
}

function oneLine(text: string): string {
  return showText(text).replace(/\s+/g, ' ').trim();
}
