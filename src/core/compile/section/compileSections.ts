import {
  SECTION_HEADINGS,
  SECTION_IDS,
  type Cause,
  type GuideBody,
  type Section,
  type SectionId,
  type Symptom,
  type VendorLink,
} from '../../model/guide.ts';
import type { Block } from '../../model/prose.ts';
import { compileBlocks, compileSectionBlock, isCard } from '../prose/compileBlocks.ts';
import { reportIn, type CompileContext } from '../compileContext.ts';
import { type CompiledItem, compileItem, listOf, toCause, toSigns, toSymptom } from './compileItems.ts';
import { checkFixCard, compileFixes, openingsOf, splitFixes } from './compileFixes.ts';
import { compileProse, isComment } from '../prose/compileProse.ts';
import { lineLength, lineStart } from '../source/createSource.ts';
import { parseInline, type MarkdownNode } from '../prose/parseMarkdown.ts';
import { nearest } from '../../model/value/nearest.ts';
import { sectionFaults as faults } from './sectionFaults.ts';

/** The text of a guide below its front matter. */
export interface CompiledSections {
  readonly lead: readonly Block[];
  readonly sections: readonly Section[];
  readonly symptoms: readonly Symptom[];
  readonly signs: GuideBody['signs'];
  readonly causes: readonly Cause[];
  readonly vendorLinks: readonly VendorLink[];
  /** The line of each section's heading, from 0. */
  readonly headings: readonly number[];
}

/** A heading of level 2 and the blocks under it. */
interface SectionNodes {
  readonly heading: MarkdownNode;
  readonly title: string;
  readonly nodes: readonly MarkdownNode[];
}

/** Compiles lead and sections. In a translation the headings are of its language and are paired by their order. */
export function compileSections(nodes: readonly MarkdownNode[], context: CompileContext): CompiledSections {
  const { before, sections } = splitSections(nodes, context);
  const items: Items = { symptoms: [], causes: [] };
  const lead = before
    .map((node) => compileSectionBlock(node, context))
    .filter((block) => block !== undefined);
  if (lead.length === 0 && sections.length > 0 && !context.translation)
    context.faults.add(faults.missingLead(), lineStart(context.source, sections[0]?.heading.from ?? 0), 1);
  const ids = context.translation ? SECTION_IDS : identify(sections, context);
  const compiled: Section[] = [];
  for (const [index, section] of sections.entries()) {
    const id = ids[index];
    if (id === undefined) {
      compileBlocks(section.nodes, context);
      continue;
    }
    const made = compileSection(id, section, items, context);
    compiled.push(made);
    // A heading that is not one of the five may cut the section in two, so its steps may be below that heading.
    const cut = index + 1 < sections.length && ids[index + 1] === undefined;
    if (id === 'fix' && !cut && !context.translation && made.blocks.length > 0 && !hasSteps(made.blocks))
      reportIn(context, faults.noSteps(), section.heading, section.title);
  }
  const openings = openingsOf(compiled.find(({ id }) => id === 'fix')?.blocks ?? []);
  return {
    lead,
    sections: compiled,
    symptoms: items.symptoms.map(toSymptom),
    signs: items.symptoms.map(toSigns),
    causes: items.causes.map((item, index) => {
      const open = openings.get(index);
      return { ...toCause(item), ...(open && { open }) };
    }),
    vendorLinks: context.vendorLinks,
    headings: sections.map(({ heading }) => heading.from),
  };
}

/** Items of *Symptoms* and *Likely causes*, in the order met. */
interface Items {
  readonly symptoms: CompiledItem[];
  readonly causes: CompiledItem[];
}

/**
 * Markdown reads `##Symptoms` as a paragraph and `### Symptoms` as a smaller heading; both are treated as the intended heading, so that one
 * mistake gives one error.
 */
