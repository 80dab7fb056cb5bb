import { readdirSync, readFileSync } from 'node:fs';

/** The starter guides, compiled. */
export function readGuides(compileCatalog) {
  const folder = new URL('../../guides/', import.meta.url);
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => ({ file: `guides/${file}`, text: readFileSync(new URL(file, folder), 'utf8') }));
  const { index, problems } = compileCatalog(files, { now: Date.now() });
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (errors.length > 0) throw new Error(errors.map((one) => `${one.file}: ${one.message}`).join('\n'));
  return index;
}
