import type { Fit } from '../core/model/fit.ts';
import { failureWords } from '../core/model/failures.ts';
import type { Failure } from '../core/model/run.ts';

/** The line that tells what went wrong, and everything the failure says. Both are the run's text, not yet safe to show. */
export interface ErrorLine {
  readonly line: string;
  /** The whole message, and that of what caused it; the same as `line` where there is no more. */
  readonly whole: string;
}

/** The line with which Python, Node, Java and Go end or begin what they say of an error. */
const NAMED_ERROR = /^\s*(?:Uncaught |Caused by: |panic: )?[\w.$]*(?:Error|Exception|Fault|panic)\b.*/;

/**
 * The one line of a failure to show first: the line a symptom was recognised by, else the line that names the error in a
 * traceback (the last such), else the first line of what it says.
 *
 * @param fit of the guide that leads; its dominant symptom's evidence knows the line
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

/** The line of running text that made the dominant symptom seen. A bare code is no line to read. */
function matchedLine(fit: Fit | undefined): string | undefined {
  const symptom = fit?.symptoms.find((one) => one.symptom === fit.dominant);
  const evidence = symptom?.alternatives.flatMap((way) => (way.state === 'seen' ? way.evidence : [])) ?? [];
  return evidence.find(({ excerpt, said }) => excerpt && !said)?.excerpt?.text;
}