function asHeading(node: MarkdownNode, context: CompileContext): MarkdownNode {
  const [token, ...rest] = node.inline;
  if (token?.type !== 'text' || rest.length > 0) return node;
  if (node.type === 'h' && node.number !== 2 && isHeading(token.content) && !context.translation) {
    const marks = '#'.repeat(node.number);
    const fault = faults.headingOfOtherLevel(marks, token.content);
    reportIn(context, fault, node, `${marks} ${token.content}`);
    return { ...node, number: 2 };
  }
  const [, marks, title] = (node.type === 'p' && /^(#{1,4})([^#\s].*)$/.exec(token.content)) || [];
  if (marks === undefined || title === undefined || (marks === '#' && !isHeading(title))) return node;
  const meant = isHeading(title) ? '##' : marks;
  reportIn(context, faults.headingWithoutSpace(marks, meant, title), node, `${marks}${title}`);
  return { ...node, type: 'h', number: meant.length, inline: parseInline(title) };
}

function isHeading(title: string): boolean {
  return SECTION_IDS.some((id) => SECTION_HEADINGS[id] === title.trim());
}

function splitSections(
  nodes: readonly MarkdownNode[],
  context: CompileContext,
): {
  before: readonly MarkdownNode[];
  sections: readonly SectionNodes[];
} {
  const before: MarkdownNode[] = [];
  const sections: { heading: MarkdownNode; title: string; nodes: MarkdownNode[] }[] = [];
  for (const node of nodes.map((one) => asHeading(one, context))) {
    if (node.type === 'html' && isComment(node.text)) continue;
    if (node.type === 'h' && node.number === 2) {
      const title = node.inline
        .map(({ content }) => content)
        .join('')
        .trim();
      sections.push({ heading: node, title, nodes: [] });
    } else {
      (sections.at(-1)?.nodes ?? before).push(node);
    }
  }
  return { before, sections };
}

/** The id of each section; `undefined` for one that does not belong. Missing and misplaced ones are reported. */
function identify(
  sections: readonly SectionNodes[],
  context: CompileContext,
): readonly (SectionId | undefined)[] {
  const { faults: collected, source } = context;
  const seen: SectionId[] = [];
  const known = SECTION_IDS.map((one) => SECTION_HEADINGS[one]);
  const ids = sections.map(({ heading, title }) => {
    // Text below a misspelt heading belongs to the intended one, so that one mistake gives one error.
    const meant = known.includes(title) ? title : nearest(title, known);
    if (meant !== title) reportIn(context, faults.unknown(title), heading, title);
    const id = SECTION_IDS.find((one) => SECTION_HEADINGS[one] === meant);
    if (id === undefined) return undefined;
    if (seen.includes(id)) return reportIn(context, faults.repeated(title), heading, title);
    const later = seen.find((one) => SECTION_IDS.indexOf(one) > SECTION_IDS.indexOf(id));
    if (later) reportIn(context, faults.outOfOrder(title, SECTION_HEADINGS[later]), heading, title);
    seen.push(id);
    return id;
  });
  if (sections.length === 0) {
    const line = source.lineStarts.length - 1;
    collected.add(faults.none(), lineStart(source, line), 1);
    return [];
  }
  // A repeated heading most likely stands in the place of the missing one.
  if (sections.some(({ title }, at) => ids[at] === undefined && known.includes(title))) return ids;
  for (const [index, id] of SECTION_IDS.entries()) {
    if (seen.includes(id)) continue;
    // A missing section is reported at its place: before the next one, else at the end.
    const next = sections.find((_, at) => SECTION_IDS.indexOf(ids[at] ?? 'symptoms') > index);
    const line = next ? next.heading.from : source.lineStarts.length - 1;
    collected.add(faults.missing(SECTION_HEADINGS[id]), lineStart(source, line), lineLength(source, line));
  }
  return ids;
}

function compileSection(
  id: SectionId,
  { heading, title, nodes }: SectionNodes,
  found: Items,
  context: CompileContext,
): Section {
  if (nodes.length === 0) {
    reportIn(context, faults.empty(title), heading, title);
    return { id, intro: [], blocks: [] };
  }
  const [first, ...rest] = nodes;
  const introduced = first!.type === 'p' && !isCard(first!);
  if (!introduced) reportIn(context, faults.missingIntro(title), heading, title);
  const intro = introduced ? compileProse(first!.inline, first!, context) : [];
  const below = introduced ? rest : nodes;
  const { general, fixes } = id === 'fix' ? splitFixes(below) : { general: below, fixes: [] };
  const blocks = general.flatMap((node): readonly Block[] => {
    const list = node.type === 'ul' || node.type === 'ol';
    if (id === 'symptoms' && list) {
      const items = compileList(node, 'symptom', context);
      const block = listOf(node, 'symptom', found.symptoms.length, items);
      found.symptoms.push(...items);
      return [block];
    }
    if (id === 'causes' && list) {
      const items = compileList(node, 'cause', context);
      const block = listOf(node, 'cause', found.causes.length, items);
      found.causes.push(...items);
      return [block];
    }
    const block = compileSectionBlock(node, context);
    if (block && id !== 'fix') checkFixCard(block, node, context);
    return block ? [block] : [];
  });
  return { id, intro, blocks: [...blocks, ...compileFixes(fixes, found.causes, context)] };
}

function compileList(
  { children }: MarkdownNode,
  use: 'symptom' | 'cause',
  context: CompileContext,
): readonly CompiledItem[] {
  return children.map((item, index) => compileItem(item, use, context, children[index - 1]));
}

function hasSteps(blocks: readonly Block[]): boolean {
  return blocks.some((block) =>
    block[0] === 'fix' ? hasSteps(block.slice(2) as readonly Block[]) : block[0] === 'ol',
  );
}
