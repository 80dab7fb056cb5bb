import type { Report, Trim } from '../model/report.ts';

/** A receiver's documented limits, in UTF-16 code units. */
export interface ReportLimits {
  readonly message?: number;
  readonly log?: number;
  /** Of the whole report as JSON. */
  readonly total?: number;
}

/**
 * Cuts a report to its receiver's limits and lists every cut. The log gives way first, from its start; then the artifacts,
 * the trail, the other failures, the evidence and the failure's words; the message last. Ids are never cut, so a report can stay above an impossibly small `total`.
 */
export function trimReport(report: Report, limits: ReportLimits): Report {
  const trims = new Map<string, Trim>();
  const note = (path: string, from: number, to: number): void => {
    trims.set(path, { path, from: trims.get(path)?.from ?? from, to });
  };
  const done = (trimmed: Report): Report => ({ ...trimmed, trimmed: [...report.trimmed, ...trims.values()] });
  const cutMessage = (from: Report, to: number): Report => {
    const message = head(from.message, to);
    if (message !== from.message) note('message', from.message.length, message.length);
    return { ...from, message };
  };
  const cutLog = (from: Report, to: number): Report => {
    if (!from.log || from.log.text.length <= to) return from;
    const text = tail(from.log.text, to);
    note('log.text', from.log.text.length, text.length);
    if (text) return { ...from, log: { ...from.log, text, truncated: true } };
    const { log: _, ...rest } = from;
    return rest;
  };

  let trimmed = cutMessage(report, limits.message ?? Infinity);
  trimmed = cutLog(trimmed, limits.log ?? Infinity);

  const { total = Infinity } = limits;
  const over = (): number => JSON.stringify(done(trimmed)).length - total;
  const until = (cut: (units: number) => void, length: () => number): void => {
    // Each round takes off at least what is over; what JSON escapes is longer than what is cut, so it may take a few.
    while (over() > 0 && length() > 0) cut(Math.max(0, length() - Math.max(over(), 64)));
  };
  until(
    (to) => (trimmed = cutLog(trimmed, to)),
    () => trimmed.log?.text.length ?? 0,
  );
  for (const part of ['artifacts', 'trail', 'failures'] as const) {
    const value = trimmed[part];
    if (over() <= 0 || !value) continue;
    note(part, JSON.stringify(value).length, 0);
    const { [part]: _, ...rest } = trimmed;
    trimmed = rest;
  }
  const { guide, step } = trimmed;
  if (over() > 0 && guide?.evidence.length) {
    note('guide.evidence', JSON.stringify(guide.evidence).length, 0);
    trimmed = { ...trimmed, guide: { ...guide, evidence: [] } };
  }
  if (over() > 0 && step?.said) {
    const said = head(step.said, 200);
    note('step.said', step.said.length, said.length);
    trimmed = { ...trimmed, step: { ...step, said } };
  }
  until(
    (to) => (trimmed = cutMessage(trimmed, to)),
    () => trimmed.message.length,
  );
  return done(trimmed);
}

const CUT = ' […]';

/** The beginning, with a mark where it was cut; never half a surrogate pair. */
function head(text: string, to: number): string {
  if (text.length <= to) return text;
  const end = Math.max(0, to - CUT.length);
  const whole = text.slice(0, isHigh(text.charCodeAt(end - 1)) ? end - 1 : end);
  return to < CUT.length ? '' : whole + CUT;
}

/** The end, from a line start where one is near; never half a surrogate pair. */
function tail(text: string, to: number): string {
  if (text.length <= to) return text;
  let start = text.length - to;
  const line = text.indexOf('\n', start);
  if (line >= 0 && line - start < 400) start = line + 1;
  const code = text.charCodeAt(start);
  return text.slice(code >= 0xdc00 && code <= 0xdfff ? start + 1 : start);
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
