import type { Evidence } from '../core/model/fit.ts';
import type { Run } from '../core/model/run.ts';
import type { WhyMessages } from './Messages.ts';
import { showText } from '../core/model/value/showText.ts';
import { stepTitle } from './stepTitle.ts';
import type { WordsOf } from './wordsFrom.ts';

type Words = WordsOf<WhyMessages>;

/** One piece of evidence in words. Every text of the run in it is safe to show. */
export interface EvidenceText {
  /** The whole in one line, without the place. */
  readonly text: string;
  /** "Error code". */
  readonly label: string;
  /** "step “Call the provider”, line 12". */
  readonly place: string;
  /** The line that contains it, split at the value, for a highlight. */
  readonly excerpt?: { readonly before: string; readonly value: string; readonly after: string };
  /** Who stated it, if it was not read from the run. */
  readonly said?: string;
}

/** @param run gives steps their titles; without it their ids are used */
export function describeEvidence(evidence: Evidence, words: Words, run?: Run): EvidenceText {
  const { signal, value, where, excerpt, said } = evidence;
  const label = signalLabel(signal, words);
  const shown = showText(valueText(signal, value, words));
  const step = where.stepId === undefined ? undefined : stepTitle(where.stepId, run);
  return {
    text:
      typeof value === 'boolean'
        ? words[value ? 'evidenceTrue' : 'evidenceFalse']({ label })
        : words.evidence({ label, value: shown }),
    label,
    place: words.place({ step, line: where.line, path: showText(where.path) }),
    ...(excerpt && {
      excerpt: {
        before: showText(excerpt.text.slice(0, excerpt.start)),
        value: showText(excerpt.text.slice(excerpt.start, excerpt.end)),
        after: showText(excerpt.text.slice(excerpt.end)),
      },
    }),
    ...(said && { said: said === 'host' ? words.saidByHost : words.saidByOperator }),
  };
}

/** A signal's label; a host signal keeps its own name. */
function signalLabel(signal: string, words: Words): string {
  const labels: Readonly<Record<string, string>> = words.signal;
  return Object.hasOwn(labels, signal) ? labels[signal]! : showText(signal);
}

/** Signals whose value is in milliseconds; the signal table itself is not loaded in browsers. */
const DURATIONS = new Set(['error.retryAfter', 'run.silence', 'run.duration', 'waiting.time']);

function valueText(signal: string, value: Evidence['value'], words: Words): string {
  if (typeof value === 'number' && DURATIONS.has(signal)) return words.duration(value);
  return String(value);
}
