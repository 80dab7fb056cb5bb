import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

export interface CorpusRow {
  readonly id: string;
  readonly label: string;
  readonly text: string;
}

/**
 * The rows of a public corpus, read where it lies.
 *
 * @returns nothing, and says so loudly, when the corpora are not beside this checkout
 */
export function readCorpus(name: string): readonly CorpusRow[] {
  const bench =
    process.env['WAYMARK_BENCH'] ?? fileURLToPath(new URL('../../../shared/bench', import.meta.url));
  const file = `${bench}/corpora/${name}.jsonl.gz`;
  if (!existsSync(file)) {
    process.stderr.write(
      `\n!!! The corpus ${name} is missing: its tests do NOT run. Set WAYMARK_BENCH to its folder.\n\n`,
    );
    return [];
  }
  return gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as CorpusRow);
}
