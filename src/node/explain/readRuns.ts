import { readJson } from '../../core/model/value/readJson.ts';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Problem } from '../../core/model/problem.ts';
import { decodeText } from '../cli/decodeText.ts';
import { runFaults } from './runFaults.ts';
import { runOfReport } from './runOfReport.ts';

/** One sample to explain: a run, another system's payload or log text, and what to call it. */
export interface Sample {
  /** Relative to where the command was started; with `:line` for one of many in a `.jsonl` file. */
  readonly name: string;
  /** The parsed JSON, else the text itself. */
  readonly input: unknown;
}

/** What was found at a path. */
export interface Samples {
  readonly found: readonly Sample[];
  /** An error is about something missing from `found`, a warning about something in it. */
  readonly problems: readonly Problem[];
  /** Texts of the files with problems, for frames. */
  readonly texts: ReadonlyMap<string, string>;
}

/** How a text is read: as one JSON value, as one sample per line, or by its look. */
export type InputForm = 'json' | 'lines' | 'any';

/** Reads samples from a file, or from every `.json`, `.jsonl`, `.log` and `.txt` file of a folder. */
export function readRuns(path: string, cwd: string): Samples {
  const target = resolve(cwd, path);
  const nameOf = (file: string): string => relative(cwd, file).replaceAll('\\', '/') || '.';
  const entry = statSync(target, { throwIfNoEntry: false });
  if (!entry) return only(runFaults.nothingThere(nameOf(target)));
  if (!entry.isDirectory()) return readFile(target, nameOf(target));
  const names = readdirSync(target).filter((name) => /\.(jsonl?|log|txt)$/.test(name));
  if (names.length === 0) return only(runFaults.emptyFolder(nameOf(target)));
  return joinSamples(
    names.toSorted().map((name) => readFile(join(target, name), nameOf(join(target, name)))),
  );
}

/** The samples in a text: one, or one per line. */
export function toSamples(name: string, text: string, reading: InputForm): Samples {
  if (text.trim() === '') return only(runFaults.empty(name));
  if (reading !== 'lines')
    return { ...toSample(name, text, reading === 'json'), texts: new Map([[name, text]]) };
  const lines = text.split(/\r?\n/).flatMap((line, at) => {
    if (line.trim() === '') return [];
    const { found, problems } = toSample(`${name}:${at + 1}`, line, false);
    return [{ found, problems: problems.map((problem) => ({ ...problem, file: name, line: at + 1 })) }];
  });
  return joinSamples(lines.map((line) => ({ ...line, texts: new Map([[name, text]]) })));
}

/** What several paths hold. */
export function joinSamples(all: readonly Samples[]): Samples {
  return {
    found: all.flatMap(({ found }) => found),
    problems: all.flatMap(({ problems }) => problems),
    texts: new Map(all.flatMap(({ texts }) => [...texts])),
  };
}

function readFile(file: string, name: string): Samples {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return only(runFaults.unreadable(name, error));
  }
  const text = decodeText(bytes);
  if (text === undefined) return only(runFaults.notText(name));
  return toSamples(name, text, file.endsWith('.jsonl') ? 'lines' : file.endsWith('.json') ? 'json' : 'any');
}

/** JSON where the text is a JSON object, list or string, or has to be JSON; else log text, such as a line `404`. */
function toSample(name: string, text: string, isJson: boolean): Pick<Samples, 'found' | 'problems'> {
  if (!isJson && !/^\s*[[{"]/.test(text)) return { found: [{ name, input: text }], problems: [] };
  const input = readJson(text);
  if (input !== undefined) return { found: [{ name, input: runOfReport(input) ?? input }], problems: [] };
  if (isJson) return { found: [], problems: [runFaults.brokenJson(name, text)] };
  const problems = looksLikeObject(text) ? [runFaults.almostJson(name, text)] : [];
  return { found: [{ name, input: text }], problems };
}

/** Logs may begin with a bracket, or be an object per line; a text that begins an object and does not end it is a mistake. */
function looksLikeObject(text: string): boolean {
  const [firstLine = ''] = text.trimStart().split('\n', 1);
  return firstLine.startsWith('{') && readJson(firstLine) === undefined;
}

function only(problem: Problem): Samples {
  return { found: [], problems: [problem], texts: new Map() };
}
