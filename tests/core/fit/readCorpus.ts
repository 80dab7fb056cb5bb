import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/**
 * The rows of one corpus of the shared bench, read in place (`WAYMARK_BENCH`, else the folder beside the checkout). Absent, it
 * says so loudly and gives one row, so that a test still runs on something.
 */
export function readCorpus(name: string): readonly { readonly text: string; readonly kind?: string }[] {
  const bench =
    process.env['WAYMARK_BENCH'] ?? fileURLToPath(new URL('../../../../shared/bench', import.meta.url));
  const file = `${bench}/corpora/${name}.jsonl.gz`;
  if (!existsSync(file)) {
    process.stderr.write(
      `\nBENCH ABSENT: the corpus "${name}" was not found, so its cases are NOT tested. Set WAYMARK_BENCH.\n`,
    );
    return [{ text: '' }];
  }
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as { text: string });
}
