import { mendDuration, parseDuration, parseNumber } from '../condition/parseDuration.ts';
import type { Vocabulary } from '../condition/createVocabulary.ts';
import { meaningFaults } from '../condition/conditionFaults.ts';
import type { Cause, ContinueHow, NextRule } from '../../model/guide.ts';
import type { Prose } from '../../model/prose.ts';
import type { MoveKind } from '../../model/run.ts';
import type { Fault } from '../source/collectFaults.ts';
import { compileCondition, oddityIn } from '../condition/compileCondition.ts';
import { findContradiction } from '../condition/findContradiction.ts';
import { straighten } from '../condition/tokenizeCondition.ts';
import type { CompileContext } from '../compileContext.ts';
import { compileProse } from '../prose/compileProse.ts';
import { linesIn } from '../source/createSource.ts';
import { configFaults } from '../config/configFaults.ts';
import { headFaults } from './headFaults.ts';
import { OPENING, RULE_KEYS } from './headKeys.ts';
import { nextFaults as faults } from './nextFaults.ts';
import { parseInline } from '../prose/parseMarkdown.ts';
import { readFields, type FieldReader, type TextAt } from './readFields.ts';
import type { Field, Value } from './fields.ts';

/** A rule, which goes into the head, and its reason, which goes into the body. */
export interface CompiledRule {
  readonly rule: NextRule;
  readonly because: Prose;
}

/**
 * Compiles the rules under `next`.
 *
 * @param causes of the same guide, which a rule may follow
 */
export function compileNext(
  field: Field | undefined,
  causes: readonly Cause[],
  context: CompileContext,
): readonly CompiledRule[] {
  const { add, addAt } = context.faults;
  if (!field) {
    add(faults.missing(), 0, 3);
    return [];
  }
  const { value } = field;
  if (value.kind !== 'list' || value.items.length === 0) {
    addAt(faults.notRules(), field);
    return [];
  }
  const rules = value.items.map((item, index) =>
    compileRule(item, index === value.items.length - 1, causes, context),
  );
  checkReached(rules, value.items, context);
  return rules.filter((rule) => rule !== undefined);
}

/** Reports a rule that can never be reached: whenever it holds, an earlier one does too. */
function checkReached(
  rules: readonly (CompiledRule | undefined)[],
  items: readonly Value[],
  { atoms, vocabulary, faults: { addAt } }: CompileContext,
): void {
  for (const [index, compiled] of rules.entries()) {
    const when = compiled?.rule.when;
    if (when === undefined) continue;
    const covers = (earlier: CompiledRule | undefined): boolean =>
      earlier?.rule.when !== undefined &&
      findContradiction(['and', when, ['not', earlier.rule.when]], atoms.list, vocabulary) !== undefined;
    const before = rules.slice(0, index).findIndex(covers);
    if (before < 0) continue;
    const item = items[index]!;
    const at = item.kind === 'map' ? (item.fields.find(({ name }) => name === 'when')?.value ?? item) : item;
    addAt(faults.neverReached(before + 1), at);
  }
}

function compileRule(
  item: Value,
  last: boolean,
  causes: readonly Cause[],
  context: CompileContext,
): CompiledRule | undefined {
  const { addAt: report } = context.faults;
  if (item.kind !== 'map') return report(faults.notRules(), item);
  const at = item.fields[0] ?? item;
  const reader = readFields(item.fields, Object.keys(RULE_KEYS), context.faults, at);

  const move = oneOf(reader, 'move', RULE_KEYS.move.values, report);
  if (reader.lacks('move')) report(faults.missingMove(), at);
  const how = readHow(reader, move, at, report);
  const when = readWhen(reader, last, at, context, report);
  const open = readOpen(reader, move, causes, context, report);
  const after = readAfter(reader, move, last, context, report);
  const because = readBecause(reader, context);
  if (!because) {
    if (reader.lacks('because')) report(faults.missingBecause(), at);
    return undefined;
  }
  if (!move) return undefined;
  const rule: NextRule = {
    move,
    ...(how && { how }),
    ...(when !== undefined && { when }),
    ...open,
    ...(after && { after }),
  };
  return { rule, because };
}

type AddFault = CompileContext['faults']['addAt'];

function oneOf<T extends string>(
  reader: FieldReader,
  key: string,
  known: readonly T[],
  report: AddFault,
): T | undefined {
  const found = reader.text(key);
  if (!found) return undefined;
  const value = known.find((one) => one === found.text);
  if (value === undefined) report(headFaults.unknownValue(key, found.text, known), found);
  return value;
}

function readHow(
  reader: FieldReader,
  move: MoveKind | undefined,
  at: { start: number; end: number },
  report: AddFault,
): ContinueHow | undefined {
  const field = reader.field('how');
  if (move === 'continue' && reader.lacks('how')) report(faults.missingHow(), at);
  if (!field) return undefined;
  if (move !== 'continue') return report(faults.strayKey('how', '`continue`'), field);
  return oneOf(reader, 'how', RULE_KEYS.how.values, report);
}

function readWhen(
  reader: FieldReader,
  last: boolean,
  at: { start: number; end: number },
  context: CompileContext,
  report: AddFault,
): NextRule['when'] {
  const otherwise = reader.field('otherwise');
  const when = reader.field('when');
  if (otherwise) {
    const { value } = otherwise;
    if (value.kind !== 'other' || value.value !== true) report(faults.otherwiseNotTrue(), otherwise.value);
    else if (!last) report(faults.otherwiseNotLast(), otherwise);
    if (when) report(faults.otherwiseAsserts('a condition'), when.value);
    return undefined;
  }
  if (last && reader.lacks('otherwise')) report(faults.missingOtherwise(), at);
  else if (reader.lacks('when')) report(faults.noWhen(), at);
  const text = when && conditionText(reader, 'when', report);
  if (!text) return undefined;
  const { vocabulary, atoms, faults: collected } = context;
  const compiled = compileCondition(text.text, {
    vocabulary,
    atoms,
    use: 'next',
    report: (fault, start, end) => {
      const offset = offsetIn(context, text, start);
      collected.add(fault, offset, Math.max(1, Math.min(end - start, text.end - offset)));
    },
  });
  const odd = compiled === undefined ? undefined : oddityIn(compiled, atoms.list, vocabulary);
  if (odd) report(odd, text);
  return compiled;
}

