import type { ReactNode } from 'react';
import { enReport } from '../../text/en/enReport.ts';
import { ActionLink } from '../parts/ActionLink.tsx';
import { Icon } from '../parts/Icon.tsx';
import { useLead } from '../parts/useLead.ts';
import { usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';
import { useWords } from '../parts/useWords.ts';

/** *Before you report*: what the operator has looked at, and links to what they have not. It advises and blocks nothing. */
export function ReportTrail(): ReactNode {
  const { session, host, id } = usePanel();
  const words = useWords(enReport);
  const trail = useSession(session, (state) => state.trail);
  const lead = useLead();
  const hasStep = lead?.result.failure?.stepId !== undefined;
  // Mission Replay has a line of its own.
  const own =
    lead?.head?.surfaces.filter((surface) => surface !== host.surface && surface !== 'mission-replay') ?? [];
  const opened = own.filter((surface) => trail.surfacesOpened.includes(surface));
  const next = own.find((surface) => !opened.includes(surface));
  const ticks = lead?.head ? (trail.ticked[lead.head.id]?.length ?? 0) : 0;
  const done = { replay: trail.replayOpenedAt !== undefined, step: trail.failingStepViewedAt !== undefined };
  return (
    <section className="waymark-card" aria-labelledby={`${id}-trail`} data-part="trail">
      <h4 id={`${id}-trail`} className="waymark-label">
        {words.beforeReport}
      </h4>
      <ul className="waymark-trail">
        <Line isDone={done.replay}>
          {words.trailReplay({ done: done.replay })}
          {!done.replay && <Way surface="mission-replay" />}
        </Line>
        {hasStep && (
          <Line isDone={done.step}>
            {words.trailStep({ done: done.step })}
            {!done.step && host.onShowStep && (
              <>
                {' '}
                <ActionLink action={{ step: 'failing' }}>{words.showIt}</ActionLink>
              </>
            )}
          </Line>
        )}
        {own.length > 0 && (
          <Line isDone={opened.length > 0}>
            {words.trailSurface({ done: opened.length > 0 })}
            {opened.length === 0 && next !== undefined && <Way surface={next} />}
          </Line>
        )}
        <Line isDone={ticks > 0}>{words.trailTicks({ count: ticks })}</Line>
      </ul>
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
