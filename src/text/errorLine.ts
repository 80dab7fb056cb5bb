import { evidenceOf } from '../core/model/evidenceOf.ts';
import type { Fit } from '../core/model/fit.ts';
import { failureWords } from '../core/model/failures.ts';
import type { Failure } from '../core/model/run.ts';

/** The line that says what went wrong, and the whole message of the failure. Both are the run's text, not yet safe to show. */
export interface ErrorLine {
  readonly line: string;
  /** The whole message with that of its cause; equal to `line` where there is no more. */
  readonly whole: string;
}

/** The line with which Python, Node, Java and Go end or begin an error's text. */
const NAMED_ERROR = /^\s*(?:Uncaught |Caused by: |panic: )?[\w.$]*(?:Error|Exception|Fault|panic)\b.*/;

/**
 * The one line of a failure to show first: the line that a symptom matched, else the last line that names the error in a traceback, else
 * the first line of the message.
 * @param fit of the leading guide; the evidence of its dominant symptom gives the line
 * @returns `undefined` where neither failure nor evidence holds any text
 */
export function errorLine(failure: Failure | undefined, fit?: Fit): ErrorLine | undefined {
  const said = failureWords(failure);
  const lines = said
    .join('\n')
    .split('\n')
    .filter((line) => line.trim());
  const line = matchedLine(fit) ?? lines.findLast((one) => NAMED_ERROR.test(one)) ?? lines[0];
  if (line === undefined) return undefined;
  const whole = said.join('\n\n').trim();
  return {
    line: line.trim(),
    whole: whole.includes(line.trim()) ? whole : [line.trim(), whole].filter(Boolean).join('\n\n'),
  };
}

/** The line of a message or log that made the dominant symptom seen; a code alone is no line. */
function matchedLine(fit: Fit | undefined): string | undefined {
  const symptom = fit?.symptoms.find((one) => one.symptom === fit.dominant);
  return evidenceOf(symptom ? [symptom] : []).find(({ excerpt, said }) => excerpt && !said)?.excerpt?.text;
}
