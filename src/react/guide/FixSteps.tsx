import type { ReactNode } from 'react';
import type { Item } from '../../core/model/prose.ts';
import { Blocks } from './Blocks.tsx';
import { usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';

interface FixStepsProps {
  readonly guide: string;
  readonly items: readonly Item[];
  /** The number the first item carries. */
  readonly start: number;
  /** The first item's place among all steps of the section; ticks are kept by place. */
  readonly first: number;
}

const NONE: readonly number[] = [];

/** Steps that can be ticked off. */
export function FixSteps({ guide, items, start, first }: FixStepsProps): ReactNode {
  const { session, words } = usePanel();
  const ticked = useSession(session, (state) => state.trail.ticked[guide] ?? NONE);
  return (
    <ol className="waymark-steps" start={start} data-part="steps">
      {items.map((item, index) => {
        const place = first + index;
        const isTicked = ticked.includes(place);
        return (
          <li key={place} data-state={isTicked ? 'ticked' : 'open'}>
            <span className="waymark-tick">
              <input
                type="checkbox"
                aria-label={words.tick({ item: start + index })}
                checked={isTicked}
                onChange={(event) => session.tick(guide, place, event.target.checked)}
              />
              <span aria-hidden="true">{isTicked ? '✓' : words.number(start + index)}</span>
            </span>
            <div>
              <Blocks blocks={item} guide={guide} />
            </div>
          </li>
        );
      })}
    </ol>
  );
}
