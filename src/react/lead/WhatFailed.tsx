import { useMemo, type ReactNode } from 'react';
import { openFailures } from '../../core/model/failures.ts';
import type { Run } from '../../core/model/run.ts';
import type { Trouble } from '../../core/model/trouble.ts';
import { stepTitle } from '../../text/stepTitle.ts';
import { headline } from '../../text/headline.ts';
import { showText } from '../../core/model/showText.ts';
import { AlsoFailed } from './AlsoFailed.tsx';
import { Icon, type IconName } from '../parts/Icon.tsx';
import { OwnWords } from './OwnWords.tsx';
import { StepLink } from '../parts/StepLink.tsx';
import type { Lead } from '../parts/useLead.ts';
import { usePanel } from '../parts/usePanel.ts';

interface WhatFailedProps {
  readonly run: Run;
  readonly lead: Lead;
}

/** The top of the panel: the state of the run, its dominant symptom, the step, and the run's own words. */
export function WhatFailed({ run, lead: { result, head } }: WhatFailedProps): ReactNode {
  const { words, id } = usePanel();
  const { trouble, failure } = result;
  const stepId = failure?.stepId;
  const isOneOfMany = useMemo(() => openFailures(run).length > 1, [run]);
  return (
    <section className="waymark-failed" aria-labelledby={`${id}-failed`} data-part="what-failed">
      <p className="waymark-state" data-state={trouble ?? 'unknown'}>
        <Icon name={iconOf(trouble)} />
        <strong>{trouble ? words.trouble[trouble] : words.troubleUnknown}</strong>
        {stepId !== undefined && (
          <StepLink stepId={stepId}>{words.atStep({ step: stepTitle(stepId, run) })}</StepLink>
        )}
      </p>
      <h3 id={`${id}-failed`} className="waymark-headline" tabIndex={-1}>
        {headline(result, new Map(head && [[head.id, head]]), words)}
      </h3>
      {failure && isOneOfMany && <p className="waymark-quiet">{words.about[failure.candidate]}</p>}
      {run.blocker && <p>{words.hostSays({ text: showText(run.blocker.text) })}</p>}
      {failure && <OwnWords failure={failure.failure} />}
      <AlsoFailed />
    </section>
  );
}

function iconOf(trouble: Trouble | undefined): IconName {
  if (trouble === 'none') return 'check';
  if (trouble === 'retrying') return 'retry';
  if (trouble === 'blocked' || trouble === 'stuck') return 'clock';
  return 'alert';
}
