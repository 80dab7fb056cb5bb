import { EXIT_CODE } from '../cli/exitCode.ts';
import type { Io } from '../cli/io.ts';
import { joinSamples, readRuns, type Sample, type Samples, toSamples } from './readRuns.ts';
import { printProblems } from '../cli/printProblems.ts';

/** What several paths hold, and the exit code of a command that has dealt with it. */
export interface ReadSamples {
  readonly found: readonly Sample[];
  readonly code: number;
}

/** Reads the files, folders and, for `-`, standard input of a command, and reports problems with them. */
export async function readSamples(paths: readonly string[], io: Io): Promise<ReadSamples> {
  const all: Samples[] = [];
  for (const path of paths) {
    if (path === '-') all.push(toSamples('standard input', await io.stdin(), 'any'));
    else all.push(readRuns(path, io.cwd));
  }
  const { found, problems, texts } = joinSamples(all);
  printProblems(problems, io, texts);
  const failed = problems.some(({ severity }) => severity === 'error');
  return { found, code: failed ? EXIT_CODE.wrong : EXIT_CODE.ok };
}
