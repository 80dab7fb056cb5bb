import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** One line of a corpus. */
export interface Sample {
  readonly id: string;
  readonly text: string;
  readonly label?: string;
}

const FOLDER =
  process.env['WAYMARK_BENCH'] ?? fileURLToPath(new URL('../../../../shared/bench', import.meta.url));

/** Reads a corpus of real attack strings in place; `undefined`, said loudly, where it is not on this machine. */
export function readCorpus(name: string): readonly Sample[] | undefined {
  const path = `${FOLDER}/corpora/${name}.jsonl.gz`;
  if (!existsSync(path)) {
    process.stderr.write(
      `\nNOT TESTED: the corpus ${name} is not there. Set WAYMARK_BENCH to the folder that holds corpora/.\n`,
    );
    return undefined;
  }
  return gunzipSync(readFileSync(path))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Sample => JSON.parse(line));
}
