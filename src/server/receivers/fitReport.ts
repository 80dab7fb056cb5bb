import { cutText } from '../../core/model/value/cutText.ts';
import type { Report } from '../../core/model/report.ts';
import { trimReport } from '../../core/report/trimReport.ts';

/** Characters of the message that are kept when nothing else helps. */
const MIN_MESSAGE = 400;
/** Of ids, titles and the like, once they are what makes a report too long. */
const MAX_NAME = 300;
/** What `trimReport` shortens by itself, with a note. */
const TRIMMED = ['message', 'text', 'said'];

/**
 * Writes a report so that it is at most `longest` code units long, by leaving out of the report, never by cutting what was written:
 * half an escape or a fence that is not closed would let a text of the run act.
 */
export function fitReport(report: Report, longest: number, write: (report: Report) => string): string {
  const whole = lengthOf(report);
  for (const start of [() => report, () => withShortNames(report)]) {
    const from = start();
    let total = lengthOf(from);
    let text = total > 4 * longest ? undefined : write(from);
    if (text === undefined) total = 4 * longest;
    for (let before = Infinity; text === undefined || text.length > longest;) {
      if (text !== undefined) {
        // What cannot be trimmed any further does not get shorter by trying.
        if (text.length >= before) break;
        before = text.length;
        // What is escaped is longer than what is cut.
        const ratio = Math.max(1, text.length / Math.max(1, total));
        total = Math.max(0, total - Math.max(256, Math.ceil((text.length - longest) / ratio)));
      }
      text = write(trimReport(from, { total }));
    }
    if (text.length <= longest) return text;
  }
  return write(bare(report, whole));
}

function lengthOf(report: Report): number {
  return JSON.stringify(report).length;
}

function withShortNames(report: Report): Report {
  return JSON.parse(JSON.stringify(report, shortName)) as Report;
}

function shortName(key: string, value: unknown): unknown {
  return typeof value === 'string' && !TRIMMED.includes(key) ? cut(value, MAX_NAME) : value;
}

/** What it is about, and that there is more. */
function bare(report: Report, whole: number): Report {
  const { schema, id, createdAt, category } = report;
  return {
    schema,
    id,
    createdAt,
    category,
    subject: cut(report.subject, 200),
    message: cut(report.message, MIN_MESSAGE),
    run: { id: cut(report.run.id, 200) },
    removed: [],
    trimmed: [{ path: 'report', from: whole, to: MIN_MESSAGE }],
  };
}

function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${cutText(text, longest)} […]`;
}
