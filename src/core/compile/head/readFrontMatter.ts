import { isAlias, isMap, isScalar, isSeq, parseDocument, type Node } from 'yaml';
import type { Faults } from '../source/collectFaults.ts';
import type { Source } from '../source/createSource.ts';
import { headFaults as faults } from './headFaults.ts';
import type { Field, Fields, Value } from './fields.ts';
import { readPlainFields } from './readPlainFields.ts';

export interface FrontMatter {
  /** `undefined` when there is none that can be read; that is reported. */
  readonly fields: Fields | undefined;
  /** Line at which the text below begins, from 0; `undefined` when the front matter never ends. */
  readonly bodyLine: number | undefined;
}

/** Largest front matter, in code units. */
const MAX_FRONT_MATTER = 16_384;
const MAX_DEPTH = 6;
const FENCE = /^---[ \t]*$/;

/**
 * Reads the YAML between the two `---` lines at the head of a guide, with the core schema, unique keys, and neither aliases nor tags. Keys
 * become a list, so that no key can be mistaken for a property of an object.
 */
export function readFrontMatter(source: Source, { add }: Faults): FrontMatter {
  const { text, lineStarts } = source;
  const line = (index: number): string =>
    text.slice(lineStarts[index], (lineStarts[index + 1] ?? text.length + 1) - 1);
  if (!FENCE.test(line(0))) {
    add(faults.noFrontMatter(), 0, line(0).length);
    return { fields: undefined, bodyLine: 0 };
  }
  let last = 1;
  while (last < lineStarts.length && !FENCE.test(line(last))) last++;
  if (last === lineStarts.length) {
    add(faults.unclosedFrontMatter(), 0, 3);
    return { fields: undefined, bodyLine: undefined };
  }
  const base = lineStarts[1]!;
  const yaml = text.slice(base, lineStarts[last]);
  const bodyLine = last + 1;
  if (yaml.length > MAX_FRONT_MATTER) {
    add(faults.frontMatterTooBig(MAX_FRONT_MATTER), 0, 3);
    return { fields: undefined, bodyLine };
  }
  const report: AddFault = (fault, start, end) => add(fault, base + start, end - start);
  const tab = /^ *\t/m.exec(yaml);
  if (tab) {
    report(faults.tab(), tab.index, tab.index + tab[0].length);
    return { fields: undefined, bodyLine };
  }
  return { fields: readPlainFields(yaml, base) ?? readYaml(yaml, base, report), bodyLine };
}

/** Offsets are into the YAML. */
type AddFault = (
  fault: ReturnType<(typeof faults)['noFrontMatter']>,
  start: number,
  end: number,
) => undefined;

/** Reads any front matter with the YAML parser, and reports its problems. */
export function readYaml(yaml: string, base: number, report: AddFault): Fields | undefined {
  let root: Node | null;
  try {
    const parsed = parseDocument(yaml, {
      schema: 'core',
      uniqueKeys: true,
      prettyErrors: false,
      logLevel: 'silent',
    });
    const wrong = parsed.errors[0] ?? parsed.warnings[0];
    if (wrong) {
      const [start] = wrong.pos;
      if (wrong.code === 'DUPLICATE_KEY') {
        const key = /^[^:\n]*/.exec(yaml.slice(start))![0];
        report(faults.repeatedKey(key.trim()), start, start + key.length);
      } else reportBroken(yaml, wrong.message, start, report);
      return undefined;
    }
    root = parsed.contents;
  } catch {
    // The YAML parser descends by recursion, so absurd nesting runs out of stack.
    report(faults.brokenYaml('It is nested too deeply.'), 0, 1);
    return undefined;
  }
  if (!isMap(root)) {
    report(faults.notAMap(), 0, yaml.indexOf('\n'));
    return undefined;
  }
  const value = toValue(root, base, report, 0);
  return value?.kind === 'map' ? value.fields : undefined;
}

