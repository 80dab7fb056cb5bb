import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Atom } from '../../src/core/model/condition.ts';
import { GUIDE_SCHEMA, type GuideHead, type GuideIndex } from '../../src/core/model/guide.ts';
import { FAMILIES } from '../../src/core/model/signal/signal.ts';
import { guideModules } from '../../src/node/build/guideModules.ts';

const scalar = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
);
const atom = fc.record(
  {
    signal: fc.oneof(fc.constantFrom('error.code', 'log', '__proto__'), fc.string()),
    op: fc.constantFrom('=', 'in', 'present'),
    family: fc.constantFrom(...FAMILIES),
    value: fc.oneof(scalar, fc.array(scalar)),
  },
  { requiredKeys: ['signal', 'op', 'family'] },
) as fc.Arbitrary<Atom>;

const indexOf = (atoms: readonly Atom[], guides: readonly GuideHead[] = []): GuideIndex => ({
  schema: GUIDE_SCHEMA,
  locale: 'en',
  atoms,
  guides,
});

const urlOf = (text: string): string => `data:text/javascript,${encodeURIComponent(text)}`;

const catalogOf = (index: GuideIndex): string => {
  const modules = guideModules({ index, bodies: new Map(), locales: new Map() }, (name) =>
    urlOf(modules.get(name)!()),
  );
  return modules.get('catalog')!();
};

/** What a module that needs no other exports. */
const run = (text: string): Promise<{ index: () => Promise<GuideIndex> }> =>
  import(/* @vite-ignore */ urlOf(text));

describe('the catalog module', () => {
  it('B20: gives the index back as it was, whatever its atoms hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(atom), async (atoms) => {
        const plain: unknown = JSON.parse(JSON.stringify(indexOf(atoms)));
        expect(await (await run(catalogOf(indexOf(atoms)))).index()).toEqual(plain);
      }),
      { numRuns: 200 },
    );
  });

  it('B20: names signal and operator once for neighbours that share them', () => {
    const atoms = ['a', 'b', 'c'].map((value): Atom => ({
      signal: 'error.code',
      op: '=',
      value,
      family: 'declared',
    }));
    expect(catalogOf(indexOf(atoms))).toContain(`'[["error.code","=","declared","a","b","c"]]'`);
  });
});
