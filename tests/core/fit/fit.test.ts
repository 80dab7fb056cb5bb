import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCatalog } from '../../../src/core/fit/catalog/createCatalog.ts';
import { fit } from '../../../src/core/fit/fit.ts';
import { intake } from '../../../src/core/fit/intake.ts';
import type { Fit } from '../../../src/core/model/fit.ts';
import type { GuideHead } from '../../../src/core/model/guide.ts';
import { EMPTY_TRAIL, VERDICTS, type Trail } from '../../../src/core/model/trail.ts';
import { ATOMS, expression, heads, indexOf } from './arbitraryCatalog.ts';
import { arbitraryRun, hostileObjects, mutatedRun } from './arbitraryRun.ts';
import { comesFirst, naiveFit, usageOf, type NaiveFit } from './naiveFit.ts';

const NOW = 2_000_000;
const runOf = (input: unknown) => intake(input, NOW).run;

const trail: fc.Arbitrary<Trail> = fc
  .record(
    {
      answers: fc.array(
        fc.record({
          guide: fc.constantFrom('guide-0', 'guide-1', 'gone'),
          symptom: fc.nat(4),
          seen: fc.boolean(),
          at: fc.nat(9),
        }),
        { maxLength: 4 },
      ),
      verdict: fc.constantFrom(...VERDICTS),
    },
    { requiredKeys: ['answers'] },
  )
  .map((part): Trail => ({ ...EMPTY_TRAIL, ...part }));

/** A run with a status, and mostly in trouble, so that there is something to fit. */
const troubledRun = fc
  .tuple(arbitraryRun, fc.constantFrom('failed', 'failed', 'waiting', 'succeeded', undefined))
  .map(([run, status]) => ({ ...run, retry: undefined, ...(status ? { status } : {}) }));

