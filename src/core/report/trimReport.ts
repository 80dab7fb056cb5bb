import { cutText } from '../model/value/cutText.ts';
import type { Report, Trim } from '../model/report.ts';

/** A receiver's documented limits, in UTF-16 code units. */
export interface ReportLimits {
  readonly subject?: number;
  readonly message?: number;
  readonly log?: number;
  /** Length of the whole report. */
  readonly total?: number;
  /** Measures what counts against `total`; an address, for example, is longer than its text. @default the report as JSON */
  readonly size?: (report: Report) => number;
}

/**
 * Cuts a report to its receiver's limits and lists every cut. The log is cut first, from its start. Then parts are left out, in this order:
 * artifacts, other failures, titles, earlier runs, trail, page, mission, task, context, the guide's evidence, the step's address. Then the
 * failure's message is cut, then the operator's message, then the subject. Ids are never cut, so a report can stay above a very small
 * `total`.
 */
export function trimReport(report: Report, limits: ReportLimits): Report {
  const { total = Infinity, size = jsonLength } = limits;
  const trims = new Map<string, Trim>();
  const done = (trimmed: Report): Report => ({ ...trimmed, trimmed: [...report.trimmed, ...trims.values()] });
  let trimmed = report;
  const fits = (): boolean => total === Infinity || size(done(trimmed)) <= total;

  /** Continues with `next`, and records the old and new length of the part at `path`. */
  const take = (path: string, from: number, to: number, next: Report): void => {
    trims.set(path, { path, from: trims.get(path)?.from ?? from, to });
    trimmed = next;
  };
  const shorten = (path: string, text: string | undefined, to: number, write: Writer): void => {
    if (text === undefined || text.length <= to) return;
    const cut = path === 'log.text' ? tail(text, to) : cutText(text, to, CUT);
    take(path, text.length, cut.length, write(cut));
  };
  /** Shortens a text as far as necessary, down to `least`. */
  const fitIn = (path: string, text: string | undefined, least: number, write: Writer): void => {
    if (!text || fits()) return;
    const before = trimmed;
    let [low, high] = [least, text.length];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      trimmed = before;
      shorten(path, text, middle, write);
      if (middle < text.length && fits()) low = middle;
      else high = middle - 1;
    }
    trimmed = before;
    shorten(path, text, low, write);
  };
  const drop = (path: string, value: unknown, without: () => Report): void => {
    if (value === undefined || fits()) return;
    const before = trimmed;
    const length = size(done(before));
    take(path, JSON.stringify(value).length, 0, without());
    // A part that does not count, or is shorter than the note about its removal, stays.
    if (size(done(trimmed)) < length) return;
    trims.delete(path);
    trimmed = before;
  };

  const subject: Writer = (text) => ({ ...trimmed, subject: text });
  const message: Writer = (text) => ({ ...trimmed, message: text });
  const log: Writer = (text) => {
    const { log: whole, ...rest } = trimmed;
    return text && whole ? { ...rest, log: { ...whole, text, truncated: true } } : rest;
  };
  shorten('subject', report.subject, limits.subject ?? Infinity, subject);
  shorten('message', report.message, limits.message ?? Infinity, message);
  shorten('log.text', report.log?.text, limits.log ?? Infinity, log);

  fitIn('log.text', trimmed.log?.text, 0, log);
  for (const part of [
    'artifacts',
    'failures',
    'names',
    'history',
    'trail',
    'page',
    'mission',
    'task',
    'context',
  ] as const) {
    drop(part, trimmed[part], () => {
      const { [part]: _, ...rest } = trimmed;
      return rest;
    });
  }
  const { guide, step } = trimmed;
  drop('guide.evidence', guide?.evidence.length ? guide.evidence : undefined, () => ({
    ...trimmed,
    guide: { ...guide!, evidence: [] },
  }));
  // The run's own address leads there too.
  drop('step.url', step?.url, () => {
    const { url: _, ...rest } = step!;
    return { ...trimmed, step: rest };
  });
  fitIn('step.said', step?.said, 200, (said) => ({ ...trimmed, step: { ...trimmed.step!, said } }));
  fitIn('message', trimmed.message, 0, message);
  fitIn('subject', trimmed.subject, 40, subject);
  return done(trimmed);
}

type Writer = (text: string) => Report;

export function jsonLength(report: Report): number {
  return JSON.stringify(report).length;
}

const CUT = ' […]';

/** The end of a text, from the start of a line if one is near; never half a surrogate pair. */
function tail(text: string, to: number): string {
  if (text.length <= to) return text;
  let start = text.length - to;
  const line = text.indexOf('\n', start);
  if (line >= 0 && line - start < 400) start = line + 1;
  const code = text.charCodeAt(start);
  return text.slice(code >= 0xdc00 && code <= 0xdfff ? start + 1 : start);
}
