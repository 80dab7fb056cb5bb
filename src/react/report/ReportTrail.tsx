import { useState, type ReactNode } from 'react';
import { enReport } from '../../text/en/enReport.ts';
import { ActionLink } from '../parts/ActionLink.tsx';
import { Icon } from '../parts/Icon.tsx';
import { useLead } from '../parts/useLead.ts';
import { usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';
import { useWords } from '../parts/useWords.ts';

/** *Before you report*: what the operator has looked at, and links to what they have not. It advises and blocks nothing. */
export function ReportTrail(): ReactNode {
  const { session, host } = usePanel();
  const words = useWords(enReport);
  const trail = useSession(session, (state) => state.trail);
  // Closed on narrow screens, so that the message field is on the first screen.
  const [isOpen] = useState(innerWidth >= 640);
  const lead = useLead();
  const hasStep = lead?.result.failure?.stepId !== undefined;
  // Mission Replay has a line of its own.
  const own =
    lead?.head?.surfaces.filter((surface) => surface !== host.surface && surface !== 'mission-replay') ?? [];
  const hasOpened = own.some((surface) => trail.surfacesOpened.includes(surface));
  const ticks = lead?.head ? (trail.ticked[lead.head.id]?.length ?? 0) : 0;
  const hasReplayed = trail.replayOpenedAt !== undefined;
  const hasViewed = trail.failingStepViewedAt !== undefined;
  return (
    <section className="waymark-card" aria-label={words.beforeReport} data-part="trail">
      <details open={isOpen}>
        <summary className="waymark-label">{words.beforeReport}</summary>
        <ul className="waymark-trail">
          <Line isDone={hasReplayed}>
            {words.trailReplay({ done: hasReplayed })}
            {!hasReplayed && <Way surface="mission-replay" />}
          </Line>
          {hasStep && (
            <Line isDone={hasViewed}>
              {words.trailStep({ done: hasViewed })}
              {!hasViewed && host.onShowStep && (
                <>
                  {' '}
                  <ActionLink action={{ step: 'failing' }}>{words.showIt}</ActionLink>
                </>
              )}
            </Line>
          )}
          {own.length > 0 && (
            <Line isDone={hasOpened}>
              {words.trailSurface({ done: hasOpened })}
              {!hasOpened && <Way surface={own[0]!} />}
            </Line>
          )}
          <Line isDone={ticks > 0}>{words.trailTicks({ count: ticks })}</Line>
        </ul>
      </details>
    </section>
  );
}

function Line({ isDone, children }: { readonly isDone: boolean; readonly children: ReactNode }): ReactNode {
  return (
    <li data-state={isDone ? 'done' : 'open'}>
      {isDone ? <Icon name="check" /> : <Icon name="circle" path="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Z" />}
      <span>{children}</span>
    </li>
  );
}

/** A link to a surface that the host can open. */
function Way({ surface }: { readonly surface: string }): ReactNode {
  const { host } = usePanel();
  const words = useWords(enReport);
  const surfaces = host.surfaces ?? {};
  const { label, open, href } = Object.hasOwn(surfaces, surface) ? surfaces[surface]! : {};
  if ((!open && !href) || label === undefined) return null;
  return (
    <>
      {' '}
      <ActionLink action={{ surface }}>{words.moveOpenSurface({ surface: label })}</ActionLink>
    </>
  );
}
