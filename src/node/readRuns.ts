import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** One sample to explain: a run, another system's payload or log text, and what to call it. */
export interface Sample {
  /** Relative to where the command was started; with `:line` for one of many in a `.jsonl` file. */
  readonly name: string;
  /** A parsed JSON object, else the text itself. */
  readonly input: unknown;
}

/**
 * Reads samples from a file, or from every `.json`, `.jsonl`, `.log` and `.txt` file of a folder.
 *
 * @throws when there is nothing to read at `path`
 */
export function readRuns(path: string, cwd: string): readonly Sample[] {
  const target = resolve(cwd, path);
  const files = statSync(target).isDirectory()
    ? readdirSync(target)
        .filter((name) => /\.(jsonl?|log|txt)$/.test(name))
        .toSorted()
        .map((name) => join(target, name))
    : [target];
  return files.flatMap((file) => {
    const name = relative(cwd, file).replaceAll('\\', '/');
    return toSamples(name, readFileSync(file, 'utf8'), file.endsWith('.jsonl'));
  });
}

/** The samples in a text: one, or one per line. */
export function toSamples(name: string, text: string, perLine: boolean): readonly Sample[] {
  if (!perLine) return [{ name, input: toInput(text) }];
  return text
    .split(/\r?\n/)
    .flatMap((line, at) => (line.trim() === '' ? [] : [{ name: `${name}:${at + 1}`, input: toInput(line) }]));
}

/** What a text holds: JSON where it is an object, a list or a string in JSON; else log text, such as a line that says `404`. */
function toInput(text: string): unknown {
  if (!/^\s*[[{"]/.test(text)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
