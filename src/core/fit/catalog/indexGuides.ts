import type { Atom } from '../../model/condition.ts';
import { GUIDE_SCHEMA, type GuideIndex, type GuideRules } from '../../model/guide.ts';
import type { Problem } from '../../model/problem.ts';
import type { Catalog } from './catalog.ts';
import { createIndex } from './createIndex.ts';
import { moveAtoms } from '../../model/moveAtoms.ts';

/** `createCatalog` without the part that needs the prose of the guides, so that a first answer does not wait for it. */
export function indexGuides<Head extends GuideRules>(indexes: readonly GuideIndex<Head>[]): Catalog<Head> {
  const problems: Problem[] = [];
  const guides = new Map<string, Head>();
  const sources = new Map<string, number>();
  const known = new Map<string, number>();
  const reportable = new Set<string>();
  let atoms: Atom[] | undefined;
  for (const [position, index] of indexes.entries()) {
    const file = `guides[${position}]`;
    if (index?.schema !== GUIDE_SCHEMA || !Array.isArray(index.atoms) || !Array.isArray(index.guides)) {
      problems.push(unreadableIndex(file, index?.schema));
      continue;
    }
    if (Array.isArray(index.reportable)) for (const name of index.reportable) reportable.add(name);
    // The atoms of the first source keep their numbers; those of the others are renumbered, and equal comparisons get one number.
    let places: readonly number[] | undefined;
    if (atoms) places = placeAtoms(index.atoms, atoms, known);
    else {
      atoms = [...index.atoms];
      if (indexes.length > 1) for (const [at, atom] of atoms.entries()) known.set(keyOf(atom), at);
    }
    for (const head of index.guides) {
      try {
        if (guides.has(head.id)) continue;
        guides.set(head.id, places ? moveAtoms(checked(head), places) : checked(head));
        sources.set(head.id, position);
      } catch {
        problems.push(unreadableGuide(file, head));
      }
    }
  }
  atoms ??= [];
  const heads = [...guides.values()];
  return {
    guides,
    sources,
    general: heads.find((head) => head.role === 'general'),
    atoms,
    reportable,
    problems,
    index: createIndex(heads, atoms),
  };
}

function placeAtoms(from: readonly Atom[], atoms: Atom[], known: Map<string, number>): readonly number[] {
  return from.map((atom) => {
    const key = keyOf(atom);
    const place = known.get(key);
    if (place !== undefined) return place;
    known.set(key, atoms.length);
    return atoms.push(atom) - 1;
  });
}

function keyOf(atom: Atom): string {
  return JSON.stringify([atom?.signal, atom?.op, atom?.value, atom?.family]);
}

/** A head whose shape was checked, so that the code after this need not check it again. */
function checked<Head extends GuideRules>(head: Head): Head {
  const { id, trouble, symptoms, next } = head;
  if (typeof id !== 'string' || !Array.isArray(trouble) || !Array.isArray(next)) throw new TypeError('head');
  for (const symptom of symptoms) {
    for (const list of [symptom.any, symptom.requires ?? [], symptom.rulesOut ?? []]) {
      for (const { when } of list) checkExpression(when, 0);
    }
  }
  for (const rule of next) if (rule.when !== undefined) checkExpression(rule.when, 0);
  return head;
}

/** Deeper than any author nests, and far from a stack overflow. */
const MAX_DEPTH = 100;

function checkExpression(expression: unknown, depth: number): void {
  if (typeof expression === 'number') return;
  if (!Array.isArray(expression) || depth > MAX_DEPTH) throw new TypeError('expression');
  const [op] = expression as readonly unknown[];
  if (op !== 'and' && op !== 'or' && !(op === 'not' && expression.length === 2))
    throw new TypeError('operator');
  for (let part = 1; part < expression.length; part++) checkExpression(expression[part], depth + 1);
}

function unreadableIndex(file: string, schema: unknown): Problem {
  return {
    code: 'guide-index-unreadable',
    severity: 'error',
    message: `This source of guides has schema ${String(schema)}; this version of Waymark reads ${GUIDE_SCHEMA}.`,
    why: 'Its guides are left out.',
    hint: 'Build the guides again with the installed version of Waymark.',
    file,
  };
}

function unreadableGuide(file: string, head: GuideRules): Problem {
  return {
    code: 'guide-unreadable',
    severity: 'error',
    message: `Guide "${head?.id}" is not a compiled guide.`,
    why: 'It is left out.',
    hint: 'Build the guides again with the installed version of Waymark.',
    file,
  };
}