/** The text of a condition, which has to be quoted. */
function conditionText(reader: FieldReader, key: string, report: AddFault): TextAt | undefined {
  const text = reader.text(key);
  const value = reader.field(key)?.value;
  if (!text || value?.kind !== 'text') return undefined;
  if (!value.quoted) return report(headFaults.unquotedCondition(key, text.text, straighten(text.text)), text);
  return text;
}

/** Offset of the `index`-th code unit of a quoted text: a quote doubled for YAML counts twice. */
function offsetIn({ source }: CompileContext, { text, start, end }: TextAt, index: number): number {
  const raw = source.text.slice(start, end);
  const plain = raw.indexOf(text);
  if (plain >= 0) return start + plain + index;
  if (!raw.startsWith("'")) return start;
  const doubled = text.slice(0, index).split("'").length - 1;
  return start + 1 + index + doubled;
}

/** Faults after which a fix may open nothing. */
const OF_FIXES: readonly string[] = ['fix-without-cause', 'empty-fix', 'unknown-surface'];

function readOpen(
  reader: FieldReader,
  move: MoveKind | undefined,
  causes: readonly Cause[],
  { vocabulary: { surfaces }, faults: collected }: CompileContext,
  report: AddFault,
): Pick<NextRule, 'open' | 'openByCause'> | undefined {
  const field = reader.field('open');
  if (!field) return undefined;
  if (move && move !== 'fix') return report(faults.strayKey('open', '`fix`'), field);
  const found = reader.text('open');
  if (!found) return undefined;
  const [, byCause, kind, target] = OPENING.exec(found.text) ?? [];
  if (byCause === undefined && kind === undefined) return report(faults.badOpen(found.text, surfaces), found);
  // A fault in a fix, or in what it opens, is reported already.
  const unread = collected.problems.some(({ code }) => OF_FIXES.includes(code));
  if (byCause !== undefined && !unread && !causes.some(({ open }) => open))
    report(faults.openWithoutFix(), found);
  if (kind === 'surface' && surfaces && !surfaces.includes(target!))
    return report(configFaults.unknownSurface(target!, surfaces), found);
  return {
    ...(kind !== undefined && { open: kind === 'step' ? { step: target! } : { surface: target! } }),
    ...(byCause !== undefined && { openByCause: true }),
  };
}

function readAfter(
  reader: FieldReader,
  move: MoveKind | undefined,
  last: boolean,
  { vocabulary }: CompileContext,
  report: AddFault,
): NextRule['after'] {
  const field = reader.field('after');
  if (!field) return undefined;
  if (move === 'fix' || move === 'report') {
    return report(faults.strayKey('after', '`retry` and `continue`'), field);
  }
  const { value } = field;
  if (value.kind === 'other' && typeof value.value === 'number')
    return report(faults.badAfter(String(value.value)), value);
  const written = reader.text('after');
  if (!written) return undefined;
  const after = compileAfter(written.text, vocabulary);
  if ('code' in after) return report(after, written);
  const text = conditionText(reader, 'after', report);
  if (!text) return undefined;
  if (last && after.signal !== undefined && after.else === undefined) {
    return report(faults.otherwiseAsserts(`\`${after.signal}\``), text);
  }
  return after;
}

function readBecause(reader: FieldReader, context: CompileContext): Prose | undefined {
  const because = reader.text('because');
  if (!because) return undefined;
  const prose = compileProse(parseInline(because.text), linesIn(context.source, because), context);
  if (prose.length > 0) return prose;
  return context.faults.addAt(headFaults.emptyText('because'), because);
}

/** Compiles the wait of a rule: `60s`, `error.retryAfter`, `error.retryAfter else 60s`. */
function compileAfter(text: string, { signals }: Vocabulary): NonNullable<NextRule['after']> | Fault {
  const words = text.trim().split(/\s+/);
  const [first, word, fallback] = words;
  const plain = parseDuration(first!);
  if (plain !== undefined) return words.length === 1 ? { else: plain } : faults.badAfter(text);
  if (mendDuration(text) !== undefined) return faults.badAfter(text);
  if (parseNumber(first!) !== undefined) return meaningFaults.noUnit(first!, 'duration', '`ms s m h d`');
  if (!/^[a-z]+\.[A-Za-z]+$/.test(first!)) return faults.badAfter(text);
  const spec = signals.get(first!);
  if (!spec) {
    const durations = [...signals.values()].filter(({ type }) => type === 'duration');
    return meaningFaults.unknownSignal(
      first!,
      durations.map(({ name }) => name),
    );
  }
  if (spec.type !== 'duration') return faults.afterNotDuration(spec.name, spec.type);
  if (words.length === 1) return { signal: spec.name };
  if (word !== 'else' || fallback === undefined || words.length > 3) return faults.badAfter(text);
  const value = parseDuration(fallback);
  if (value !== undefined) return { signal: spec.name, else: value };
  return parseNumber(fallback) === undefined
    ? faults.badAfter(text)
    : meaningFaults.noUnit(fallback, 'duration', '`ms s m h d`');
}
