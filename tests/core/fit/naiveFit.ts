import { failuresToExplain } from '../../../src/core/model/failures.ts';
import { readSignals } from '../../../src/core/fit/signal/readSignals.ts';
import type { SignalReadings, TextSignal } from '../../../src/core/fit/signal/signalReadings.ts';
import type { Atom, Expression, Scalar, Truth } from '../../../src/core/model/condition.ts';
import type { RuledOut, SymptomState } from '../../../src/core/model/fit.ts';
import type { Alternative, GuideHead } from '../../../src/core/model/guide.ts';
import type { Run } from '../../../src/core/model/run.ts';
import type { Trail } from '../../../src/core/model/trail.ts';
import { troubleOf } from '../../../src/core/model/trouble.ts';

/** What the naive evaluator says of one guide. */
export interface NaiveFit {
  readonly guide: string;
  readonly score: number;
  readonly states: readonly SymptomState[];
  readonly possible: boolean;
  /** One of its alternatives is true by a value alone that says only that something is wrong, or by a kind (F24, F25). */
  readonly general: boolean;
  /** Nothing else than such values speaks for it (F24). */
  readonly alone: boolean;
  /** A phrase, minor or not, or something stronger speaks for it. */
  readonly speaks: boolean;
  readonly seen: ReadonlySet<number>;
  /** Text and line of the last evidence; infinite where something is stated. */
  readonly latest: readonly [text: number, line: number];
}

export interface NaiveResult {
  readonly path: string | undefined;
  /** In no order. */
  readonly fits: readonly NaiveFit[];
  readonly ruledOut: readonly RuledOut[];
}

const T = true;
const F = false;
const U = undefined;
/** Kleene's tables, written out. */
const AND = new Map<Truth, Map<Truth, Truth>>([
  [
    T,
    new Map<Truth, Truth>([
      [T, T],
      [F, F],
      [U, U],
    ]),
  ],
  [
    F,
    new Map<Truth, Truth>([
      [T, F],
      [F, F],
      [U, F],
    ]),
  ],
  [
    U,
    new Map<Truth, Truth>([
      [T, U],
      [F, F],
      [U, U],
    ]),
  ],
]);
const NOT = new Map<Truth, Truth>([
  [T, F],
  [F, T],
  [U, U],
]);

const TEXTS = ['log', 'error.message', 'blocker.text'];
const WEIGHT = new Map([
  ['declared', 8],
  ['type', 6],
  ['protocol', 4],
  ['phrase', 2],
  ['state', 1],
]);

/** Evaluates every rule of every guide for every failure: no index, no cache, nothing shared with the code under test but the readings. */
export function naiveFit(
  heads: readonly GuideHead[],
  atoms: readonly Atom[],
  run: Run,
  trail?: Trail,
): readonly NaiveResult[] {
  const trouble = troubleOf(run);
  const failures = failuresToExplain(run);
  const verdict = trail?.verdict;
  return (failures.length > 0 ? failures : [undefined]).map((placed) => {
    const readings = readSignals(run, placed, { verdict });
    const examined = (yields: boolean) =>
      heads.flatMap((head) => {
        if (head.role === 'general' || (trouble !== undefined && !head.trouble.includes(trouble))) return [];
        return examine(head, atoms, readings, trail, yields) ?? [];
      });
    const stated = examined(false);
    const isTold = stated.some((one) => !('gate' in one) && !one.general && one.score >= 2);
    const isHinted = stated.some((one) => !('gate' in one) && !one.alone && one.speaks);
    const yielding = examined(true);
    const all = stated.map((one) => {
      if ('gate' in one || !one.general) return one;
      const yields = isTold || (isHinted && one.alone);
      return yields ? yielding.find((other) => other.guide === one.guide)! : one;
    });
    const ruledOut = all.filter((one): one is RuledOut => 'gate' in one);
    const fits = all.filter((one): one is NaiveFit => !('gate' in one));
    return { path: placed?.path, fits, ruledOut };
  });
}

