import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../src/core/fit/catalog/createCatalog.ts';
import { fit } from '../../src/core/fit/fit.ts';
import { intake } from '../../src/core/fit/intake.ts';
import { nextMove } from '../../src/core/fit/move/nextMove.ts';
import type { Expression } from '../../src/core/model/condition.ts';
import type { FitResult } from '../../src/core/model/fit.ts';
import { SECTION_HEADINGS } from '../../src/core/model/guide.ts';
import { EMPTY_TRAIL } from '../../src/core/model/trail.ts';
import { CAUSED_NAMES } from './caused.ts';
import { NOW, type GuideCase } from './guideCase.ts';
import { readCases } from './readCases.ts';
import { readGuides } from './readGuides.ts';

const GUIDES = readCases();

/** Surfaces where an operator looks or decides, and changes nothing that a retry could prove. */
const LOOKING = ['mission-replay', 'approvals', 'run-detail'];

const { files, index, bodies, locales, problems, config } = readGuides();
const catalog = createCatalog([index]);
const can = {
  retry: true,
  resume: true,
  skip: true,
  step: true,
  surfaces: Object.keys(config.surfaces ?? {}),
};

function explain({ run: input, trail: done }: GuideCase) {
  const { run } = intake(input, NOW);
  const trail = { ...EMPTY_TRAIL, ...done };
  return { run, trail, result: fit(catalog, run, { trail, lead: 'clear' }) };
}

/** The first guide of which a symptom is seen; one whose words alone are near does not count (F23). */
const firstOf = ({ fits }: FitResult): string | null => (fits[0]?.near ? null : (fits[0]?.guide ?? null));

/** What the guide calls for when it leads, whatever its confidence. */
function moveOf(guide: string, one: GuideCase) {
  const { run, trail, result } = explain(one);
  return nextMove({ catalog, run, trail, can, now: run.observedAt, result: { ...result, lead: guide } });
}

describe('the starter guides', () => {
  it('compile without an error or a warning', () => {
    expect(problems).toEqual([]);
  });

  it('each have cases of their own', () => {
    expect(index.guides.map(({ id }) => id).sort()).toEqual(Object.keys(GUIDES).sort());
  });

  it.each(index.guides)('$id has the five sections, each with an intro', ({ id }) => {
    const { sections } = bodies.get(id)!;
    expect(sections.map((section) => section.id)).toEqual(Object.keys(SECTION_HEADINGS));
    expect(sections.filter(({ intro }) => intro.length === 0)).toEqual([]);
  });

  it.each(['run-failed', 'needs-input', 'run-stuck', 'no-artifact', 'context-not-used'])('tells of %s in all five languages', (id) => {
    const translated = [...locales].filter(([, { index }]) =>
      index.guides.some((head) => head.id === id && head.locale === undefined),
    );
    expect(translated.map(([locale]) => locale).toSorted()).toEqual(['ar', 'de', 'es', 'ja']);
  });

  const originals = files.filter(({ file }) => /\/[a-z-]+\.md$/.test(file));
  it.each(originals)('$file names the documents its conditions come from', ({ text }) => {
    expect(text.match(/^# source: https:\/\/\S+/gm)?.length).toBeGreaterThan(2);
  });

  it.each(
    index.guides.filter(({ next }) =>
      next.some(({ open }) => open && 'surface' in open && !LOOKING.includes(open.surface)),
    ),
  )('$id goes on once the surface it sent to was opened', ({ next }) => {
    const asks = (when: Expression): boolean =>
      typeof when === 'number'
        ? index.atoms[when]!.signal === 'trail.surfaceOpened'
        : (when.slice(1) as Expression[]).some(asks);
    const goesOn = next.filter(({ move, when }) => move !== 'fix' && when !== undefined && asks(when));
    expect(goesOn.map(({ move }) => move)).not.toEqual([]);
  });

  it.each(index.guides)('$id tells how to mend most of its causes', ({ id }) => {
    const { sections, causes } = bodies.get(id)!;
    const fixes = sections.find((section) => section.id === 'fix')!.blocks.filter(([tag]) => tag === 'fix');
    expect(fixes.length).toBeGreaterThan(causes.length / 2);
  });

  it.each(index.guides)('$id is not ruled out by an explanation point or a filler', ({ id }) => {
    const { text } = files.find(({ file }) => file === `guides/${id}.md`)!;
    const prose = text.replaceAll(/`[^`]*`|^#.*$/gm, '');
    expect(prose).not.toMatch(/!|\b(?:simply|just|please|easily|obviously|of course)\b/i);
  });
});

describe.each(Object.entries(GUIDES))('%s', (guide, { fits, leaves, lead }) => {
  it.each(fits)('fits: $title', (one) => {
    const { result } = explain(one);
    expect(firstOf(result)).toBe(one.first === undefined ? guide : one.first);
    if (one.first === null) expect(result.lead).toBe(guide);
    const leads = one.lead === undefined ? lead : one.lead;
    if (leads !== undefined) expect(result.lead).toBe(leads);
    if (one.captures) expect(result.fits[0]?.captures).toMatchObject(one.captures);
    if (one.move) expect(moveOf(guide, one)).toMatchObject(one.move);
  });

  it.each(leaves)('does not fit: $title', (one) => {
    const { result } = explain(one);
    expect(firstOf(result)).toBe(one.first);
    expect(firstOf(result)).not.toBe(guide);
    if (guide === 'run-failed') expect(result.lead).toBeNull();
    if (one.lead !== undefined) expect(result.lead).toBe(one.lead);
  });
});

describe('the failures that really happened', () => {
  const used = new Set(
    Object.values(GUIDES).flatMap(({ fits, leaves }) =>
      [...fits, ...leaves].map(({ run }) => (run as { id: string }).id),
    ),
  );
  it('are each looked at by a guide', () => {
    expect(CAUSED_NAMES.filter((name) => !used.has(name))).toEqual([]);
  });
});
