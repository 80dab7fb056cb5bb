import type { Run } from '../../model/run.ts';
import { readLog, type LogFindings } from './readLog.ts';

const read = new WeakMap<Run, Map<string, LogFindings>>();

/**
 * `readLog` for a text of a run; the same run object is read once. A panel asks anew at every answer, every cursor and every
 * open guide, of a run that intake has copied and nobody changes.
 */
export function readLogOnce(run: Run, text: string): LogFindings {
  let texts = read.get(run);
  if (!texts) read.set(run, (texts = new Map()));
  let findings = texts.get(text);
  if (!findings) texts.set(text, (findings = readLog(text)));
  return findings;
}
