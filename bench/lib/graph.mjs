import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const STATIC = /(?:^|[;}\n])\s*(?:import|export)\s*(?:[\w$*{}\s,]+?\s*from\s*)?["'](\.{1,2}\/[^"']+)["']/g;
const DYNAMIC = /import\(\s*["'`](\.{1,2}\/[^"'`]+)["'`]/g;

/** Every module that `entry` runs at once: itself and its static imports, as file names in `dir`. */
export function closure(dir, entry) {
  const seen = new Set();
  const queue = [normalize(entry)];
  while (queue.length > 0) {
    const file = queue.pop();
    if (seen.has(file)) continue;
    seen.add(file);
    const source = readFileSync(join(dir, file), 'utf8');
    for (const match of source.matchAll(STATIC)) queue.push(normalize(join(dirname(file), match[1])));
  }
  return seen;
}

/** What `file` may load later by `import()`. */
export function lazyImports(dir, file) {
  const source = readFileSync(join(dir, file), 'utf8');
  return [...source.matchAll(DYNAMIC)].map((match) => normalize(join(dirname(file), match[1])));
}

/** Scripts and styles of a built app. */
export function files(dir, ending) {
  return readdirSync(dir, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith(ending));
}
