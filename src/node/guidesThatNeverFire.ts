import { createCatalog } from '../core/fit/createCatalog.ts';
import { fit } from '../core/fit/fit.ts';
import { intake } from '../core/fit/intake.ts';
import type { GuideIndex } from '../core/model/guide.ts';
import type { Problem } from '../core/model/problem.ts';
import { readRuns, type Sample } from './readRuns.ts';

/** Where guides and samples stand. */
interface Place {
  readonly dir: string;
  readonly cwd: string;
  readonly now: number;
}

/** Warns of every guide that fits none of the sample runs. The general guide fits everything and is never warned of. */
export function guidesThatNeverFire(
  index: GuideIndex,
  runs: string,
  { dir, cwd, now }: Place,
): readonly Problem[] {
  let samples: readonly Sample[];
  try {
    samples = readRuns(runs, cwd);
  } catch {
    return [
      {
        code: 'unreadable',
        severity: 'error',
        message: `There are no sample runs at ${runs}.`,
        file: runs,
        hint: 'Name a file, or a folder of .json, .jsonl, .log or .txt files.',
      },
    ];
  }
  const catalog = createCatalog([index]);
  const fired = new Set(
    samples.flatMap(({ input }) => fit(catalog, intake(input, now).run).fits.map(({ guide }) => guide)),
  );
  return index.guides
    .filter(({ id, role }) => role !== 'general' && !fired.has(id))
    .map(({ id }) => ({
      code: 'never-fires',
      severity: 'warning',
      message: `None of the ${samples.length} sample runs shows a symptom of this guide.`,
      why: 'A guide whose conditions are never seen is never shown.',
      hint: `Add a run that it is for to ${runs}, or mend its conditions.`,
      file: `${dir.replaceAll('\\', '/').replace(/\/$/, '')}/${id}.md`,
    }));
}
