import type { Atom, Expression, Operator, Scalar } from '../../model/condition.ts';
import type { SignalSpec } from '../../model/signal/signal.ts';
import type { Fault } from '../source/collectFaults.ts';
import { meaningFaults as faults } from './conditionFaults.ts';
import type { Atoms } from './createAtoms.ts';
import type { Vocabulary } from './createVocabulary.ts';
import { configFaults } from '../config/configFaults.ts';
import { findContradiction } from './findContradiction.ts';
import { nearest } from '../../model/value/nearest.ts';
import { parseCondition, type Comparison, type Syntax, type Written } from './parseCondition.ts';
import { parseDuration, parseNumber, readSize } from './parseDuration.ts';

/** What a condition belongs to. */
export interface ConditionContext {
  readonly vocabulary: Vocabulary;
  readonly atoms: Atoms;
  /** `next` may ask about the operator and the host; only a `symptom` keeps what its phrases capture. */
  readonly use: 'symptom' | 'gate' | 'cause' | 'next';
  /** Offsets are into the condition's own text. */
  readonly report: (fault: Fault, start: number, end: number) => undefined;
  readonly capture?: (name: string) => void;
}

/** Operators by the type of the signal they stand with. */
export const OPERATORS_BY_TYPE: Readonly<Record<SignalSpec['type'], readonly Operator[]>> = {
  string: ['=', '!=', 'in', 'present', 'absent'],
  number: ['=', '!=', '<', '<=', '>', '>=', 'in', 'present', 'absent'],
  boolean: ['=', '!=', 'present', 'absent'],
  duration: ['=', '!=', '<', '<=', '>', '>=', 'present', 'absent'],
  size: ['=', '!=', '<', '<=', '>', '>=', 'present', 'absent'],
  text: ['contains', 'present', 'absent'],
};

/**
 * Compiles a condition: grammar, names, types, and whether it can be true at all. The expression is normalised: nested `and` and `or` are
 * flat, repeated parts are merged, `not` of an equality is the opposite equality (RULES C24).
 * @returns `undefined` when anything was reported
 */
export function compileCondition(text: string, context: ConditionContext): Expression | undefined {
  const parsed = parseCondition(text);
  if ('fault' in parsed) {
    context.report(parsed.fault, parsed.start, parsed.end);
    return undefined;
  }
  const expression = build(parsed.tree, context);
  if (expression === undefined) return undefined;
  const signal = findContradiction(expression, context.atoms.list, context.vocabulary);
  if (signal === undefined) return expression;
  context.report(faults.contradiction(signal), 0, text.length);
  return undefined;
}

/** The part of a valid condition that most likely means something else than the author intended. */
export function oddityIn(
  expression: Expression,
  atoms: readonly Atom[],
  vocabulary: Vocabulary,
): Fault | undefined {
  const parts = typeof expression === 'number' ? [expression] : expression.slice(1);
  const compared = parts.flatMap((part) => (typeof part === 'number' ? [atoms[part]!] : []));
  for (const { op, value } of compared) {
    const pattern = op === 'contains' && [value].flat().find((phrase) => PATTERN.test(String(phrase)));
    if (pattern) return faults.regularExpression(String(pattern));
  }
  if (typeof expression === 'number' || expression[0] !== 'and') return undefined;
  // Only a signal with several values gets here; of any other, this is a contradiction.
  const equal = compared.filter(({ op }) => op === '=');
  const again = equal.find((atom, at) => equal.findIndex(({ signal }) => signal === atom.signal) < at);
  const values = equal.filter(({ signal }) => signal === again?.signal).map(({ value }) => String(value));
  if (again) return faults.twoValues(again.signal, values);
  const torn = findContradiction(expression, atoms, vocabulary, { sets: false });
  return torn === undefined ? undefined : faults.noOneValue(torn);
}

function build(tree: Syntax, context: ConditionContext): Expression | undefined {
  if (!isJoined(tree)) return compare(tree, context);
  const [word, ...written] = tree;
  // Compiles every part even after a fault, so that an author sees all faults at once.
  const parts = written.map((part) => build(part, context));
  if (parts.includes(undefined)) return undefined;
  return word === 'not' ? negate(parts[0]!, context) : join(word, parts as Expression[]);
}

function isJoined(tree: Syntax): tree is Exclude<Syntax, Comparison> {
  return Array.isArray(tree);
}

function join(word: 'and' | 'or', parts: readonly Expression[]): Expression {
  const seen = new Set<string>();
  const flat: Expression[] = [];
  for (const part of parts) {
    const [first, ...inner] = typeof part === 'number' ? [part] : part;
    for (const one of first === word ? (inner as Expression[]) : [part]) {
      const key = JSON.stringify(one);
      if (!seen.has(key)) flat.push(one);
      seen.add(key);
    }
  }
  return flat.length === 1 ? flat[0]! : [word, ...flat];
}

const OPPOSITE: Partial<Record<Operator, Operator>> = {
  '=': '!=',
  '!=': '=',
  present: 'absent',
  absent: 'present',
};

function negate(part: Expression, { atoms }: ConditionContext): Expression {
  if (typeof part !== 'number') return part[0] === 'not' ? part[1] : ['not', part];
  const atom = atoms.list[part]!;
  const op = OPPOSITE[atom.op];
  return op ? atoms.intern({ ...atom, op }) : ['not', part];
}

