import type { ReactNode } from 'react';
import { enReport } from '../text/enReport.ts';
import { Icon } from './Icon.tsx';
import { useLead } from './useLead.ts';
import { usePanel } from './usePanel.ts';
import { useSession } from './useSession.ts';
import { useWords } from './useWords.ts';

/** *Before you report*: what was looked at so far. Advises, and locks nobody out. */
export function ReportTrail(): ReactNode {
  const { session, id } = usePanel();
  const words = useWords(enReport);
  const trail = useSession(session, (state) => state.trail);
  const lead = useLead();
  const hasStep = lead?.result.failure?.stepId !== undefined;
  const surfaces = lead?.head?.surfaces ?? [];
  const ticks = lead?.head ? (trail.ticked[lead.head.id]?.length ?? 0) : 0;
  const lines = [
    [trail.replayOpenedAt !== undefined, words.trailReplay],
    ...(hasStep ? [[trail.failingStepViewedAt !== undefined, words.trailStep] as const] : []),
    ...(surfaces.length
      ? [[surfaces.some((surface) => trail.surfacesOpened.includes(surface)), words.trailSurface] as const]
      : []),
  ] as const;
  return (
    <section className="waymark-card" aria-labelledby={`${id}-trail`} data-part="trail">
      <h4 id={`${id}-trail`} className="waymark-label">
        {words.beforeReport}
      </h4>
      <ul className="waymark-trail">
        {lines.map(([done, say], index) => (
          <li key={index} data-state={done ? 'done' : 'open'}>
            <Icon name={done ? 'check' : 'circle'} />
            {say({ done })}
          </li>
        ))}
        <li data-state={ticks > 0 ? 'done' : 'open'}>
          <Icon name={ticks > 0 ? 'check' : 'circle'} />
          {words.trailTicks({ count: ticks })}
        </li>
      </ul>
    </section>
  );
}
