import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { intake } from '../../core/fit/intake.ts';
import { misspeltKeys } from '../../core/model/misspeltKeys.ts';
import type { Problem } from '../../core/model/problem.ts';
import { readJson } from '../../core/model/value/readJson.ts';
import { runFaults } from '../explain/runFaults.ts';
import type { Check } from './check.ts';

/** Whether a sample run has the form that Waymark reads. The panel ignores unknown keys, so a misspelt key is reported here. */
export function checkRun(file: string, cwd: string, now: number): Check {
  const title = `${file} is a run as Waymark reads it`;
  const path = resolve(cwd, file);
  if (!existsSync(path)) return { title, problems: [runFaults.nothingThere(file)] };
  const text = readFileSync(path, 'utf8');
  const run = readJson(text);
  if (run === undefined) return { title, problems: [runFaults.brokenJson(file, text)] };
  if (!isRecord(run)) return { title, problems: [runFaults.notARun(file)] };
  const known = misspeltKeys(run).map((problem): Problem => ({
    ...problem,
    severity: 'error',
    file,
    ...placeOf(text, problem.mend!.from),
  }));
  const wrong = intake(run, now).problems.map((problem): Problem => ({
    ...problem,
    message: `${problem.file === undefined ? '' : `${problem.file}: `}${problem.message}`,
    file,
  }));
  return { title, problems: [...known, ...wrong] };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function placeOf(text: string, key: string): Pick<Problem, 'line' | 'column'> {
  const before = text.slice(0, Math.max(0, text.indexOf(JSON.stringify(key)))).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}
