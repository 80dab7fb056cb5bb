import type { Run } from 'waymark/core';

const files = import.meta.glob<Run>('/runs/*.json', { import: 'default' });

/** Names of the recorded runs, without their ending. */
export const RECORDED: readonly string[] = Object.keys(files).map((path) => path.slice(6, -5));

/** A run as it was recorded. @throws Error when there is none of that name */
export async function recorded(name: string): Promise<Run> {
  const file = files[`/runs/${name}.json`];
  if (!file) throw new Error(`No recorded run ${name}`);
  return file();
}
