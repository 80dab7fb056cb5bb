import { SECTION_IDS, type Section, type SectionId } from '../../model/guide.ts';
import { proseOf } from '../../model/guideProse.ts';
import type { Block, Prose } from '../../model/prose.ts';
import type { Problem } from '../../model/problem.ts';
import { captureFault } from '../prose/compilePlaceholders.ts';
import type { Fault } from '../source/collectFaults.ts';
import type { CompiledGuide, Translation } from '../compiledFile.ts';
import type { Place } from '../source/createSource.ts';
import { hashProse } from './hashProse.ts';
import { translationFaults as faults } from './translationFaults.ts';

/** A guide in another language, or the reasons why it could not be paired. */
export interface Paired {
  readonly guide: CompiledGuide | undefined;
  readonly problems: readonly Problem[];
}

/** Replaces the original's prose by the translation's, item by item. Conditions, moves and links to surfaces of `next` stay. */
export function pairTranslation(original: CompiledGuide, translation: Translation, file: string): Paired {
  const problems: Problem[] = [];
  const report = (fault: Fault, place: Place = translation.headEnd): void => {
    const { line, column, length } = place;
    problems.push({ ...fault, file, line, column, length });
  };
  const { head, body } = original;
  const at = (section: SectionId): Place | undefined => translation.headings[SECTION_IDS.indexOf(section)];
  const pairs: readonly (readonly [string, number, number, Place | undefined])[] = [
    ['Sections', translation.sections.length, SECTION_IDS.length, translation.headings.at(-1)],
    ['Symptoms', translation.symptoms.length, head.symptoms.length, at('symptoms')],
    ['Causes', translation.causes.length, body.causes.length, at('causes')],
    ['Reasons under `next`', translation.because.length, head.next.length, translation.next],
    ['Steps in the third section', steps(translation.sections), steps(body.sections), at('fix')],
    ['Fixes of causes', fixes(translation.sections).length, fixes(body.sections).length, at('fix')],
    ['Vendor links', translation.vendorLinks.length, body.vendorLinks?.length ?? 0, at('symptoms')],
    ...SECTION_IDS.map((id, index): readonly [string, number, number, Place | undefined] => [
      `Cards in section ${index + 1}`,
      cards(translation.sections[index]?.blocks),
      cards(body.sections[index]?.blocks),
      at(id),
    ]),
    ['Cards before the first section', cards(translation.lead), cards(body.lead), undefined],
  ];
  for (const [what, here, there, place] of pairs)
    if (here !== there) report(faults.unpaired(what, here, there), place);
  for (const [index, { headline }] of head.symptoms.entries()) {
    const translated = translation.symptoms[index];
    if (translated && Boolean(headline) !== Boolean(translated.headline))
      report(faults.unpairedHeadline(index + 1, Boolean(headline)), at('symptoms'));
  }
  const translatedFixes = fixes(translation.sections);
  for (const [index, fix] of fixes(body.sections).entries()) {
    const translated = translatedFixes[index];
    if (!translated) continue;
    const what = `under heading ${index + 1} of the third section`;
    if (translated[1] !== fix[1]) report(faults.unpairedFix(index + 1, fix[1] + 1), at('fix'));
    const counts = [
      ['Steps', stepsIn],
      ['Cards', cards],
    ] as const;
    for (const [word, count] of counts) {
      const [here, there] = [count([translated]), count([fix])];
      if (here !== there) report(faults.unpaired(`${word} ${what}`, here, there), at('fix'));
    }
  }
  const hash = hashProse(original);
  if (!translation.of) report(faults.noHash(hash));
  else if (translation.of.hash !== hash) report(faults.stale(hash), translation.of);
  for (const use of translation.placeholders) {
    const fault = captureFault(use, original.captures);
    if (fault) report(fault, use);
  }
  if (problems.some(({ severity }) => severity === 'error')) return { guide: undefined, problems };
  return { guide: merge(original, translation), problems };
}

function merge(original: CompiledGuide, translation: Translation): CompiledGuide {
  const { head, body } = original;
  const { title, type, summary, escalation, relatedAction } = translation;
  const symptoms = head.symptoms.map((symptom, index) => ({ ...symptom, ...translation.symptoms[index]! }));
  const translated = { ...head, title, summary, symptoms };
  return {
    ...original,
    head: translated,
    body: {
      ...body,
      prose: proseOf(translated),
      facts: { ...body.facts, ...(type !== '' && { type }), escalation, relatedAction },
      because: translation.because,
      lead: relabel(translation.lead, body.lead),
      sections: body.sections.map(({ id, blocks }, index): Section => {
        const translated = translation.sections[index]!;
        return { id, intro: translated.intro, blocks: relabel(translated.blocks, blocks) };
      }),
      causes: body.causes.map((cause, index) => withText(cause, translation.causes[index]!)),
      ...(body.vendorLinks && {
        // A page in the other language, with its own day, for the same runs.
        vendorLinks: body.vendorLinks.map((link, index) => ({ ...link, ...translation.vendorLinks[index]! })),
      }),
    },
  };
}

/** The same entry with another text. */
function withText<T extends { readonly text: Prose }>(item: T, text: Prose): T {
  return { ...item, text };
}

/** Gives cards the label of the original's card; the panel translates labels itself. */
function relabel(blocks: readonly Block[], original: readonly Block[]): readonly Block[] {
  const labels = flat(original).flatMap((block) => (block[0] === 'card' ? [block[1]] : []));
  let next = 0;
  const each = (block: Block): Block => {
    if (block[0] === 'fix') {
      const [tag, cause, ...inner] = block;
      return [tag, cause, ...inner.map(each)];
    }
    if (block[0] !== 'card') return block;
    const [, , ...content] = block;
    return ['card', labels[next++]!, ...content];
  };
  return blocks.map(each);
}

/** Blocks in the order of the text, those of the fixes of causes among the rest. */
function flat(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block) => (block[0] === 'fix' ? (block.slice(2) as Block[]) : [block]));
}

function cards(blocks: readonly Block[] = []): number {
  return flat(blocks).filter(([tag]) => tag === 'card').length;
}

function steps(sections: readonly Section[]): number {
  return stepsIn(sections[SECTION_IDS.indexOf('fix')]?.blocks ?? []);
}

function stepsIn(blocks: readonly Block[]): number {
  return flat(blocks).reduce((sum, block) => sum + (block[0] === 'ol' ? block.length - 2 : 0), 0);
}

function fixes(sections: readonly Section[]): readonly Extract<Block, readonly ['fix', ...unknown[]]>[] {
  const blocks = sections[SECTION_IDS.indexOf('fix')]?.blocks ?? [];
  return blocks.filter((block) => block[0] === 'fix');
}