function examine(
  head: GuideHead,
  atoms: readonly Atom[],
  readings: SignalReadings,
  trail: Trail | undefined,
  yields: boolean,
): NaiveFit | RuledOut | undefined {
  const truth = (when: Expression): Truth => evaluate(when, atoms, readings);
  const any = (list: readonly Alternative[]): Truth =>
    list.map(({ when }) => NOT.get(truth(when))).reduce<Truth>((one, other) => AND.get(one)!.get(other), T);
  const some = (list: readonly Alternative[]): Truth => NOT.get(any(list));
  const best = new Map<string, number>();
  const seen = new Set<number>();
  const states: SymptomState[] = [];
  let gate: RuledOut | undefined;
  let possible = false;
  let general = false;
  let told = false;
  for (const [place, { any: list, requires, rulesOut }] of head.symptoms.entries()) {
    const answer = trail?.answers.findLast((one) => one.guide === head.id && one.symptom === place)?.seen;
    const required = requires && some(requires);
    const excluded = rulesOut && some(rulesOut);
    let state: Truth = some(list);
    const open =
      state !== true &&
      (state === undefined || (requires && required === undefined) || (rulesOut && excluded === undefined));
    if (state === true) {
      for (const { when, minor } of list) {
        if (truth(when) !== true) continue;
        const own = [...supports(when, truth)];
        for (const atom of own) seen.add(atom);
        const isGeneral = own.length === 1 && saysLittle(atoms[own[0]!]!, readings);
        general ||= isGeneral;
        const strongest =
          isGeneral && yields
            ? 'phrase'
            : ['declared', 'type', 'protocol', 'phrase', 'state'].find(
                (name) => name === 'state' || own.some((atom) => familyOf(atoms[atom]!, readings) === name),
              )!;
        const isMinor = minor || (isGeneral && yields);
        const weight = isMinor ? Math.floor(WEIGHT.get(strongest)! / 2) : WEIGHT.get(strongest)!;
        const isKind = isGeneral && heldBy(atoms[own[0]!]!, readings).some((entry) => entry.kind === true);
        if (weight > 0 && strongest !== 'state' && (!isGeneral || isKind)) told = true;
        best.set(strongest, Math.max(best.get(strongest) ?? 0, weight));
      }
    } else if (open && answer !== undefined) {
      state = answer;
      if (answer && list.length > 0) best.set('declared', 8);
    } else if (open) state = undefined;
    else state = required === true || excluded === true;
    states.push(state === undefined ? 'unknown' : state ? 'seen' : 'not-seen');
    const settled = (one: Truth): Truth => (one === undefined ? answer : one);
    if (requires && settled(required) === false)
      gate ??= { guide: head.id, symptom: place, gate: 'requires' };
    if (rulesOut && settled(excluded) === true)
      gate ??= { guide: head.id, symptom: place, gate: 'rules-out' };
    if (requires && settled(required) === undefined) possible = true;
  }
  const speaks = [...best].some(([name, weight]) => name !== 'state' && weight > 0);
  const score = [...best.values()].reduce((sum, weight) => sum + weight, 0);
  if (score === 0) return undefined;
  const latest = [...seen]
    .flatMap((atom) => placesOf(atoms[atom]!, readings))
    .toSorted(byPlace)
    .at(-1) ?? [-1, -1];
  return (
    gate ?? {
      guide: head.id,
      score,
      states,
      possible,
      general,
      alone: general && !told,
      speaks,
      seen,
      latest,
    }
  );
}

function evaluate(when: Expression, atoms: readonly Atom[], readings: SignalReadings): Truth {
  if (typeof when === 'number') return compare(atoms[when]!, readings);
  const [op, ...parts] = when;
  const truths = parts.map((part) => evaluate(part, atoms, readings));
  if (op === 'not') return NOT.get(truths[0]);
  if (op === 'and') return truths.reduce<Truth>((one, other) => AND.get(one)!.get(other), T);
  return NOT.get(
    truths.map((one) => NOT.get(one)).reduce<Truth>((one, other) => AND.get(one)!.get(other), T),
  );
}

/** The atoms that a true expression owes its truth to. */
function supports(when: Expression, truth: (when: Expression) => Truth): Set<number> {
  if (typeof when === 'number') return new Set([when]);
  const [op, ...parts] = when;
  if (op === 'not') return new Set();
  return new Set(parts.filter((part) => truth(part) === true).flatMap((part) => [...supports(part, truth)]));
}

function compare(atom: Atom, readings: SignalReadings): Truth {
  const { signal, op, value } = atom;
  if (TEXTS.includes(signal)) {
    const texts = readings.text(signal as TextSignal);
    if (!texts) return undefined;
    const complete = texts.every((text) => !text.truncated);
    const found =
      op === 'contains'
        ? texts.some(({ text }) => (value as string[]).some((phrase) => asPattern(phrase).test(text)))
        : texts.some(({ text }) => text !== '');
    return found ? true : complete ? false : undefined;
  }
  const entries = readings.get(signal);
  if (!entries) return undefined;
  if (op === 'present') return entries.length > 0;
  if (op === 'absent') return entries.length === 0;
  const matching = entries.filter((entry) => matches(op, entry.value, value!));
  if (op === '!=') {
    if (entries.some((entry) => matches('=', entry.value, value!))) return false;
    return entries.length === 0 || entries.some((entry) => !entry.fromText) ? true : undefined;
  }
  if (matching.length > 0) return true;
  return entries.length === 0 || entries.some((entry) => !entry.fromText) ? false : undefined;
}

type Place = readonly [text: number, line: number];
const STATED: Place = [Infinity, Infinity];
const byPlace = (one: Place, other: Place): number =>
  one[0] === other[0] ? (one[1] === other[1] ? 0 : one[1] - other[1]) : one[0] - other[0];

