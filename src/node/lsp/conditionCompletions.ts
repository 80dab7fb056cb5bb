import { OPERATORS_BY_TYPE, SURFACE_SIGNALS } from '../../core/compile/condition/compileCondition.ts';
import { type ConditionToken, tokenizeCondition } from '../../core/compile/condition/tokenizeCondition.ts';
import type { SignalSpec } from '../../core/model/signal/signal.ts';
import { signalKind } from '../guides/signalKind.ts';
import { type Completion, type Completions, type Names, surfaceCompletions } from './completion.ts';
import { signalText } from './signalText.ts';

/** Where in the grammar of a condition a writer is. */
interface State {
  readonly expects: 'signal' | 'operator' | 'value' | 'list value' | 'comma' | 'and';
  readonly signal?: string;
  readonly operator?: string;
}

/**
 * What may stand next in a condition.
 *
 * @param before the condition as far as it is written
 * @param inNext it belongs to a rule of `next`, which may also ask of the operator and the host
 */
export function conditionCompletions(before: string, inNext: boolean, names: Names): Completions {
  const tokens = tokenizeCondition(before).filter(({ kind }) => kind !== 'end');
  const last = tokens.at(-1);
  if (last?.kind === 'unclosed') return { partial: '', list: [] };
  const isPartial = last?.end === before.length && (last.kind === 'word' || last.kind === 'operator');
  const state = (isPartial ? tokens.slice(0, -1) : tokens).reduce(after, { expects: 'signal' });
  return { partial: isPartial ? last.text : '', list: listFor(state, inNext, names) };
}

function after(state: State, { kind, text }: ConditionToken): State {
  const { signal, operator } = state;
  switch (state.expects) {
    case 'signal':
      return text === 'not' || kind === '(' ? state : { expects: 'operator', signal: text };
    case 'operator':
      return text === 'present' || text === 'absent'
        ? { expects: 'and' }
        : { expects: 'value', operator: text, ...(signal !== undefined && { signal }) };
    case 'value': {
      const isList = kind === '(' && (operator === 'in' || operator === 'contains');
      return isList ? { ...state, expects: 'list value' } : { expects: 'and' };
    }
    case 'list value':
      return { ...state, expects: 'comma' };
    case 'comma':
      return kind === ',' ? { ...state, expects: 'list value' } : { expects: 'and' };
    default:
      return text === 'and' || text === 'or' ? { expects: 'signal' } : state;
  }
}

function listFor({ expects, signal, operator }: State, inNext: boolean, names: Names): readonly Completion[] {
  const spec = signal === undefined ? undefined : names.vocabulary.signals.get(signal);
  switch (expects) {
    case 'signal':
      return [...names.vocabulary.signals.values()].flatMap((one): readonly Completion[] =>
        one.only === 'next' && !inNext
          ? []
          : [{ label: one.name, kind: 'signal', detail: signalKind(one), says: signalText(one) }],
      );
    case 'operator':
      return spec ? OPERATORS_BY_TYPE[spec.type].map((label) => ({ label, kind: 'operator' })) : [];
    case 'value':
      if (operator === 'in') return [{ label: '(', kind: 'operator' }];
      return spec ? valuesOf(spec, names) : [];
    case 'list value':
      return spec ? valuesOf(spec, names) : [];
    case 'and':
      return ['and', 'or'].map((label) => ({ label, kind: 'operator' }));
    default:
      return [];
  }
}

/** The values a signal can have, where that is known. */
function valuesOf({ name, type, domain }: SignalSpec, names: Names): readonly Completion[] {
  if (SURFACE_SIGNALS.includes(name)) return surfaceCompletions(names);
  const known = type === 'boolean' ? ['true', 'false'] : (domain ?? []);
  return known.map((label) => ({ label, kind: 'value' }));
}
