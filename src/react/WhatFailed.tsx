import { useMemo, type ReactNode } from 'react';
import type { Run } from '../core/model/run.ts';
import type { Trouble } from '../core/model/trouble.ts';
import { stepTitle } from '../text/stepTitle.ts';
import { headline } from '../text/headline.ts';
import { showText } from '../core/model/showText.ts';
import { Icon, type IconName } from './Icon.tsx';
import { OwnWords } from './OwnWords.tsx';
import type { Lead } from './useLead.ts';
import { usePanel } from './usePanel.ts';

interface WhatFailedProps {
  readonly run: Run;
  readonly lead: Lead;
}

/** The top of the panel: the state of the run, its dominant symptom, the step, and the run's own words. */
export function WhatFailed({ run, lead: { result, head } }: WhatFailedProps): ReactNode {
  const { session, words, host, id } = usePanel();
  const { trouble, failure } = result;
  const stepId = failure?.stepId;
  const isOneOfMany = useMemo(() => failuresOf(run) > 1, [run]);
  const step = stepId === undefined ? undefined : words.atStep({ step: stepTitle(stepId, run) });
  return (
    <section className="waymark-failed" aria-labelledby={`${id}-failed`} data-part="what-failed">
      <p className="waymark-state" data-state={trouble ?? 'unknown'}>
        <Icon name={iconOf(trouble)} />
        <strong>{trouble ? words.trouble[trouble] : words.troubleUnknown}</strong>
        {step !== undefined &&
          (host.onShowStep ? (
            <button
              type="button"
              className="waymark-link"
              title={words.showStep}
              onClick={() => session.showStep(stepId!)}
            >
              {step}
            </button>
          ) : (
            <span>{step}</span>
          ))}
      </p>
      <h3 id={`${id}-failed`} className="waymark-headline" tabIndex={-1}>
        {headline(result, new Map(head && [[head.id, head]]), words)}
      </h3>
      {failure && isOneOfMany && <p className="waymark-quiet">{words.about[failure.candidate]}</p>}
      {run.blocker && <p>{words.hostSays({ text: showText(run.blocker.text) })}</p>}
      {failure && <OwnWords failure={failure.failure} />}
    </section>
  );
}

function failuresOf({ failures = [], steps = [] }: Run): number {
  return failures.length + steps.filter((step) => step.failure).length;
}

function iconOf(trouble: Trouble | undefined): IconName {
  if (trouble === 'none') return 'check';
  if (trouble === 'retrying') return 'retry';
  if (trouble === 'blocked' || trouble === 'stuck') return 'clock';
  return 'alert';
}
