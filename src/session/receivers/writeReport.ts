import type { Report } from '../../core/model/report.ts';
import { reportMarkdown } from '../../core/report/reportMarkdown.ts';
import { reportText } from '../../core/report/reportText.ts';

/** How a report that the operator takes along is written. */
export type ReportFormat = 'markdown' | 'text' | 'json';

export function writeReport(report: Report, format: ReportFormat): string {
  if (format === 'json') return `${JSON.stringify(report, null, 2)}\n`;
  return format === 'text' ? reportText(report) : reportMarkdown(report);
}
