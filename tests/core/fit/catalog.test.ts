import { describe, expect, test } from 'vitest';
import { createCatalog } from '../../../src/core/fit/catalog/createCatalog.ts';
import { fit } from '../../../src/core/fit/fit.ts';
import { intake } from '../../../src/core/fit/intake.ts';
import type { Atom } from '../../../src/core/model/condition.ts';
import { GUIDE_SCHEMA, type GuideHead, type GuideIndex } from '../../../src/core/model/guide.ts';
import { headOf } from './arbitraryCatalog.ts';

const code = (value: string): Atom => ({ signal: 'error.code', op: '=', value, family: 'declared' });

function index(atoms: readonly Atom[], ...guides: readonly GuideHead[]): GuideIndex {
  return { schema: GUIDE_SCHEMA, locale: 'en', atoms, guides };
}

const seeing = (id: string, atom: number, title = id): GuideHead =>
  headOf(id, [{ text: [], any: [{ when: ['and', atom, atom] }] }], {
    title,
    next: [{ move: 'fix', when: atom }],
  });
const failedWith = (code: string) => intake({ id: 'r', status: 'failed', failures: [{ code }] }, 0).run;

describe('F19: sources are merged', () => {
  test('a later id yields to an earlier one, and the comparisons of both keep their meaning', () => {
    const catalog = createCatalog([
      index([code('a'), code('b')], seeing('one', 1, 'own')),
      index(
        [code('x'), code('b'), code('y')],
        seeing('one', 0, 'starter'),
        seeing('two', 2),
        seeing('three', 1),
      ),
    ]);
    expect([...catalog.guides.keys()]).toEqual(['one', 'two', 'three']);
    expect(catalog.guides.get('one')!.title).toBe('own');
    expect(catalog.atoms).toEqual([code('a'), code('b'), code('x'), code('y')]);
    expect(catalog.guides.get('two')!.next[0]!.when).toBe(3);
    expect(catalog.problems).toEqual([]);
    const fitted = (code: string): string[] => fit(catalog, failedWith(code)).fits.map(({ guide }) => guide);
    expect(fitted('b')).toEqual(['one', 'three']);
    expect(fitted('x')).toEqual([]);
    expect(fitted('Y')).toEqual(['two']);
  });

  test('the first general guide is the answer of last resort; a second one is never ranked', () => {
    const general = (id: string): GuideHead => ({ ...seeing(id, 0), role: 'general' });
    const catalog = createCatalog([
      index([code('a')], seeing('one', 0)),
      index([code('a')], general('g'), general('h')),
    ]);
    expect(catalog.general?.id).toBe('g');
    expect(fit(catalog, failedWith('a')).fits.map(({ guide }) => guide)).toEqual(['one']);
  });

  test('a source of another schema is left out and told, and the others work', () => {
    const catalog = createCatalog([
      { schema: 99, locale: 'en', atoms: [], guides: [] } as never,
      null as never,
      index([code('a')], seeing('one', 0)),
    ]);
    expect(fit(catalog, failedWith('a')).fits).toHaveLength(1);
    expect(catalog.problems).toEqual([
      {
        code: 'guide-index-unreadable',
        severity: 'error',
        message: 'This source of guides has schema 99; this version of Waymark reads 2.',
        why: 'Its guides are left out.',
        hint: 'Build the guides again with the installed version of Waymark.',
        file: 'guides[0]',
      },
      expect.objectContaining({ file: 'guides[1]' }),
    ]);
  });

  test('what is no guide is left out and told', () => {
    let deep: unknown = 0;
    for (let depth = 0; depth < 200; depth++) deep = ['not', deep];
    const bad = [
      null,
      7,
      {},
      { ...seeing('two', 0), symptoms: undefined },
      { ...seeing('three', 0), symptoms: [{ text: [], any: [{ when: ['xor', 0] }] }] },
      { ...seeing('four', 0), symptoms: [{ text: [], any: [{ when: deep }] }] },
      { ...seeing('five', 0), trouble: 'failed' },
      { ...seeing('six', 0), next: [{ move: 'fix', when: 'error.code' }] },
    ];
    const catalog = createCatalog([index([code('a')], ...(bad as GuideHead[]), seeing('one', 0))]);
    expect([...catalog.guides.keys()]).toEqual(['one']);
    expect(catalog.problems.map(({ code }) => code)).toEqual(
      Array.from({ length: 8 }, () => 'guide-unreadable'),
    );
    expect(catalog.problems[3]!.message).toBe('Guide "two" is not a compiled guide.');
  });

  test('a comparison that is not in the list stays unknown', () => {
    const catalog = createCatalog([
      index([], seeing('one', 4)),
      index([code('a'), null as never], seeing('two', 0), seeing('three', 1), seeing('four', -1)),
    ]);
    expect(fit(catalog, failedWith('a')).fits.map(({ guide }) => guide)).toEqual(['two']);
  });

  test('no sources make a catalog in which nothing fits and nothing leads', () => {
    expect(fit(createCatalog([]), failedWith('a'))).toMatchObject({
      trouble: 'failed',
      fits: [],
      lead: null,
    });
  });
});
