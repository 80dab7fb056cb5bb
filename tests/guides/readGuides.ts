import { readdirSync, readFileSync } from 'node:fs';
import { compileCatalog } from '../../src/core/compile/compileCatalog.ts';
import { readFolderConfig } from '../../src/core/compile/config/readFolderConfig.ts';

/** When the guides are compiled, so that "reviewed a year ago" means the same on every day. */
const TODAY = Date.UTC(2026, 10, 30);

const folder = new URL('../../guides/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

/** The starter guides as files, and compiled. */
export function readGuides() {
  const { config, problems } = readFolderConfig(read('waymark.json'), 'guides/waymark.json');
  const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
  const files = names.map((name) => ({ file: `guides/${name}`, text: read(name) }));
  const compiled = compileCatalog(files, { now: TODAY, config });
  return { ...compiled, files, config, problems: [...problems, ...compiled.problems] };
}
