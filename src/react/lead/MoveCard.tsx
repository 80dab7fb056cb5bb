import { useState, type ReactNode } from 'react';
import type { Move, Reason } from '../../core/model/move.ts';
import type { MoveProgress } from '../../session/sessionState.ts';
import { moveLabel } from '../../text/moveLabel.ts';
import { reasonProse, type ReasonContext } from '../../text/reasonProse.ts';
import { showText } from '../../core/model/value/showText.ts';
import { GuideText } from '../parts/GuideText.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Prose } from '../parts/Prose.tsx';
import { SurfaceLink } from '../parts/SurfaceLink.tsx';
import { Rare } from './Rare.tsx';
import { usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';

/** The recommended move: its button, the reason, moves that are held back, and its progress after the press. */
export function MoveCard({ move }: { readonly move: Move }): ReactNode {
  const { session, words, host, id } = usePanel();
  const [isAsking, setAsking] = useState(false);
  const now = useSession(session, (state) => state.now);
  const moving = useSession(session, (state) => state.moving);
  const bodies = useSession(session, (state) => state.bodies);
  const isTried = useSession(session, ({ trail }) => trail.moves.length > 0);
  const waitsFor = useSession(session, (state) => state.run?.waiting?.for);
  const guide = move.because.code === 'guide' ? bodies[move.because.guide] : undefined;
  const timeless: ReasonContext = {
    ...(host.surfaces && { surfaces: host.surfaces }),
    ...(waitsFor && { waitsFor }),
    because: guide?.state === 'ready' ? guide.body.because : undefined,
  };
  const context = { ...timeless, now };
  const at = move.kind === 'retry' || move.kind === 'continue' ? move.at : undefined;
  const isAhead = at !== undefined && at > now;
  // Only one countdown is shown: on the button, or in the headline of a run that the system retries.
  const said = isAhead ? timeless : context;
  const isWaiting = move.kind === 'retry' && isAhead;
  const [wasWaiting, setWaited] = useState(isWaiting);
  if (isWaiting && !wasWaiting) setWaited(true);
  const repeated = move.kind === 'retry' ? move.guards.find(({ code }) => code === 'repeats') : undefined;
  const guards = isAsking ? move.guards.filter((guard) => guard !== repeated) : move.guards;
  return (
    <section
      className="waymark-move"
      aria-labelledby={`${id}-move`}
      data-part="move"
      data-state={moving.state}
    >
      <h3 id={`${id}-move`} className="waymark-hidden">
        {words.nextMove}: {words.moveKind[move.kind]}
      </h3>
      <p className="waymark-because">
        <ReasonText
          reason={move.because.code === 'system-retries' ? { code: 'system-retries' } : move.because}
          context={said}
        />
      </p>
      {guards.length > 0 && (
        <ul className="waymark-guards" aria-label={words.beforeYouDo}>
          {guards.map((guard, index) => (
            <li key={index}>
              <Icon name="alert" />
              <span>
                <ReasonText reason={guard} context={said} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <MoveButton
        move={move}
        moving={moving}
        label={moveLabel(move, words, context)}
        isHeld={isWaiting || moving.state === 'pending'}
        question={
          repeated?.code === 'repeats'
            ? words.repeatQuestion({ effects: showText(repeated.effects) })
            : undefined
        }
        isAsking={isAsking}
        setAsking={setAsking}
      />
      {isWaiting && (
        <div className="waymark-options">
          <Rare>{({ WaitOptions }) => <WaitOptions move={move} at={at} />}</Rare>
        </div>
      )}
      {isTried && moving.state === 'idle' && <Rare>{({ Tried }) => <Tried />}</Rare>}
      <p role="status" tabIndex={-1} className="waymark-progress" data-state={moving.state}>
        {wasWaiting && !isWaiting && moving.state === 'idle' ? (
          words.retryReady
        ) : (
          <Progress moving={moving} />
        )}
      </p>
    </section>
  );
}

function ReasonText({
  reason,
  context,
}: {
  readonly reason: Reason;
  readonly context: ReasonContext;
}): ReactNode {
  const { words } = usePanel();
  return (
    <GuideText guide={reason.code === 'guide' ? reason.guide : ''}>
      <Prose
        prose={reasonProse(reason, words, context)}
        captures={reason.code === 'guide' ? reason.captures : undefined}
      />
    </GuideText>
  );
}

interface MoveButtonProps {
  readonly move: Move;
  readonly moving: MoveProgress;
  readonly label: string;
  /** It cannot be pressed yet, or is on its way. */
  readonly isHeld: boolean;
  /** What a retry would repeat; asked before it is made. */
  readonly question: string | undefined;
  readonly isAsking: boolean;
  readonly setAsking: (isAsking: boolean) => void;
}

/** A button where a press does something now; the same words as plain text where one can only wait. */
function MoveButton(props: MoveButtonProps): ReactNode {
  const { move, moving, label, isHeld, question, isAsking, setAsking } = props;
  const { session, words, reveal, id } = usePanel();
  const isIdle = move.kind === 'continue' && (move.how === 'wait' || move.how === 'nothing');
  if (!move.possible || moving.state === 'done') return null;
  if (isIdle) {
    return move.at === undefined ? null : (
      <p className="waymark-wait">
        <Icon name="clock" />
        {label}
      </p>
    );
  }
  const press = (): void => {
    if (isHeld) return;
    if (move.kind === 'fix' && !move.open) reveal(`${id}-fix`);
    else if (question !== undefined && !isAsking) setAsking(true);
    else void session.press(move);
  };
  if (isAsking && moving.state === 'idle' && question !== undefined) {
    return (
      <div role="group" aria-label={question} className="waymark-choices" data-part="confirm">
        <span>{question}</span>
        <button
          // It replaces the pressed button, which had the focus.
          ref={(button) => button?.focus()}
          type="button"
          className="waymark-secondary"
          data-part="move-button"
          aria-disabled={isHeld || undefined}
          onClick={press}
        >
          {words.repeatAnyway}
        </button>
        <button type="button" className="waymark-link" onClick={() => setAsking(false)}>
          {words.doNotRepeat}
        </button>
      </div>
    );
  }
  if (move.kind === 'fix' && move.open && 'surface' in move.open)
    return (
      <SurfaceLink
        surface={move.open.surface}
        className="waymark-primary"
        part="move-button"
        press={(isFollowed) => void session.press(move, isFollowed)}
      >
        {label}
      </SurfaceLink>
    );
  return (
    <button
      type="button"
      className="waymark-primary"
      data-part="move-button"
      // Not `disabled`, which would lose the focus while the countdown runs or the move is on its way.
      aria-disabled={isHeld || undefined}
      onClick={press}
    >
      {label}
    </button>
  );
}

function Progress({ moving }: { readonly moving: MoveProgress }): ReactNode {
  const { words } = usePanel();
  if (moving.state === 'idle') return null;
  if (moving.state === 'pending') return words.movePending[moving.kind];
  if (moving.state === 'failed') return words.moveFailed({ said: showText(moving.message) });
  if (moving.state === 'elsewhere') return words.movePressedElsewhere;
  return moving.runId === undefined
    ? words.moveDone[moving.kind]
    : words.moveStarted({ run: showText(moving.runId) });
}
