import { cutText } from '../../core/model/value/cutText.ts';
import type { Report } from '../../core/model/report.ts';
import { jsonLength, trimReport } from '../../core/report/trimReport.ts';

/** Characters of the message that are always kept. */
const MIN_MESSAGE = 400;
/** Characters of ids, titles and the like, if they are what makes a report too long. */
const MAX_NAME = 300;
/** Fields that `trimReport` shortens, with a note. */
const TRIMMED = ['message', 'text', 'said'];

/**
 * Encodes a report in at most `longest` code units, by leaving out parts of the report and never by cutting the encoded text: half an
 * escape, or a fence that is not closed, would let a text of the run take effect.
 */
export function fitReport(report: Report, longest: number, write: (report: Report) => string): string {
  const whole = jsonLength(report);
  for (const start of [() => report, () => withShortNames(report)]) {
    const from = start();
    let total = jsonLength(from);
    let text = total > 4 * longest ? undefined : write(from);
    if (text === undefined) total = 4 * longest;
    for (let before = Infinity; text === undefined || text.length > longest;) {
      if (text !== undefined) {
        // A report that did not get shorter cannot be trimmed further.
        if (text.length >= before) break;
        before = text.length;
        // Escaped text is longer than the text that is cut.
        const ratio = Math.max(1, text.length / Math.max(1, total));
        total = Math.max(0, total - Math.max(256, Math.ceil((text.length - longest) / ratio)));
      }
      text = write(trimReport(from, { total }));
    }
    if (text.length <= longest) return text;
  }
  return write(bare(report, whole));
}

function withShortNames(report: Report): Report {
  return JSON.parse(JSON.stringify(report, shortName)) as Report;
}

function shortName(key: string, value: unknown): unknown {
  return typeof value === 'string' && !TRIMMED.includes(key) ? cut(value, MAX_NAME) : value;
}

/** What the report is about, and that parts are missing. */
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
