import { SECTION_IDS, type NextRule, type Section } from '../../model/guide.ts';
import type { Block, Prose } from '../../model/prose.ts';
import type { Problem } from '../../model/problem.ts';
import { faultOf } from '../prose/checkCaptures.ts';
import type { Fault } from '../source/collectFaults.ts';
import type { CompiledGuide } from '../compiledFile.ts';
import type { Translation } from './compileTranslation.ts';
import type { Place } from '../source/createSource.ts';
import { hashProse } from './hashProse.ts';
import { translationFaults as faults } from './translationFaults.ts';

/** A guide in another language, or what keeps the two from being paired. */
export interface Paired {
  readonly guide: CompiledGuide | undefined;
  readonly problems: readonly Problem[];
}

const TOP: Place = { line: 1, column: 1, length: 3 };

/** Puts the prose of a translation in the place of the original's, item by item. Conditions, moves and links to surfaces of `next` stay. */
export function pairTranslation(original: CompiledGuide, translation: Translation, file: string): Paired {
  const problems: Problem[] = [];
  const report = (fault: Fault, place: Place = TOP): void => {
    const { line, column, length } = place;
    problems.push({ ...fault, file, line, column, length });
  };
  const { head, body } = original;
  const pairs: readonly (readonly [string, number, number])[] = [
    ['Sections', translation.sections.length, SECTION_IDS.length],
    ['Symptoms', translation.symptoms.length, head.symptoms.length],
    ['Causes', translation.causes.length, body.causes.length],
    ['Reasons under `next`', translation.because.length, head.next.length],
    ['Steps in the third section', steps(translation.sections), steps(body.sections)],
    ...SECTION_IDS.map((_, index): readonly [string, number, number] => [
      `Cards in section ${index + 1}`,
      cards(translation.sections[index]?.blocks),
      cards(body.sections[index]?.blocks),
    ]),
    ['Cards before the first section', cards(translation.lead), cards(body.lead)],
  ];
  for (const [what, here, there] of pairs) if (here !== there) report(faults.unpaired(what, here, there));
  const hash = hashProse(original);
  if (!translation.of) report(faults.noHash(hash));
  else if (translation.of.hash !== hash) report(faults.stale(hash), translation.of);
  for (const use of translation.uses) {
    const fault = faultOf(use, original.captures);
    if (fault) report(fault, use);
  }
  if (problems.some(({ severity }) => severity === 'error')) return { guide: undefined, problems };
  return { guide: merge(original, translation), problems };
}

function merge(original: CompiledGuide, translation: Translation): CompiledGuide {
  const { head, body } = original;
  const { title, type, summary, escalation, relatedAction } = translation;
  return {
    ...original,
    head: {
      ...head,
      title,
      type: type === '' ? head.type : type,
      summary,
      escalation,
      relatedAction,
      symptoms: head.symptoms.map((symptom, index) => withText(symptom, translation.symptoms[index]!)),
      next: head.next.map((rule, index) => withReason(rule, translation.because[index]!)),
    },
    body: {
      ...body,
      lead: relabel(translation.lead, body.lead),
      sections: body.sections.map(({ id, blocks }, index): Section => {
        const translated = translation.sections[index]!;
        return { id, intro: translated.intro, blocks: relabel(translated.blocks, blocks) };
      }),
      causes: body.causes.map((cause, index) => withText(cause, translation.causes[index]!)),
    },
  };
}

/** A symptom or cause in other words. */
export function withText<T extends { readonly text: Prose }>(item: T, text: Prose): T {
  return { ...item, text };
}

/** A rule with its reason in other words. */
export function withReason(rule: NextRule, because: Prose): NextRule {
  return { ...rule, because };
}

/** Gives cards the label of the original's card; the panel has the words for it in every language. */
function relabel(blocks: readonly Block[], original: readonly Block[]): readonly Block[] {
  const labels = original.flatMap((block) => (block[0] === 'card' ? [block[1]] : []));
  let next = 0;
  return blocks.map((block): Block => {
    if (block[0] !== 'card') return block;
    const [, , ...content] = block;
    return ['card', labels[next++]!, ...content];
  });
}

function cards(blocks: readonly Block[] = []): number {
  return blocks.filter(([tag]) => tag === 'card').length;
}

function steps(sections: readonly Section[]): number {
  const fix = sections[SECTION_IDS.indexOf('fix')];
  return (fix?.blocks ?? []).reduce((sum, block) => sum + (block[0] === 'ol' ? block.length - 2 : 0), 0);
}
