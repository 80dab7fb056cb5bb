import { useState, type ReactNode } from 'react';
import type { GuideHead } from '../../core/model/guide.ts';
import type { Run } from '../../core/model/run.ts';
import { HeadingLevel } from '../guide/Blocks.tsx';
import { FitList } from '../parts/FitList.tsx';
import { GuideText } from '../parts/GuideText.tsx';
import { LoadFailed } from '../parts/LoadFailed.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { SurfaceLink } from '../parts/SurfaceLink.tsx';
import { useBody } from '../parts/useBody.ts';
import { useLead, type Lead } from '../parts/useLead.ts';
import { type BehindParts, usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';
import { FixNow } from './FixNow.tsx';
import { MoveCard } from './MoveCard.tsx';
import { Rare } from './Rare.tsx';
import { WhatHappened } from './WhatHappened.tsx';

/** How many of the nearest guides stand under the general one. */
const MAX_NEAREST = 3;

/** The answer for this run, from the top: what happened, the move, how to fix it, then everything else the guide says, folded. */
export function LeadView(): ReactNode {
  const { session, words } = usePanel();
  const lead = useLead();
  const run = useSession(session, (state) => state.run);
  const move = useSession(session, (state) => state.move);
  const loading = useSession(session, (state) => state.loading);
  const problems = useSession(session, (state) => state.problems.length);
  const verdict = useSession(session, (state) => state.trail.verdict);
  const leader = lead?.result.lead;
  const isTextFailed = useSession(session, ({ bodies }) => bodies[leader ?? '']?.state === 'failed');
  // The head of the leading guide comes with its text, which is not loaded yet.
  const isNameless = leader != null && !lead?.head;
  if (!run || !lead || (isNameless && !isTextFailed))
    return <Skeleton words={words} label={words.loadingGuides} />;

  const { result, head } = lead;
  const isFinished = run.status === 'succeeded';
  // The host states what blocks the run, so the general guide's steps are left out.
  const isTold = head?.role === 'general' && move?.because.code === 'blocker';
  const hasMove = move && !(move.kind === 'continue' && move.how === 'nothing');
  return (
    <>
      {loading === 'failed' && (
        <LoadFailed words={words} text={words.indexFailed} retry={() => session.load()} />
      )}
      <Followed run={run} />
      <WhatHappened run={run} lead={lead} />
      {hasMove && <MoveCard move={move} />}
      {head?.role === 'general' && loading !== 'failed' && !isTold && (
        <div className="waymark-unsure" data-part="unsure">
          <p>{result.fits.length > 0 ? words.generalLeads : words.reasonNoGuide}</p>
          {result.fits.length > 0 && <FitList fits={result.fits.slice(0, MAX_NEAREST)} />}
        </div>
      )}
      {head && <LeadingGuide head={head} fit={lead.fit} isTold={isTold} />}
      {isNameless && (
        <LoadFailed words={words} text={words.guideFailed} retry={() => session.loadBody(leader)} />
      )}
      {(isFinished || verdict) && <Behind>{({ StillWrong }) => <StillWrong />}</Behind>}
      {problems > 0 && <Rare>{({ Incomplete }) => <Incomplete count={problems} />}</Rare>}
    </>
  );
}

interface LeadingGuideProps {
  readonly head: GuideHead;
  readonly fit: Lead['fit'];
  /** The host has said what holds the run, so the general steps are left out. */
  readonly isTold: boolean;
}

function LeadingGuide({ head, fit, isTold }: LeadingGuideProps): ReactNode {
  const { session, words } = usePanel();
  const body = useBody(head.id);
  return (
    <article
      className="waymark-answer-text"
      aria-label={head.title}
      data-part="leading-guide"
      data-guide={head.id}
    >
      <ChangeNotice guide={head.id} />
      {body.state === 'ready' && !isTold && (
        <HeadingLevel.Provider value={4}>
          <FixNow key={head.id} head={head} body={body.body} />
        </HeadingLevel.Provider>
      )}
      {head.role === 'general' && !isTold && <Rare>{({ LookAt }) => <LookAt Link={SurfaceLink} />}</Rare>}
      {body.state === 'loading' && <Skeleton words={words} label={words.loadingGuide} />}
      {body.state === 'failed' && (
        <>
          <p>
            <GuideText guide={head.id}>{head.summary}</GuideText>
          </p>
          <LoadFailed words={words} text={words.guideFailed} retry={() => session.loadBody(head.id)} />
        </>
      )}
      {body.state === 'ready' && (
        <Behind>{({ UnderAnswer }) => <UnderAnswer head={head} fit={fit} body={body.body} />}</Behind>
      )}
    </article>
  );
}

/** Parts that the answer does not wait for: `WhatHappened` loads their code once the rest is drawn. */
function Behind({ children }: { readonly children: (parts: BehindParts) => ReactNode }): ReactNode {
  const { words, behind } = usePanel();
  const { parts, load } = behind;
  if (parts) return children(parts);
  return parts === null && <LoadFailed words={words} text={words.openFailed} retry={load} />;
}

/** Announces politely that another guide leads now, where the run and not the operator caused the change. */
function ChangeNotice({ guide }: { readonly guide: string }): ReactNode {
  const { session, words } = usePanel();
  const verdict = useSession(session, (state) => state.trail.verdict);
  const answers = useSession(session, (state) => state.trail.answers);
  const [shown, setShown] = useState({ guide, verdict, answers, isChanged: false });
  if (shown.guide !== guide) {
    const isSaid = shown.verdict !== verdict || shown.answers !== answers;
    setShown({ guide, verdict, answers, isChanged: !isSaid });
  }
  return (
    <p role="status" className={shown.isChanged ? 'waymark-changed' : 'waymark-hidden'}>
      {shown.isChanged && words.answerChanged}
    </p>
  );
}

/** Progress of a run that a move from this panel started. */
function Followed({ run }: { readonly run: Run }): ReactNode {
  const { session } = usePanel();
  const followed = useSession(session, (state) => state.followed);
  return (
    <p role="status" className="waymark-followed" data-part="followed" data-state={run.status}>
      {followed && <Rare>{({ FollowedRun }) => <FollowedRun run={run} from={followed.from} />}</Rare>}
    </p>
  );
}
