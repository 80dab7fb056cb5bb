import type { GuideBody, GuideIndex } from '../../core/model/guide.ts';
import { compileFolder } from './compileFolder.ts';
import type { Io } from '../cli/io.ts';
import { readGuides } from './readGuides.ts';
import { printProblems } from '../cli/printProblems.ts';

/** The guides to explain with, in the order a host merges them, and what their folder calls the surfaces. */
export interface CommandGuides {
  readonly indexes: readonly GuideIndex[];
  readonly surfaces: Readonly<Record<string, { readonly label: string }>>;
  /** The text of a guide that is in one of the indexes. */
  readonly body: (id: string) => Promise<GuideBody>;
}

/**
 * The starter guides, with those of a folder before them.
 * @param dir without it, only the starter guides
 * @returns nothing when the folder's guides have an error, which is reported
 */
export async function loadGuides(dir: string | undefined, io: Io): Promise<CommandGuides | undefined> {
  const { starterGuides } = await import('../../starter/starterGuides.ts');
  const starterIndex = await starterGuides.index();
  if (dir === undefined) return { indexes: [starterIndex], surfaces: {}, body: starterGuides.body };
  const { index, bodies, problems, texts, surfaces, starter, errors } = compileFolder(readGuides(dir, io.cwd), {
    now: io.now(),
  });
  printProblems(
    problems.filter(({ severity }) => severity === 'error'),
    io,
    texts,
  );
  const labels = Object.entries(surfaces).map(([id, label]) => [id, { label }] as const);
  if (errors > 0) return undefined;
  return {
    indexes: starter ? [index, starterIndex] : [index],
    surfaces: Object.fromEntries(labels),
    body: async (id) => bodies.get(id) ?? starterGuides.body(id),
  };
}
