import type { ReactNode } from 'react';
import type { Section } from '../../core/model/guide.ts';
import type { Block } from '../../core/model/prose.ts';
import { Blocks } from './Blocks.tsx';
import { Causes } from './Causes.tsx';
import { CopyLink } from './CopyLink.tsx';
import { FixSteps } from './FixSteps.tsx';
import { Prose } from '../parts/Prose.tsx';
import { usePanel } from '../parts/usePanel.ts';

interface GuideSectionProps {
  readonly section: Section;
  readonly guide: string;
}

/** One section: heading, intro line, blocks. Steps of *How to fix it* can be ticked, causes stand in order of likelihood. */
export function GuideSection({ section, guide }: GuideSectionProps): ReactNode {
  const { words, id } = usePanel();
  const heading = `${id}-${section.id}`;
  return (
    <section
      className="waymark-section"
      aria-labelledby={heading}
      data-part="section"
      data-section={section.id}
    >
      <div className="waymark-row">
        <h4 id={heading} tabIndex={-1}>
          {words.section[section.id]}
        </h4>
        <CopyLink guide={guide} section={section.id} />
      </div>
      {section.intro.length > 0 && (
        <p className="waymark-quiet">
          <Prose prose={section.intro} />
        </p>
      )}
      {section.id === 'fix' ? (
        <Steps blocks={section.blocks} guide={guide} />
      ) : section.id === 'causes' ? (
        <Causes blocks={section.blocks} guide={guide} />
      ) : (
        <Blocks blocks={section.blocks} guide={guide} />
      )}
    </section>
  );
}

/** The numbered lists of the section count on across cards and paragraphs between them, as ticks do. */
function Steps({ blocks, guide }: { readonly blocks: readonly Block[]; readonly guide: string }): ReactNode {
  let ticks = 0;
  return blocks.map((block, index) => {
    if (block[0] !== 'ol') return <Blocks key={index} blocks={[block]} guide={guide} />;
    const [, start, ...items] = block;
    const first = ticks;
    ticks += items.length;
    return <FixSteps key={index} guide={guide} items={items} start={start} first={first} />;
  });
}
