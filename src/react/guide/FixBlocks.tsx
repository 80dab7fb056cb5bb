import type { ReactNode } from 'react';
import type { Block } from '../../core/model/prose.ts';
import { useGuideLanguage } from '../parts/GuideText.tsx';
import { usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';
import { Blocks } from './Blocks.tsx';
import { itemsOf, type StepList } from './stepPlaces.ts';

interface FixBlocksProps {
  readonly blocks: readonly Block[];
  readonly guide: string;
  readonly places: ReadonlyMap<StepList, number>;
  /** The number of a list's first step, by its place; left out, the guide's own. */
  readonly numberAt?: (place: number) => number;
}

/** Blocks of *How to fix it*: their steps can be ticked off. */
export function FixBlocks({ blocks, guide, places, numberAt }: FixBlocksProps): ReactNode {
  return blocks.map((block, index) =>
    block[0] === 'ol' ? (
      <Steps
        key={index}
        list={block}
        guide={guide}
        first={places.get(block) ?? 0}
        start={numberAt?.(places.get(block) ?? 0) ?? block[1]}
      />
    ) : (
      <Blocks key={index} blocks={[block]} guide={guide} />
    ),
  );
}

interface StepsProps {
  readonly list: StepList;
  readonly guide: string;
  /** The first item's place among all steps of the section; ticks are kept by place. */
  readonly first: number;
  readonly start: number;
}

const NONE: readonly number[] = [];

function Steps({ list, guide, first, start }: StepsProps): ReactNode {
  const { session, words } = usePanel();
  const ticked = useSession(session, (state) => state.trail.ticked[guide] ?? NONE);
  const dir = useGuideLanguage(guide)?.dir;
  return (
    <ol className="waymark-steps" start={start} dir={dir} data-part="steps">
      {itemsOf(list).map((item, index) => {
        const place = first + index;
        const isTicked = ticked.includes(place);
        return (
          <li key={place} data-state={isTicked ? 'ticked' : 'open'}>
            <input
              type="checkbox"
              className="waymark-tick"
              aria-label={words.tick({ item: start + index })}
              checked={isTicked}
              onChange={(event) => session.tick(guide, place, event.target.checked)}
            />
            <div>
              <Blocks blocks={item} guide={guide} />
            </div>
          </li>
        );
      })}
    </ol>
  );
}
