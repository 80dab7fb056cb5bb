import { cutText } from '../model/cutText.ts';
import type { Report } from '../model/report.ts';
import { showText } from '../model/showText.ts';

/** What a report is called, in one line of at most `longest` code units; never empty. */
export function reportTitle({ subject, run }: Report, longest = 200): string {
  const title = oneLine(subject) || `Report about run ${oneLine(run.id)}`;
  return cutText(title, longest, '…');
}

function oneLine(text: string): string {
  return showText(text).replace(/\s+/g, ' ').trim();
}
