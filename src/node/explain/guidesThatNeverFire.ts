import { detect } from '../../adapters/detect/detect.ts';
import { createCatalog } from '../../core/fit/catalog/createCatalog.ts';
import { fit } from '../../core/fit/fit.ts';
import { intake } from '../../core/fit/intake.ts';
import type { GuideIndex } from '../../core/model/guide.ts';
import type { Problem } from '../../core/model/problem.ts';
import { readRuns } from './readRuns.ts';

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
  const { found: samples, problems } = readRuns(runs, cwd);
  if (samples.length === 0) return problems;
  const catalog = createCatalog([index]);
  const fired = new Set(
    samples.flatMap(({ input }) => {
      const { run } = intake(detect(input, { now }).run, now);
      return fit(catalog, run).fits.map(({ guide }) => guide);
    }),
  );
  const silent = index.guides.filter(({ id, role }) => role !== 'general' && !fired.has(id));
  return [
    ...problems,
    ...silent.map(({ id }): Problem => ({
      code: 'never-fires',
      severity: 'warning',
      message: `None of the ${samples.length} sample runs shows a symptom of this guide.`,
      why: 'A guide whose conditions are never seen is never shown.',
      hint: `Add a run that it is for to ${runs}, or mend its conditions.`,
      file: `${dir.replaceAll('\\', '/').replace(/\/$/, '')}/${id}.md`,
    })),
  ];
}
