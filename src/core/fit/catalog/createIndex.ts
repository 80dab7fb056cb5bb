import type { Atom, Expression } from '../../model/condition.ts';
import type { GuideRules } from '../../model/guide.ts';
import type { CatalogIndex, Trigger } from './catalog.ts';
import { isTextSignal } from '../condition/evaluate.ts';
import { createPhraseScan } from '../text/createPhraseScan.ts';

/** Indexes every guide by the comparisons that could make it fit, so that a fit looks at no other guide. */
export function createIndex(heads: readonly GuideRules[], atoms: readonly Atom[]): CatalogIndex {
  const owners = Array.from<number[] | undefined>({ length: 2 * atoms.length });
  const uses = new Int32Array(atoms.length);
  const lastUse = new Int32Array(atoms.length).fill(-1);
  const always: number[] = [];
  const count = (when: Expression, guide: number): void => {
    if (typeof when !== 'number') {
      for (let part = 1; part < when.length; part++) count(when[part] as Expression, guide);
    } else if (when >= 0 && when < uses.length && lastUse[when] !== guide) {
      lastUse[when] = guide;
      uses[when]!++;
    }
  };
  for (const [guide, head] of heads.entries()) {
    for (const symptom of head.symptoms) {
      for (const { when } of symptom.any) {
        count(when, guide);
        if (head.role === 'general') continue;
        const triggers = triggersOf(when, true, atoms);
        if (triggers === 'always') always.push(guide);
        else {
          for (const trigger of triggers) {
            const list = (owners[trigger] ??= []);
            if (list.at(-1) !== guide) list.push(guide);
          }
        }
      }
      for (const { when } of symptom.requires ?? []) count(when, guide);
      for (const { when } of symptom.rulesOut ?? []) count(when, guide);
    }
  }
  return {
    heads,
    owners,
    always: [...new Set(always)],
    // Always above zero and an integer, so that a guide that sees more than another has the higher sum.
    rarity: Array.from(uses, (used) => 1 + Math.floor((1 << 20) / Math.max(1, used))),
    ...fileTriggers(owners, atoms),
  };
}

/** Triggers of which one holds whenever the expression has the wanted truth. Any child of an *and* will do, so the cheapest is taken. */
function triggersOf(
  when: Expression,
  wanted: boolean,
  atoms: readonly Atom[],
): readonly Trigger[] | 'always' {
  if (typeof when === 'number') return atoms[when] ? [when * 2 + (wanted ? 1 : 0)] : [];
  if (when[0] === 'not') return triggersOf(when[1], !wanted, atoms);
  const parts = when.slice(1) as readonly Expression[];
  const lists = parts.map((part) => triggersOf(part, wanted, atoms));
  if ((when[0] === 'and') === wanted) {
    let best: readonly Trigger[] | 'always' = 'always';
    let least = Infinity;
    for (const list of lists) {
      const cost = costOf(list, atoms);
      if (cost < least) [best, least] = [list, cost];
    }
    return best;
  }
  return lists.includes('always') ? 'always' : [...new Set((lists as Trigger[][]).flat())];
}

/** A trigger found by a table costs almost nothing; any other is evaluated at every fit. */
function costOf(triggers: readonly Trigger[] | 'always', atoms: readonly Atom[]): number {
  if (triggers === 'always') return Infinity;
  return triggers.reduce((sum, trigger) => sum + (isFiled(trigger, atoms) ? 1 : 1000), 0);
}

function isFiled(trigger: Trigger, atoms: readonly Atom[]): boolean {
  const { op, signal } = atoms[trigger >> 1]!;
  return trigger % 2 === 1 && (op === '=' || op === 'in' || (op === 'contains' && isTextSignal(signal)));
}

function fileTriggers(
  owners: readonly (readonly number[] | undefined)[],
  atoms: readonly Atom[],
): Pick<CatalogIndex, 'values' | 'others' | 'scan' | 'phrases' | 'phraseAtoms' | 'texts'> {
  const values = new Map<string, Map<string, number[]>>();
  const others = new Map<string, Trigger[]>();
  const phrases = new Map<string, number>();
  const phraseAtoms: number[][] = [];
  const texts = new Set<string>();
  for (const [at, atom] of atoms.entries()) {
    const listed = Array.isArray(atom?.value) ? atom.value : [atom?.value];
    const isPhrase = atom?.op === 'contains' && isTextSignal(atom.signal);
    // Phrases of gates and of `next` are indexed too, so that one pass over the text answers for all of them.
    if (isPhrase) {
      texts.add(atom.signal);
      for (const phrase of listed) {
        const place = phrases.get(String(phrase)) ?? phrases.size;
        phrases.set(String(phrase), place);
        (phraseAtoms[place] ??= []).push(at);
      }
    } else if (owners[at * 2 + 1] && (atom?.op === '=' || atom?.op === 'in')) {
      const table = values.get(atom.signal) ?? new Map<string, number[]>();
      values.set(atom.signal, table);
      for (const value of listed) {
        const key = String(value).toLowerCase();
        const filed = table.get(key);
        if (filed) filed.push(at);
        else table.set(key, [at]);
      }
    }
    for (const trigger of [at * 2, at * 2 + 1]) {
      if (!owners[trigger] || isFiled(trigger, atoms)) continue;
      const list = others.get(atom.signal);
      if (list) list.push(trigger);
      else others.set(atom.signal, [trigger]);
    }
  }
  return {
    values,
    others,
    phraseAtoms,
    texts: [...texts],
    phrases: [...phrases.keys()],
    scan: createPhraseScan([...phrases.keys()]),
  };
}
