import type { FitResult } from '../model/fit.ts';
import type { Report } from '../model/report.ts';
import type { LogSlice, Run } from '../model/run.ts';
import { stepWith } from '../model/stepWith.ts';

/** UTF-16 code units of log in a report. */
const MAX_LOG_LENGTH = 8000;

/**
 * The most relevant part of the log: around the evidence in it, else the end of the failing step's log, else the end of the run's. Cut at
 * line ends and never inside a word, so that no half secret is left that no rule would recognise.
 */
export function logExcerpt(run: Run, result: FitResult | undefined): Report['log'] {
  const found = evidenceIn(run, result);
  const step = stepWith(result?.failure?.stepId, run.steps);
  const slice = found?.slice ?? nonEmpty(step?.log) ?? lastOf(run.log);
  if (!slice?.text) return undefined;
  const { text } = slice;
  const [start, end] = windowOf(text, found?.at);
  const stepId = slice.stepId ?? (slice === step?.log ? step?.id : undefined);
  return {
    text: text.slice(start, end),
    ...(stepId !== undefined && { stepId }),
    truncated: slice.truncated === true || start > 0 || end < text.length,
  };
}

/** The first evidence of the leading fit that is in log text. */
function evidenceIn(run: Run, result: FitResult | undefined): { slice: LogSlice; at: number } | undefined {
  const fit = result?.fits.find(({ guide }) => guide === result.lead);
  for (const { alternatives } of fit?.symptoms ?? []) {
    for (const { where } of alternatives.flatMap((way) => way.evidence)) {
      const slice = sliceAt(run, where.path);
      if (slice?.text && where.start !== undefined) return { slice, at: where.start };
    }
  }
  return undefined;
}

function sliceAt(run: Run, path: string): LogSlice | undefined {
  const [, list, position] = /^(log|steps)\[(\d{1,9})\]\.(?:log\.)?text$/.exec(path) ?? [];
  if (list === undefined) return undefined;
  return list === 'log' ? run.log?.[Number(position)] : run.steps?.[Number(position)]?.log;
}

function lastOf(log: Run['log']): LogSlice | undefined {
  for (let at = (log?.length ?? 0) - 1; at >= 0; at -= 1) if (log![at]!.text) return log![at];
  return undefined;
}

function nonEmpty(slice: LogSlice | undefined): LogSlice | undefined {
  return slice?.text ? slice : undefined;
}

/** The offsets of the excerpt: two thirds before `at`, where the reasons are, one third after; the end of the text without `at`. */
function windowOf(text: string, at = text.length): [number, number] {
  if (text.length <= MAX_LOG_LENGTH) return [0, text.length];
  const latest = text.length - MAX_LOG_LENGTH;
  const start = Math.min(latest, Math.max(0, at - Math.floor((MAX_LOG_LENGTH * 2) / 3)));
  const end = start + MAX_LOG_LENGTH;
  return [start > 0 ? afterBreak(text, start) : 0, end < text.length ? beforeBreak(text, end) : end];
}

const BREAK = /[\s"'`,;<>]/;
/** Distance from the wanted place within which a line end is preferred to a gap between words. */
const MAX_LINE_END_DISTANCE = 400;

function afterBreak(text: string, from: number): number {
  const line = text.indexOf('\n', from - 1);
  if (line >= 0 && line - from < MAX_LINE_END_DISTANCE) return line + 1;
  let at = from;
  while (at < text.length && !BREAK.test(text[at - 1]!)) at += 1;
  return at;
}

function beforeBreak(text: string, to: number): number {
  const line = text.lastIndexOf('\n', to);
  if (to - line < MAX_LINE_END_DISTANCE) return line;
  let at = to;
  while (at > 0 && !BREAK.test(text[at]!)) at -= 1;
  return at;
}
