import type { Catalog } from '../../../src/core/fit/catalog/catalog.ts';
import { createCatalog } from '../../../src/core/fit/catalog/createCatalog.ts';
import type { Atom, Expression } from '../../../src/core/model/condition.ts';
import { GUIDE_SCHEMA, type GuideHead, type NextRule } from '../../../src/core/model/guide.ts';

/** A rule of `next` with its conditions as comparisons, all of which must be seen. */
export type Rule = Omit<NextRule, 'when'> & { readonly when?: readonly Omit<Atom, 'family'>[] };

/** A catalog made by hand: guides by id with their `next`; `run-failed` is the general one. */
export function moveCatalog(guides: Readonly<Record<string, readonly Rule[]>>): Catalog {
  const atoms: Atom[] = [];
  const heads = Object.entries(guides).map(([id, rules]): GuideHead => {
    const next = rules.map((rule): NextRule => {
      const { when, ...rest } = rule;
      const places = (when ?? []).map((atom) => atoms.push({ ...atom, family: 'state' }) - 1);
      const all: Expression | undefined = when && ['and', ...places];
      return Object.assign(rest, all ? { when: all } : {});
    });
    return headOf(id, next);
  });
  return createCatalog([{ schema: GUIDE_SCHEMA, locale: 'en', atoms, guides: heads }]);
}

function headOf(id: string, next: readonly NextRule[]): GuideHead {
  return {
    id,
    title: id,
    ...(id === 'run-failed' ? { role: 'general' } : {}),
    trouble: ['failed'],
    surfaces: [],
    summary: '',
    symptoms: [],
    next,
  };
}
