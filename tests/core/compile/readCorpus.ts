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

/** Texts of our own, so that what the corpora hold is tried on every machine. */
const OWN: Readonly<Record<string, readonly string[]>> = {
  'own links': [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    '&#106;avascript:alert(1)',
    'vbscript:msgbox(1)',
    'data:text/html,<script>alert(1)</script>',
    'https://a@b.example/',
    '//evil.example',
    '\\\\evil.example',
    'file:///etc/passwd',
    '<img src=x onerror=alert(1)>',
    '![x](https://evil.example/pixel.png)',
    '[x](javascript:alert(1) "title")',
  ],
  'own names': [
    '__proto__: {polluted: 1}',
    '{"__proto__":{"polluted":1}}',
    '{"constructor":{"prototype":{"polluted":1}}}',
    '__proto__',
    'constructor.prototype.polluted: 1',
  ],
};

/** Reads a corpus of real attack strings in place; `undefined`, said loudly, where it is not on this machine. */
export function readCorpus(name: string): readonly Sample[] | undefined {
  const own = OWN[name];
  if (own) return own.map((text, position) => ({ id: `${name} ${position}`, text }));
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
