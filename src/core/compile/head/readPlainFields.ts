import { CALENDAR_DAY } from '../source/isDay.ts';
import type { Field, Fields, Value } from './fields.ts';

/** `key:` at the beginning of a line, or after two spaces and a dash or four spaces in a list of maps. */
const KEY = /^( {4}| {2}- )?([a-z][a-z-]*):(?= |$)/;
const BLANK = /^ *(?:#|$)/;
/** Does not begin with a character that has a meaning in YAML. */
const PLAIN = /^\p{L}[^\p{Cc}\u2028\u2029\ufeff]*$/u;
const LIST = /^\[[A-Za-z][\w-]*(?:, ?[A-Za-z][\w-]*)*\]$/;
/** Words that the core schema does not read as text, in any spelling. */
const NOT_TEXT = /^(?:true|false|null|yes|no|on|off)$/i;

/**
 * Reads the plain subset of YAML that almost every guide uses: `key: text`, quoted text, lists of words, `true`, and one list of maps, each
 * on a line of its own. The result is that of the YAML parser, about ten times faster; anything else is left to that parser.
 * @param base added to every offset
 * @returns `undefined` for anything outside the subset
 */
export function readPlainFields(yaml: string, base: number): Fields | undefined {
  const top: Field[] = [];
  /** The list under a key without a value. */
  let rules: Value[] | undefined;
  let rule: Field[] | undefined;
  let start = 0;
  for (const line of yaml.split('\n')) {
    const at = base + start;
    start += line.length + 1;
    if (BLANK.test(line)) continue;
    const [opening = '', lead = '', name] = KEY.exec(line) ?? [];
    if (name === undefined || NOT_TEXT.test(name)) return undefined;
    if (lead === '') {
      if (rules?.length === 0) return undefined;
      rules = undefined;
      rule = undefined;
    } else if (!rules) {
      return undefined;
    } else if (lead === '  - ') {
      rule = [];
      rules.push({ kind: 'map', fields: rule, start: at + 4, end: at + line.length });
    }
    const into = lead === '' ? top : rule;
    if (!into || into.some((field) => field.name === name)) return undefined;
    const key = at + lead.length;
    let from = opening.length;
    while (line[from] === ' ') from++;
    let to = line.length;
    while (to > from && line[to - 1] === ' ') to--;
    const written = line.slice(from, to);
    let value: Value | undefined;
    if (written !== '') {
      value = readValue(written, at + from);
    } else if (lead === '') {
      rules = [];
      value = { kind: 'list', items: rules, start: at + line.length + 1, end: at + line.length + 1 };
    }
    if (!value) return undefined;
    into.push({ name, start: key, end: key + name.length, value });
  }
  return rules?.length === 0 || top.length === 0 ? undefined : top;
}

function readValue(written: string, start: number): Value | undefined {
  const end = start + written.length;
  const text = (content: string, quoted: boolean): Value => ({
    kind: 'text',
    text: content,
    quoted,
    start,
    end,
  });
  const first = written[0];
  if (first === "'") {
    const inner = written.slice(1, -1);
    const whole = written.length > 1 && written.endsWith("'") && !inner.replaceAll("''", '').includes("'");
    return whole && isShown(inner) ? text(inner.replaceAll("''", "'"), true) : undefined;
  }
  if (first === '"') {
    const inner = written.slice(1, -1);
    const whole = written.length > 1 && written.endsWith('"') && !/["\\]/.test(inner);
    return whole && isShown(inner) ? text(inner, true) : undefined;
  }
  if (first === '[') return LIST.test(written) ? readList(written, start) : undefined;
  if (written === 'true' || written === 'false')
    return { kind: 'other', value: written === 'true', start, end };
  if (CALENDAR_DAY.test(written)) return text(written, false);
  const plain = PLAIN.test(written) && !NOT_TEXT.test(written) && !/:(?: |$)| #/.test(written);
  return plain ? text(written, false) : undefined;
}

function readList(written: string, start: number): Value | undefined {
  const items: Value[] = [];
  for (const { 0: word, index } of written.matchAll(/[\w-]+/g)) {
    if (NOT_TEXT.test(word)) return undefined;
    items.push({
      kind: 'text',
      text: word,
      quoted: false,
      start: start + index,
      end: start + index + word.length,
    });
  }
  return { kind: 'list', items, start, end: start + written.length };
}

function isShown(text: string): boolean {
  return !/[\p{Cc}\u2028\u2029\ufeff]/u.test(text);
}
