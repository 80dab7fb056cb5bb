import { OPERATORS, type Operator } from '../../model/condition.ts';
import type { Fault } from '../source/collectFaults.ts';
import { conditionFaults as faults } from './conditionFaults.ts';
import { nearest } from '../../model/value/nearest.ts';
import { SMART, straighten, tokenizeCondition, type ConditionToken } from './tokenizeCondition.ts';

/** A part of a condition as written, with offsets into its text. */
export interface Written {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** One comparison as written. */
export interface Comparison {
  readonly signal: Written;
  readonly op: Operator;
  /** Where the operator stands. */
  readonly opStart: number;
  readonly opEnd: number;
  readonly values: readonly Written[];
}

/** A condition as written, before its words are looked up. */
export type Syntax = Comparison | readonly ['and' | 'or', ...Syntax[]] | readonly ['not', Syntax];

export type ParsedCondition =
  | { readonly tree: Syntax }
  | { readonly fault: Fault; readonly start: number; readonly end: number };

/** Longest condition, in UTF-16 code units, and deepest nesting: far above what a person writes. */
const MAX_LENGTH = 2_000;
const MAX_DEPTH = 24;

const RESERVED: ReadonlySet<string> = new Set([
  'and',
  'or',
  'not',
  'in',
  'contains',
  'present',
  'absent',
  'else',
]);

/**
 * Reads a condition by its grammar alone (RULES C20):
 *
 *     or   := and ("or" and)*      and := not ("and" not)*      not := "not" not | "(" or ")" | comparison
 *     comparison := signal ("present" | "absent" | op value | "in" list | "contains" (value | list))
 *
 * @returns the tree, or the first thing that is wrong
 */
export function parseCondition(text: string): ParsedCondition {
  if (text.length > MAX_LENGTH) return { fault: faults.tooLong(MAX_LENGTH), start: 0, end: text.length };
  const reader: Reader = { tokens: tokenizeCondition(text), at: 0, wrong: undefined };
  const smart = reader.tokens.find(({ kind, text: word }) => kind !== 'string' && SMART.test(word));
  if (smart) return { fault: faults.smartQuotes(straighten(text)), start: smart.start, end: smart.end };
  if (peek(reader).kind === 'end') return { fault: faults.empty(), start: 0, end: text.length };
  const tree = readOr(reader, 0);
  const rest = peek(reader);
  if (tree && rest.kind !== 'end') stopAfterComparison(reader);
  return reader.wrong ?? { tree: tree! };
}

/** The state of parsing at `at`; once `wrong` is set, every reader returns `undefined`. */
interface Reader {
  readonly tokens: readonly ConditionToken[];
  at: number;
  wrong: { fault: Fault; start: number; end: number } | undefined;
}

function peek({ tokens, at }: Reader, ahead = 0): ConditionToken {
  return tokens[Math.min(at + ahead, tokens.length - 1)]!;
}

function take(reader: Reader): ConditionToken {
  const token = peek(reader);
  reader.at++;
  return token;
}

function isWord(token: ConditionToken, text: string): boolean {
  return token.kind === 'word' && token.text === text;
}

function stop(reader: Reader, fault: Fault, { start, end }: { start: number; end: number }): undefined {
  reader.wrong ??= { fault, start, end };
}

function readOr(reader: Reader, depth: number): Syntax | undefined {
  return readJoined(reader, 'or', () => readJoined(reader, 'and', () => readNot(reader, depth)));
}

function readJoined(reader: Reader, word: 'and' | 'or', part: () => Syntax | undefined): Syntax | undefined {
  const first = part();
  if (!first) return undefined;
  const parts: Syntax[] = [first];
  while (isWord(peek(reader), word)) {
    take(reader);
    const next = part();
    if (!next) return undefined;
    parts.push(next);
  }
  return parts.length === 1 ? first : [word, ...parts];
}

function readNot(reader: Reader, depth: number): Syntax | undefined {
  const token = peek(reader);
  if (depth > MAX_DEPTH) return stop(reader, faults.tooDeep(MAX_DEPTH), token);
  if (isWord(token, 'not')) {
    take(reader);
    const inner = readNot(reader, depth + 1);
    return inner && ['not', inner];
  }
  if (token.kind !== '(') return readComparison(reader);
  take(reader);
  const inner = readOr(reader, depth + 1);
  if (!inner) return undefined;
  const close = peek(reader);
  if (close.kind === 'end') return stop(reader, faults.unclosedParenthesis(), token);
  if (close.kind !== ')') return stopAfterComparison(reader);
  take(reader);
  return inner;
}

function readComparison(reader: Reader): Syntax | undefined {
  const signal = peek(reader);
  if (signal.kind === 'word' && signal.text !== 'not' && signal.text.toLowerCase() === 'not')
    return stop(reader, faults.unknownOperator(signal.text, 'not'), signal);
  if (signal.kind !== 'word' || RESERVED.has(signal.text)) {
    return stop(reader, notASignal(signal), signal);
  }
  const [between, after] = [peek(reader, 1), peek(reader, 2)];
  if (/^-?\d/.test(signal.text) && /^[=!]=?$/.test(between.text) && /^[a-z]+\./.test(after.text)) {
    const turned = `${after.text} ${between.text} ${signal.text}`;
    return stop(reader, faults.valueFirst(turned), { start: signal.start, end: after.end });
  }
  take(reader);
  const token = take(reader);
  const op = OPERATORS.find((known) => known === token.text && token.kind !== 'string');
  if (!op) {
    const not = isWord(token, 'not') && isWord(peek(reader), 'in');
    const fault = not ? faults.notIn(signal.text) : notAnOperator(token, signal);
    return stop(reader, fault, token.kind === 'end' ? signal : token);
  }
  const values = op === 'present' || op === 'absent' ? [] : readValues(reader, op);
  return values && { signal: written(signal), op, opStart: token.start, opEnd: token.end, values };
}

function readValues(reader: Reader, op: Operator): readonly Written[] | undefined {
  const first = peek(reader);
  const { values: loose, end } = looseList(reader);
  const stray = loose.length > 0 ? strayList(first, op, loose) : undefined;
  if (stray) return stop(reader, stray, { start: reader.tokens[reader.at - 1]!.start, end });
  if (first.kind !== '(') {
    const value = readValue(reader, op);
    return value && [value];
  }
  take(reader);
  const values: Written[] = [];
  for (;;) {
    const value = readValue(reader, op);
    if (!value) return undefined;
    values.push(value);
    const next = peek(reader);
    if (next.kind === 'end') return stop(reader, faults.unclosedParenthesis(), first);
    if (next.kind !== ',' && next.kind !== ')') return stop(reader, faults.noComma(next.text), next);
    take(reader);
    if (next.kind === ')') return values;
  }
}

function readValue(reader: Reader, op: Operator): Written | undefined {
  const token = peek(reader);
  if (token.kind === 'unclosed') return stop(reader, faults.unclosedQuote(), token);
  const reserved = token.kind === 'word' && RESERVED.has(token.text);
  if (reserved || (token.kind !== 'word' && token.kind !== 'string')) {
    return stop(reader, faults.noValue(op, token.text, reserved), token);
  }
  if (token.kind === 'word' && /[[\]]/.test(token.text))
    return stop(reader, faults.bracketInWord(token.text), token);
  take(reader);
  return written(token);
}

/** The fault for values without parentheses, or with parentheses where only one value is allowed. */
function strayList(
  { kind, text }: ConditionToken,
  op: Operator,
  values: readonly string[],
): Fault | undefined {
  const takesList = op === 'in' || op === 'contains';
  if (kind === '(') return takesList ? undefined : faults.listAfter(op, values);
  if (kind === 'word' && (text.startsWith('[') || (op === 'in' && text.startsWith('{'))))
    return faults.brackets(takesList ? op : 'in', values);
  return op === 'in' ? faults.notAList(values) : undefined;
}

/** The values from here on, in any brackets or none, written as a list, and their end. */
function looseList({ tokens, at }: Reader): { readonly values: readonly string[]; readonly end: number } {
  const values: string[] = [];
  let end = tokens[at]!.end;
  let comma = false;
  for (const { kind, text, end: after } of tokens.slice(at)) {
    const value = kind === 'string' || kind === 'word';
    if (kind === 'end' || kind === 'operator' || (value && !comma && RESERVED.has(text))) break;
    end = after;
    if (kind === 'word' && !/^[[\]{}]$/.test(text)) values.push(text.replace(/^[[{]|[\]}]$/g, ''));
    if (kind === 'string') values.push(`"${text}"`);
    if (kind === ')' || (value && /[\]}]$/.test(text))) break;
    comma = kind === ',' || kind === '(' || (value && /^[[{]$/.test(text));
  }
  return { values, end };
}

/** The consecutive words from here on. */
function wordsFrom({ tokens, at }: Reader): readonly string[] {
  const rest = tokens.slice(at);
  // The last token is the end, which is no word.
  const end = rest.findIndex(({ kind, text }) => kind !== 'word' || RESERVED.has(text));
  return rest.slice(0, end).map(({ text }) => text);
}

function written({ text, start, end }: ConditionToken): Written {
  return { text, start, end };
}

function notASignal(token: ConditionToken): Fault {
  if (token.kind === 'end') return faults.endsEarly();
  if (token.kind === 'operator' && token.text === '!') return faults.unknownOperator('!', 'not');
  if (token.kind === 'unclosed') return faults.unclosedQuote();
  return faults.noSignal(token.text);
}

/** Operators of other languages, and the ones to use here. */
const FOREIGN: Readonly<Record<string, string>> = {
  '==': '=',
  '===': '=',
  '!==': '!=',
  '<>': '!=',
  '=<': '<=',
  '=>': '>=',
  '&&': 'and',
  '||': 'or',
  is: '=',
  equals: '=',
  eq: '=',
  has: 'contains',
  includes: 'contains',
  matches: 'contains',
  '=~': 'contains',
  '~': 'contains',
  exists: 'present',
  missing: 'absent',
};

function notAnOperator(token: ConditionToken, signal: ConditionToken): Fault {
  if (token.kind === 'end' || token.kind === ')' || isWord(token, 'and') || isWord(token, 'or')) {
    return faults.noOperator(signal.text);
  }
  if (isWord(token, 'else')) return faults.elseHere();
  const foreign = Object.hasOwn(FOREIGN, token.text) ? FOREIGN[token.text] : undefined;
  return faults.unknownOperator(token.text, foreign ?? nearest(token.text, OPERATORS));
}

/** Reports anything other than `and`, `or` or the end. */
function stopAfterComparison(reader: Reader): undefined {
  const token = peek(reader);
  const before = reader.tokens[reader.at - 1];
  const joined = Object.hasOwn(FOREIGN, token.text) ? FOREIGN[token.text] : token.text.toLowerCase();
  if (joined === 'and' || joined === 'or')
    return stop(reader, faults.unknownOperator(token.text, joined), token);
  if (isWord(token, 'else')) return stop(reader, faults.elseHere(), token);
  if (token.kind === ')') return stop(reader, faults.unopenedParenthesis(), token);
  if (token.kind === 'unclosed') return stop(reader, faults.unclosedQuote(), token);
  const slip = token.kind === 'word' ? nearest(token.text, ['and', 'or']) : undefined;
  if (slip !== undefined && /^(?:log|verdict|not|\(|[a-z]+\.[A-Za-z]+)$/.test(peek(reader, 1).text))
    return stop(reader, faults.unknownOperator(token.text, slip), token);
  if (before?.kind === 'word' && token.kind === 'word') {
    const words = wordsFrom(reader);
    const { end } = reader.tokens[reader.at + words.length - 1]!;
    const phrase = [before.text, ...words].join(' ');
    return stop(reader, faults.unquotedPhrase(phrase), { start: before.start, end });
  }
  return stop(reader, faults.unexpected(token.text), token);
}
