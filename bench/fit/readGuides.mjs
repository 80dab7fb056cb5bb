import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const STARTER_GUIDES = fileURLToPath(new URL('../../guides', import.meta.url));

/** Gives the catalog of a folder of guides, each compiled once; of the starter guides without a folder. */
export function catalogReader({ compileCatalog, createCatalog }) {
  const catalogs = new Map();
  return (folder) => {
    if (!catalogs.has(folder)) catalogs.set(folder, createCatalog([readGuides(compileCatalog, folder)]));
    return catalogs.get(folder);
  };
}

/** The guides of a folder, compiled; without one, the starter guides. */
export function readGuides(compileCatalog, folder = STARTER_GUIDES) {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => ({ file: `guides/${file}`, text: readFileSync(`${folder}/${file}`, 'utf8') }));
  const { index, problems } = compileCatalog(files, { now: Date.now() });
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (errors.length > 0) throw new Error(errors.map((one) => `${one.file}: ${one.message}`).join('\n'));
  return index;
}