describe('the fit against a naive evaluator', () => {
  test('F3 F4 F7 F9 F14 F18: the same guides fit, with the same score and states, as when every rule of every guide is evaluated', () => {
    let fitted = 0;
    fc.assert(
      fc.property(heads, troubledRun, trail, (guides, input, trail) => {
        const run = runOf(input);
        const result = fit(createCatalog([indexOf(guides)]), run, { trail });
        if (result.trouble === 'none' || result.trouble === 'retrying') return;
        fc.pre(run.status !== 'succeeded' || trail.verdict === undefined);
        const expected = naiveFit(guides, ATOMS, run, trail).find(
          ({ path }) => path === result.failure?.path,
        );
        expect(summary(seenOf(result.fits))).toEqual(
          byGuide(
            expected!.fits.map(({ guide, score, states, possible }) => ({ guide, score, states, possible })),
          ),
        );
        expect(result.ruledOut).toEqual(
          expected!.ruledOut.toSorted((one, other) => (one.guide < other.guide ? -1 : 1)),
        );
        fitted += expected!.fits.length;
      }),
      { numRuns: 2500 },
    );
    expect(fitted).toBeGreaterThan(1000);
  }, 120_000);

  test('F8: no guide stands behind one that must come after it', () => {
    let pairs = 0;
    fc.assert(
      fc.property(heads, troubledRun, (guides, input) => {
        const run = runOf(input);
        const result = fit(createCatalog([indexOf(guides)]), run);
        const expected = naiveFit(guides, ATOMS, run).find(({ path }) => path === result.failure?.path);
        const usage = usageOf(guides);
        const found = seenOf(result.fits).map(({ guide }) =>
          expected!.fits.find((one) => one.guide === guide)!,
        );
        // Words decide between guides that are level (F26); then the first one is likely or clear.
        const isDecided = result.fits[0]?.standing !== 'possible' && found[0]?.score === found[1]?.score;
        for (const [at, one] of found.entries()) {
          if (at === 0 && isDecided) continue;
          for (const other of found.slice(at + 1)) {
            expect(comesFirst(other, one, usage)).toBe(false);
            pairs++;
          }
        }
      }),
      { numRuns: 1500 },
    );
    expect(pairs).toBeGreaterThan(300);
  }, 120_000);

  test('F10: of the failures a run could be about, the best explained one wins', () => {
    fc.assert(
      fc.property(heads, troubledRun, (guides, input) => {
        const run = runOf(input);
        const result = fit(createCatalog([indexOf(guides)]), run);
        if (result.trouble === 'none' || result.trouble === 'retrying') return;
        const best = Math.max(
          0,
          ...naiveFit(guides, ATOMS, run).flatMap(({ fits }) => fits.map(({ score }) => score)),
        );
        expect(seenOf(result.fits)[0]?.score ?? 0).toBe(best);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('what a fit does not depend on', () => {
  test('F8: the order of guides within their source', () => {
    fc.assert(
      fc.property(heads, troubledRun, trail, fc.infiniteStream(fc.nat()), (guides, input, trail, random) => {
        const run = runOf(input);
        const shuffle = (heads: readonly GuideHead[]): readonly GuideHead[] =>
          heads
            .map((guide) => ({ guide, key: random.next().value as number }))
            .toSorted((one, other) => one.key - other.key)
            .map(({ guide }) => guide);
        const [own, more] = [guides.slice(0, guides.length >> 1), guides.slice(guides.length >> 1)];
        const turned = shuffle(more).map((head) => turnAtoms(head));
        const one = fit(createCatalog([indexOf(own), indexOf(more)]), run, { trail });
        const other = fit(createCatalog([indexOf(shuffle(own)), indexOf(turned, ATOMS.toReversed())]), run, {
          trail,
        });
        expect(other).toEqual(one);
      }),
      { numRuns: 1000 },
    );
  });

  test('F4: an unknown or unseen symptom more takes nothing away, and a seen one never lowers the score', () => {
    fc.assert(
      fc.property(heads, expression, troubledRun, (guides, when, input) => {
        const run = runOf(input);
        const more = guides.map((head) => ({
          ...head,
          symptoms: [...head.symptoms, { text: [], any: [{ when }] }],
        }));
        const results = naiveFit(guides, ATOMS, run);
        const after = naiveFit(more, ATOMS, run);
        const fits = new Map(
          seenOf(fit(createCatalog([indexOf(guides)]), run).fits).map((one) => [one.guide, one]),
        );
        const grown = fit(createCatalog([indexOf(more)]), run);
        if (results.length !== 1 || after.length !== 1) return;
        for (const [guide, before] of fits) {
          const now = grown.fits.find((one) => one.guide === guide)!;
          expect(now.score).toBeGreaterThanOrEqual(before.score);
          if (now.symptoms.at(-1)!.state !== 'seen') expect(now.score).toBe(before.score);
        }
      }),
      { numRuns: 1500 },
    );
  });

  test('F21: ten thousand arbitrary, mutated and hostile runs all get an answer', () => {
    const guides = fc
      .sample(heads, { numRuns: 12, seed: 5 })
      .flatMap((list, place) => list.map((head) => ({ ...head, id: `${place}-${head.id}` })));
    const catalog = createCatalog([indexOf(guides)]);
    const leads = new Set<string | null>();
    fc.assert(
      fc.property(
        fc.oneof(arbitraryRun, mutatedRun, fc.anything(), fc.string()),
        trail,
        fc.option(fc.nat(3_000_000), { nil: undefined }),
        (input, trail, at) => {
          const result = fit(catalog, runOf(input), { trail, ...(at === undefined ? {} : { at }) });
          leads.add(result.lead);
          if (result.lead !== null) expect(catalog.guides.has(result.lead)).toBe(true);
          expect(result.lead === null).toBe(result.trouble === 'none' || result.trouble === 'retrying');
          expect(result.fits.flatMap((one) => faultsOf(one, catalog.guides))).toEqual([]);
        },
      ),
      { numRuns: 10_000 },
    );
    expect(leads.size).toBeGreaterThan(2);
    for (const input of hostileObjects()) expect(fit(catalog, runOf(input))).toHaveProperty('lead');
  }, 120_000);
});

/** Guides of which a symptom is seen; those that are near by their words alone have a test of their own. */
const seenOf = (fits: readonly Fit[]): readonly Fit[] => fits.filter(({ near }) => !near);

/** What is wrong with one fit: one `expect` for each of some hundred thousand would take most of the time. */
function faultsOf(one: Fit, guides: ReadonlyMap<string, GuideHead>): string[] {
  const { parts, score, symptoms, dominant, confidence, standing, near, possible } = one;
  const sum = parts.reduce((total, part) => total + part.weight, 0);
  const isWeak = parts.every(({ family }) => family === 'phrase' || family === 'state');
  const rules: Record<string, boolean> = {
    'F7: the score is the sum of its parts': near ? parts.length === 0 : sum === score,
    'F7: the dominant symptom is seen': near ? dominant === -1 : symptoms[dominant]!.state === 'seen',
    'F23: words alone weigh less than one': !near || (score > 0 && score < 1),
    'every symptom is told': symptoms.length === guides.get(one.guide)!.symptoms.length,
    'a confidence is no certainty': confidence > 0 && confidence < 1,
    'F12: words and states alone are never clear': !(isWeak && standing === 'clear'),
    'F12: an open requirement leaves a guide possible': !possible || standing === 'possible',
  };
  return Object.keys(rules).filter((rule) => !rules[rule]);
}

function summary(fits: readonly Fit[]): unknown {
  return byGuide(
    fits.map(({ guide, score, symptoms, possible }) => ({
      guide,
      score,
      states: symptoms.map(({ state }) => state),
      possible: possible ?? false,
    })),
  );
}

function byGuide<T extends Pick<NaiveFit, 'guide'>>(list: readonly T[]): T[] {
  return list.toSorted((one, other) => (one.guide < other.guide ? -1 : 1));
}

/** The same guide with its atoms counted from the other end. */
function turnAtoms(head: GuideHead): GuideHead {
  return JSON.parse(
    JSON.stringify(head, (key, value: unknown) => (key === 'when' ? turn(value) : value)),
  ) as GuideHead;
}

function turn(when: unknown): unknown {
  if (typeof when === 'number') return ATOMS.length - 1 - when;
  return Array.isArray(when) ? when.map((part) => (typeof part === 'string' ? part : turn(part))) : when;
}