function compare(comparison: Comparison, context: ConditionContext): number | undefined {
  const { signal, op, opStart, opEnd } = comparison;
  const { signals } = context.vocabulary;
  const spec = signals.get(signal.text);
  if (!spec) {
    context.report(unknownSignal(signal.text, [...signals.keys()]), signal.start, signal.end);
    return undefined;
  }
  if (spec.only === 'next' && context.use !== 'next') {
    context.report(faults.nextOnly(spec.name), signal.start, signal.end);
    return undefined;
  }
  const allowed = OPERATORS_BY_TYPE[spec.type];
  if (!allowed.includes(op)) {
    const words = allowed.map((one) => `\`${one}\``).join(', ');
    context.report(faults.wrongOperator(spec.name, spec.type, op, words), opStart, opEnd);
    return undefined;
  }
  const values = comparison.values.map((value) => readValue(value, spec, context));
  if (values.includes(undefined)) return undefined;
  return context.atoms.intern(normal(spec, op, values as Scalar[]));
}

function unknownSignal(name: string, known: readonly string[]): Fault {
  if (!name.startsWith('host.')) return faults.unknownSignal(name, known);
  const near = nearest(
    name,
    known.filter((one) => one.startsWith('host.')),
  );
  return near === undefined ? faults.undeclaredHostSignal(name) : faults.unknownSignal(name, [near]);
}

/** The normal form of a comparison: a list sorted and without duplicates, a list of one value as an equality. */
function normal({ name, family }: SignalSpec, op: Operator, values: readonly Scalar[]): Atom {
  if (values.length === 0) return { signal: name, op, family };
  if (op !== 'in' && op !== 'contains') return { signal: name, op, value: values[0]!, family };
  const list = [...new Set(values)].sort((one, other) => (one < other ? -1 : 1));
  return op === 'in' && list.length === 1
    ? { signal: name, op: '=', value: list[0]!, family }
    : { signal: name, op, value: list, family };
}

function readValue(written: Written, spec: SignalSpec, context: ConditionContext): Scalar | undefined {
  const { text, start, end } = written;
  const report = (fault: Fault): undefined => context.report(fault, start, end);
  switch (spec.type) {
    case 'string': {
      const { surfaces } = context.vocabulary;
      if (surfaces && SURFACE_SIGNALS.includes(spec.name) && !surfaces.includes(text))
        return report(configFaults.unknownSurface(text, surfaces));
      if (!spec.domain) return text.toLowerCase();
      const known = spec.domain.find((value) => value.toLowerCase() === text.toLowerCase());
      return known ?? report(faults.outsideDomain(text, spec.name, spec.domain));
    }
    case 'text':
      return readText(written, context);
    case 'boolean':
      if (text === 'true' || text === 'false') return text === 'true';
      return report(faults.wrongValue(spec, text));
    case 'number':
      return readInRange(parseNumber(text), spec, text, report);
    case 'duration': {
      const value = parseDuration(text);
      if (value !== undefined) return value;
      if (parseNumber(text) !== undefined) return report(faults.noUnit(text, spec.type, '`ms s m h d`'));
      return report(faults.wrongValue(spec, text));
    }
    default: {
      const value = readSize(text);
      if (value !== undefined) return value;
      if (parseNumber(text) !== undefined)
        return report(faults.noUnit(text, spec.type, '`B KB MB GB KiB MiB GiB`'));
      return report(faults.wrongValue(spec, text));
    }
  }
}

/** Signals whose values are ids of surfaces. */
export const SURFACE_SIGNALS: readonly string[] = ['trail.surfaceOpened', 'can.open', 'blocker.surface'];

function readInRange(
  value: number | undefined,
  spec: SignalSpec,
  text: string,
  report: (fault: Fault) => undefined,
): number | undefined {
  if (value === undefined) return report(faults.wrongValue(spec, text));
  const { range } = spec;
  return range && (value < range[0] || value > range[1])
    ? report(faults.outsideRange(value, spec.name, range))
    : value;
}

/** Syntax of regular expressions that does not occur in prose; a path such as `/tmp/` does not count. */
const PATTERN =
  /\.[*+]|\\[dwsb]|\[[^\]]*\][*+]|\(\?[:=!]|\$$|^\^|\([^()]*\w\|\w[^()]*\)|^\/.*(?:\/[gimsuy]{1,4}|[^\w./-].*\/)$/;

function readText({ text, start, end }: Written, context: ConditionContext): string | undefined {
  const phrase = readPhrase(text);
  if (!phrase.wordy) {
    context.report(faults.wordless(text), start, end);
    return undefined;
  }
  for (const name of phrase.captures) {
    if (context.use === 'symptom') context.capture?.(name);
    else {
      context.report(faults.captureNotKept(name), start, end);
      return undefined;
    }
  }
  return phrase.text;
}

/** A phrase of `contains`. */
interface Phrase {
  /** Lower case, except for the names of captures. */
  readonly text: string;
  /** Names in `{…}`, in order. */
  readonly captures: readonly string[];
  /** Contains at least one letter or digit to search for. */
  readonly wordy: boolean;
}

const WORDY = /[\p{L}\p{N}]/u;

/** Reads a phrase: literal text, `*` for anything inside a line, `{name}` for a capture. */
function readPhrase(written: string): Phrase {
  if (!written.includes('{')) {
    const text = written.toLowerCase();
    return { text, captures: [], wordy: WORDY.test(text) };
  }
  const captures: string[] = [];
  let text = '';
  let literal = '';
  let from = 0;
  for (const { 0: whole, 1: name, index } of written.matchAll(/\{([A-Za-z][\w-]*)\}/g)) {
    const before = written.slice(from, index).toLowerCase();
    literal += before;
    text += before + whole;
    captures.push(name!);
    from = index + whole.length;
  }
  const rest = written.slice(from).toLowerCase();
  return { text: text + rest, captures, wordy: WORDY.test(literal + rest) };
}
