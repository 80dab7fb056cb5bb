import type { ReactNode } from 'react';
import type { RankedCause } from '../../core/model/fit.ts';
import type { Section } from '../../core/model/guide.ts';
import type { Block, Item } from '../../core/model/prose.ts';
import { useGuideLanguage } from '../parts/GuideText.tsx';
import { Prose } from '../parts/Prose.tsx';
import { Blocks } from './Blocks.tsx';
import { FixBlocks } from './FixBlocks.tsx';
import { stepPlaces } from './stepPlaces.ts';
import { useCauses } from './CauseLine.tsx';

interface SectionTextProps {
  readonly section: Section;
  readonly guide: string;
  /** Blocks that are drawn elsewhere. */
  readonly leaveOut?: (block: Block) => boolean;
}

/** What a section says: intro and blocks. Steps of *How to fix it* can be ticked, causes stand in order of likelihood. */
export function SectionText({ section, guide, leaveOut }: SectionTextProps): ReactNode {
  const language = useGuideLanguage(guide);
  const blocks = leaveOut ? section.blocks.filter((block) => !leaveOut(block)) : section.blocks;
  return (
    <>
      {section.intro.length > 0 && (
        <p className="waymark-quiet" {...language}>
          <Prose prose={section.intro} />
        </p>
      )}
      {section.id === 'fix' ? (
        <FixBlocks blocks={blocks} guide={guide} places={stepPlaces(section.blocks)} />
      ) : section.id === 'causes' ? (
        <Causes blocks={blocks} guide={guide} />
      ) : (
        <Blocks blocks={blocks} guide={guide} />
      )}
    </>
  );
}

interface CausesProps {
  readonly blocks: readonly Block[];
  readonly guide: string;
}

/** The section *Likely causes*: causes in a list are sorted for this run, everything else keeps its place. */
function Causes({ blocks, guide }: CausesProps): ReactNode {
  const ranked = useCauses(guide);
  return blocks.map((block, index) => {
    const list =
      block[0] === 'ul' ? (['ul', ...inOrder(block.slice(1) as unknown as Item[], ranked)] as const) : block;
    return <Blocks key={index} blocks={[list]} guide={guide} />;
  });
}

/** A stable sort: items that are no cause, or not ranked, stay in order after the ranked ones. */
function inOrder(items: readonly Item[], ranked: readonly RankedCause[]): Item[] {
  const placeOf = (item: Item): number => {
    const [first] = item;
    const place = first?.[0] === 'cause' ? ranked.findIndex(({ cause }) => cause === first[1]) : -1;
    return place < 0 ? ranked.length : place;
  };
  return [...items].sort((a, b) => placeOf(a) - placeOf(b));
}