/** Every place in a log where a seen comparison stands; what is stated stands behind all logs. */
function placesOf({ signal, op, value }: Atom, readings: SignalReadings): readonly Place[] {
  const logs = (readings.text('log') ?? []).map(({ path, text }) => ({ path, text }));
  const place = (path: string, text: string, start: number): Place =>
    /^(?:log\[\d+\]|steps\[\d+\]\.log)\.text$/.test(path)
      ? [logs.findIndex((log) => log.path === path), text.slice(0, start).split('\n').length]
      : STATED;
  if (TEXTS.includes(signal)) {
    if (op !== 'contains') return [STATED];
    return readings.text(signal as TextSignal)!.flatMap(({ path, text }) =>
      (value as string[]).flatMap((phrase) => {
        const start = text.search(asPattern(phrase));
        return start < 0 ? [] : [place(path, text, start)];
      }),
    );
  }
  const entries = readings.get(signal) ?? [];
  const held = entries.filter((entry) => op === 'present' || op === '!=' || matches(op, entry.value, value!));
  if (held.length === 0) return [STATED];
  return held.map(({ path, fromText, start }) =>
    fromText ? place(path, logs.find((log) => log.path === path)!.text, start!) : STATED,
  );
}

function matches(op: string, value: Scalar, wanted: Scalar | readonly Scalar[]): boolean {
  const same = (one: Scalar): boolean => String(one).toLowerCase() === String(value).toLowerCase();
  if (op === '=') return same(wanted as Scalar);
  if (op === 'in') return (wanted as Scalar[]).some(same);
  if (op === '<') return Number(value) < Number(wanted);
  if (op === '>') return Number(value) > Number(wanted);
  return op === '>=' && Number(value) >= Number(wanted);
}

const SAYS_LITTLE: readonly Scalar[] = [
  'ValueError',
  'RuntimeError',
  'Exception',
  'TypeError',
  'LookupError',
  'NotImplementedError',
  'ArgumentError',
  'ProgrammingError',
  'RuntimeException',
  'IllegalStateException',
  'IllegalArgumentException',
  'InvalidOperationException',
  'ArgumentException',
  400,
  422,
  500,
];

function heldBy({ signal, op, value }: Atom, readings: SignalReadings) {
  return (readings.get(signal) ?? []).filter(
    (entry) => op === 'present' || op === '!=' || matches(op, entry.value, value!),
  );
}

function saysLittle(atom: Atom, readings: SignalReadings): boolean {
  if (TEXTS.includes(atom.signal)) return false;
  const held = heldBy(atom, readings);
  return held.length > 0 && held.every((entry) => entry.kind ?? SAYS_LITTLE.includes(entry.value));
}

/** Whole words, any case, `*` inside a line. */
function asPattern(phrase: string): RegExp {
  const pieces = phrase.split('*').map((piece) => piece.replaceAll(/[.()[\]]/g, String.raw`\$&`));
  return new RegExp(`(?<![a-z0-9])${pieces.join('[^\n]*')}(?![a-z0-9])`, 'i');
}

function familyOf({ signal, op, family, value }: Atom, readings: SignalReadings): string {
  if (signal === 'blocker.text') return 'declared';
  if (op === '!=' || op === 'absent') return 'state';
  const everywhere = ['error.code', 'error.type', 'error.reason', 'error.status', 'error.exitCode', ...TEXTS];
  if (op === 'present' && everywhere.includes(signal)) return 'state';
  if (TEXTS.includes(signal)) return family;
  const families = readings
    .get(signal)!
    .filter((entry) => op === 'present' || matches(op, entry.value, value!))
    .map(({ said, fromText, aside, kind }) => {
      if (said) return 'declared';
      if (aside) return 'state';
      if (kind) return 'phrase';
      return fromText && (family === 'declared' || family === 'type') ? 'protocol' : family;
    });
  return ['declared', 'type', 'protocol', 'phrase', 'state'].find((name) =>
    families.includes(name as typeof family),
  )!;
}

/** Whether the first must stand before the second: F8, each clause by itself. */
export function comesFirst(one: NaiveFit, other: NaiveFit, usage: (atom: number) => number): boolean {
  if (one.score !== other.score) return one.score > other.score;
  if (one.alone !== other.alone) return other.alone;
  const later = byPlace(one.latest, other.latest);
  if (later !== 0) return later > 0;
  const oneIncludes = [...other.seen].every((atom) => one.seen.has(atom));
  const otherIncludes = [...one.seen].every((atom) => other.seen.has(atom));
  if (oneIncludes !== otherIncludes) return oneIncludes;
  const rarity = ({ seen }: NaiveFit): number =>
    [...seen].reduce((sum, atom) => sum + 1 + Math.floor(2 ** 20 / usage(atom)), 0);
  if (rarity(one) !== rarity(other)) return rarity(one) > rarity(other);
  return one.guide < other.guide;
}

/** How many guides use an atom, gates included. */
export function usageOf(heads: readonly GuideHead[]): (atom: number) => number {
  const uses = (when: Expression, atom: number): boolean =>
    typeof when === 'number'
      ? when === atom
      : (when.slice(1) as Expression[]).some((part) => uses(part, atom));
  return (atom) =>
    heads.filter(({ symptoms }) =>
      symptoms.some(({ any, requires = [], rulesOut = [] }) =>
        [...any, ...requires, ...rulesOut].some(({ when }) => uses(when, atom)),
      ),
    ).length;
}
