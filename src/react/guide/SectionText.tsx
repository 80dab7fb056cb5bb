import type { ReactNode } from 'react';
import type { Section } from '../../core/model/guide.ts';
import type { Block } from '../../core/model/prose.ts';
import { useGuideLanguage } from '../parts/GuideText.tsx';
import { Prose } from '../parts/Prose.tsx';
import { Blocks } from './Blocks.tsx';
import { Causes } from './Causes.tsx';
import { FixBlocks } from './FixBlocks.tsx';
import { stepPlaces } from './stepPlaces.ts';

interface SectionTextProps {
  readonly section: Section;
  readonly guide: string;
  /** Blocks that stand elsewhere. */
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
