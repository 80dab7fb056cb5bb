import type { GuideIndex } from '../../core/model/guide.ts';
import { compileFolder } from './compileFolder.ts';
import type { Io } from '../cli/io.ts';
import { paint } from '../cli/paint.ts';
import { problemText } from '../cli/problemText.ts';
import { readGuides } from './readGuides.ts';

/** The guides to explain with, in the order a host merges them, and what their folder calls the surfaces. */
export interface LoadedGuides {
  readonly indexes: readonly GuideIndex[];
  readonly surfaces: Readonly<Record<string, { readonly label: string }>>;
}

/**
 * The starter guides, with those of a folder ahead of them.
 *
 * @param dir left out, the starter guides alone
 * @returns nothing, and says why, when one's own guides have an error
 */
export async function loadGuides(dir: string | undefined, io: Io): Promise<LoadedGuides | undefined> {
  if (dir === undefined) return { indexes: [await starterGuideIndex()], surfaces: {} };
  const { index, problems, texts, surfaces, starter, errors } = compileFolder(readGuides(dir, io.cwd), {
    now: io.now(),
  });
  const style = paint(io.colour);
  for (const problem of problems) {
    if (problem.severity === 'error') {
      io.stderr(`${problemText(problem, texts.get(problem.file ?? ''), style)}\n`);
    }
  }
  const labels = Object.entries(surfaces).map(([id, label]) => [id, { label }] as const);
  if (errors > 0) return undefined;
  const indexes = starter ? [index, await starterGuideIndex()] : [index];
  return { indexes, surfaces: Object.fromEntries(labels) };
}

async function starterGuideIndex(): Promise<GuideIndex> {
  const { starterGuides } = await import('../../starter/starterGuides.ts');
  return starterGuides.index();
}
