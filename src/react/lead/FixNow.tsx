import type { ReactNode } from 'react';
import type { GuideBody, GuideHead } from '../../core/model/guide.ts';
import type { Block } from '../../core/model/prose.ts';
import type { CauseAnswer } from '../../core/model/trail.ts';
import { CauseLine, useCauses } from '../guide/CauseLine.tsx';
import { FixBlocks } from '../guide/FixBlocks.tsx';
import { itemsOf, stepPlaces } from '../guide/stepPlaces.ts';
import { SaidSo } from '../feedback/SaidSo.tsx';
import { YesNo } from '../feedback/YesNo.tsx';
import { usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';
import { isAside } from './asidesOf.ts';
import { isFix, sortFixes, stepsOf } from './sortFixes.ts';

interface FixNowProps {
  readonly head: GuideHead;
  readonly body: GuideBody;
}

const NONE: readonly number[] = [];
const NO_ANSWERS: readonly CauseAnswer[] = [];
const NO_BLOCKS: readonly Block[] = [];

/**
 * *How to fix it* for this run: fixes of the causes that hold are open, a cause that the run cannot decide is asked about, then the steps
 * that help with any cause.
 */
export function FixNow({ head, body }: FixNowProps): ReactNode {
  const { session, words, id } = usePanel();
  const causes = useCauses(head.id);
  const answers = useSession(session, (state) => state.trail.causes ?? NO_ANSWERS);
  const ticked = useSession(session, (state) => state.trail.ticked[head.id] ?? NONE);
  const blocks = body.sections.find((section) => section.id === 'fix')?.blocks ?? NO_BLOCKS;
  const places = stepPlaces(blocks);
  const { open, asked, folded } = sortFixes(blocks.filter(isFix), causes, head.id, answers);
  const general = blocks.filter((block) => !isFix(block) && !isAside(block));
  const shown = [...open.flatMap(stepsOf), ...general].filter((block) => block[0] === 'ol');
  const all = shown.flatMap((list) => itemsOf(list).map((_, index) => (places.get(list) ?? 0) + index));
  /** One count through all lists that are shown, so that "2 of 5" and the pill speak of the numbers on screen. */
  const numberAt = (place: number): number => all.indexOf(place) + 1;
  if (blocks.length === 0) return null;
  return (
    <section className="waymark-fix" aria-label={words.fixHere} data-part="fix-now">
      <div className="waymark-row">
        <h3 id={`${id}-fix`} className="waymark-block" tabIndex={-1}>
          {head.role === 'general' ? words.whatToLookAt : words.section.fix}
        </h3>
        {all.length > 0 && (
          <span className="waymark-quiet" data-part="steps-done">
            {words.stepsDone({ done: all.filter((place) => ticked.includes(place)).length, of: all.length })}
          </span>
        )}
      </div>
      {open.map((fix) => (
        <div key={fix[1]} className="waymark-cause" data-part="fix" data-state="open">
          <CauseLine guide={head.id} cause={fix[1]} />
          {answers.some((one) => one.guide === head.id && one.cause === fix[1]) && (
            <SaidSo undo={() => session.answerCause(head.id, fix[1], undefined)} />
          )}
          <FixBlocks blocks={stepsOf(fix)} guide={head.id} places={places} numberAt={numberAt} />
        </div>
      ))}
      {open.length > 0 && general.length > 0 && <p className="waymark-label">{words.anyCause}</p>}
      <FixBlocks blocks={general} guide={head.id} places={places} numberAt={numberAt} />
      {asked.map((fix) => (
        <div
          key={fix[1]}
          className="waymark-cause"
          role="group"
          aria-label={words.isItThis}
          data-part="fix"
          data-state="asked"
        >
          <CauseLine guide={head.id} cause={fix[1]} />
          <p className="waymark-answer">
            <span className="waymark-quiet">{words.isItThis}</span>
            <YesNo press={(yes) => session.answerCause(head.id, fix[1], yes)} />
          </p>
        </div>
      ))}
      {folded.map((fix) => (
        <details key={fix[1]} className="waymark-cause" data-part="fix" data-state="folded">
          <summary>
            <CauseLine guide={head.id} cause={fix[1]} />
          </summary>
          <FixBlocks blocks={stepsOf(fix)} guide={head.id} places={places} />
        </details>
      ))}
    </section>
  );
}