function reportBroken(yaml: string, message: string, at: number, report: AddFault): undefined {
  const lineStart = yaml.lastIndexOf('\n', at - 1) + 1;
  const lineEnd = yaml.indexOf('\n', lineStart);
  const line = yaml.slice(lineStart, lineEnd < 0 ? yaml.length : lineEnd);
  const [, before, key, condition] = /^([ \t]*(?:- )?[ \t]*(when|after):[ \t]*)(\S.*)$/.exec(line) ?? [];
  if (before !== undefined && key !== undefined && condition !== undefined && !isQuoted(condition)) {
    const start = lineStart + before.length;
    report(faults.unquotedCondition(key, condition), start, start + condition.length);
    return undefined;
  }
  const open = message.startsWith('Missing closing') ? /(?<=: )(["'])(?:(?!\1).)*$/m.exec(yaml) : null;
  if (open) {
    const mended = `${open[0]}${open[1]!}`;
    return report(faults.unclosedText(mended), open.index, open.index + open[0].length);
  }
  const [, indent, name, value] = /^([ \t]*)(?:- )?[ \t]*([\w-]+):[ \t]+([^\s[{'"|>].*)$/.exec(line) ?? [];
  // A plain value needs no quotes: the key is in the wrong column.
  if (name !== undefined && value !== undefined && /^\p{L}(?!.*(?:: | #|:$))/u.test(value)) {
    const start = lineStart + indent!.length;
    return report(faults.badIndent(name), start, start + name.length);
  }
  const mend = name !== undefined && value !== undefined ? quoted(name, value) : undefined;
  if (mend === undefined) return report(faults.brokenYaml(firstSentence(message)), at, at + 1);
  const start = lineStart + line.indexOf(name!);
  return report(faults.brokenYaml(firstSentence(message), mend), start, lineStart + line.trimEnd().length);
}

/** A field as it should stand, when it is short enough to be read in a message. */
function quoted(name: string, value: string): string | undefined {
  const text = `${name}: '${value.trim().replaceAll("'", "''")}'`;
  return text.length > 160 ? undefined : text;
}

function isQuoted(text: string): boolean {
  return /^'(?:[^']|'')*'\s*$/.test(text);
}

function firstSentence(message: string): string {
  const line = message.split('\n', 1)[0]!.replace(/ at line \d+.*$/, '');
  return /[.!?]$/.test(line) ? line : `${line}.`;
}

function toValue(node: unknown, base: number, report: AddFault, depth: number): Value | undefined {
  const [from, to] = rangeOf(node);
  const start = base + from;
  const end = base + to;
  if (node === null || node === undefined) return { kind: 'other', value: null, start, end };
  if (depth > MAX_DEPTH) return report(faults.brokenYaml('It is nested too deeply.'), from, to);
  if (isAlias(node)) return report(faults.alias(), from, to);
  if (isScalar(node)) {
    const { value, type } = node;
    if (typeof value !== 'string') return { kind: 'other', value, start, end };
    return { kind: 'text', text: value, quoted: type !== 'PLAIN', start, end };
  }
  if (isSeq(node)) {
    const items = node.items.map((item) => toValue(item, base, report, depth + 1));
    return items.includes(undefined) ? undefined : { kind: 'list', items: items as Value[], start, end };
  }
  if (!isMap(node)) return undefined;
  const fields: Field[] = [];
  let whole = true;
  for (const { key, value } of node.items) {
    const [keyFrom, keyTo] = rangeOf(key);
    if (!isScalar(key) || typeof key.value !== 'string') {
      report(faults.keyNotText(), keyFrom, keyTo);
      whole = false;
      continue;
    }
    const read =
      value === null || rangeOf(value)[1] === 0
        ? ({ kind: 'other', value: null, start: base + keyFrom, end: base + keyTo } as const)
        : toValue(value, base, report, depth + 1);
    if (read) fields.push({ name: key.value, start: base + keyFrom, end: base + keyTo, value: read });
    else whole = false;
  }
  return whole ? { kind: 'map', fields, start, end } : undefined;
}

function rangeOf(node: unknown): readonly [number, number] {
  const range = (node as { range?: readonly number[] | null } | null)?.range;
  return range ? [range[0]!, range[1]!] : [0, 0];
}
