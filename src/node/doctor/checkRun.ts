import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { intake } from '../../core/fit/intake.ts';
import { misspeltKeys } from '../../core/model/misspeltKeys.ts';
import type { Problem } from '../../core/model/problem.ts';
import { readJson } from '../../core/model/value/readJson.ts';
import { runFaults } from '../explain/runFaults.ts';
import type { Check } from './check.ts';
import { isJsonObject } from '../../core/model/value/isJsonObject.ts';
import { placeIn } from '../cli/placeIn.ts';

/** Whether a sample run has the form that Waymark reads. The panel ignores unknown keys, so a misspelt key is reported here. */
export function checkRun(file: string, cwd: string, now: number): Check {
  const title = `${file} is a run as Waymark reads it`;
  const path = resolve(cwd, file);
  if (!existsSync(path)) return { title, problems: [runFaults.nothingThere(file)] };
  const text = readFileSync(path, 'utf8');
  const run = readJson(text);
  if (run === undefined) return { title, problems: [runFaults.brokenJson(file, text)] };
  if (!isJsonObject(run)) return { title, problems: [runFaults.notARun(file)] };
  const known = misspeltKeys(run).map((problem): Problem => ({
    ...problem,
    severity: 'error',
    file,
    ...placeIn(text, Math.max(0, text.indexOf(JSON.stringify(problem.mend!.from)))),
  }));
  const wrong = intake(run, now).problems.map((problem): Problem => ({
    ...problem,
    message: `${problem.file === undefined ? '' : `${problem.file}: `}${problem.message}`,
    file,
  }));
  return { title, problems: [...known, ...wrong] };
}
