import { useEffect, type ReactNode } from 'react';
import { causeChain, openFailures, outermost } from '../../core/model/failures.ts';
import type { Fit } from '../../core/model/fit.ts';
import type { Failure, Run, Waiting } from '../../core/model/run.ts';
import { showText } from '../../core/model/value/showText.ts';
import type { Trouble } from '../../core/model/trouble.ts';
import { headline } from '../../text/headline.ts';
import type { Mark } from '../../text/Messages.ts';
import { stepTitle } from '../../text/stepTitle.ts';
import { GuideText } from '../parts/GuideText.tsx';
import { Icon, type IconName } from '../parts/Icon.tsx';
import { StepLink } from '../parts/StepLink.tsx';
import type { Lead } from '../parts/useLead.ts';
import { usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';
import { Rare } from './Rare.tsx';
import { ErrorText } from './ErrorText.tsx';

interface WhatHappenedProps {
  readonly run: Run;
  readonly lead: Lead;
}

/** The top of the panel: state and step, headline, the error's own line, one quiet line of facts. */
export function WhatHappened({ run, lead: { result, head, fit } }: WhatHappenedProps): ReactNode {
  const { session, words, id, behind } = usePanel();
  const now = useSession(session, (state) => state.now);
  const alsoFailed = useSession(session, (state) => state.alsoFailed.total);
  const isSaidByMove = useSession(session, (state) => state.move?.because.code === 'blocker');
  const { trouble } = result;
  useEffect(() => {
    if (behind.parts === undefined) behind.load();
  }, [behind]);
  // A try that failed is no failure of the run, but it is what the operator sees on the page.
  const tried = trouble === 'retrying' ? openFailures(run).at(-1) : undefined;
  const failure = tried ?? result.failure;
  const waiting = trouble === 'blocked' ? forPerson(run) : undefined;
  const stepId = failure?.stepId ?? (waiting && run.steps?.find(({ status }) => status === 'waiting')?.id);
  const at = failure?.failure.at ?? run.endedAt;
  return (
    <section className="waymark-failed" aria-labelledby={`${id}-failed`} data-part="what-failed">
      <p className="waymark-state" data-state={trouble ?? 'unknown'}>
        <Icon name={iconOf(trouble)} />
        <strong>{waiting ? words.waits : trouble ? words.trouble[trouble] : words.troubleUnknown}</strong>
        {stepId !== undefined && (
          <StepLink stepId={stepId}>{words.atStep({ step: stepTitle(stepId, run) })}</StepLink>
        )}
        {at !== undefined && <span>{words.time(at, now)}</span>}
        {waiting?.since !== undefined && <span>{words.waitsSince({ at: waiting.since, now })}</span>}
      </p>
      <h3 id={`${id}-failed`} className="waymark-headline" tabIndex={-1}>
        {tried ? (
          words.tryFailed({
            attempt: tried.step?.attempt ?? run.attempt ?? 1,
            said: saidShortly(tried.failure),
            at: run.retry?.nextAt ?? run.waiting?.until,
            now,
          })
        ) : (
          <GuideText guide={fit?.guide ?? ''}>
            {headline(result, new Map(head && [[head.id, head]]), words)}
          </GuideText>
        )}
      </h3>
      {run.blocker && !isSaidByMove && <p>{words.hostSays({ text: showText(run.blocker.text) })}</p>}
      {waiting?.question !== undefined && (
        <blockquote className="waymark-quote" dir="auto" data-part="question">
          {showText(waiting.question)}
        </blockquote>
      )}
      {failure ? (
        <ErrorText key={`${failure.path} ${failure.failure.message}`} failure={failure.failure} fit={fit}>
          <Marks run={run} failure={failure.failure} />
        </ErrorText>
      ) : (
        <Marks run={run} failure={undefined} />
      )}
      {run.history !== undefined && behind.parts && <behind.parts.Past />}
      {result.failure && openFailures(run).length > 1 && (
        <p className="waymark-quiet">{words.about[result.failure.candidate]}</p>
      )}
      {fit?.standing === 'likely' && <IsThisIt fit={fit} />}
      {alsoFailed > 0 && (
        <div className="waymark-beside">
          <Rare>{({ AlsoFailed }) => <AlsoFailed />}</Rare>
        </div>
      )}
    </section>
  );
}

/**
 * Asks whether a guide that leads by words alone is right: *yes* makes it sure, *no* shows the other guides. One that is only near is not
 * asked about, since no symptom was seen that a *yes* could confirm: the others are offered.
 */
function IsThisIt({ fit: { guide, dominant, near } }: { readonly fit: Fit }): ReactNode {
  const { session, words } = usePanel();
  const asked = near ? words.near : words.likelyLeads;
  return (
    <div className="waymark-answer" role="group" aria-label={asked} data-part="likely">
      <span className="waymark-quiet">{asked}</span>
      {!near && (
        <button type="button" className="waymark-link" onClick={() => session.answer(guide, dominant, true)}>
          {words.yes}
        </button>
      )}
      <button
        type="button"
        className="waymark-link"
        onClick={() => {
          if (!near) session.answer(guide, dominant, false);
          session.go({ kind: 'others' });
        }}
      >
        {near ? words.notThis : words.no}
      </button>
    </div>
  );
}

/** What identifies the failure, and which attempt it was. */
function Marks({ run, failure }: { readonly run: Run; readonly failure: Failure | undefined }): ReactNode {
  const { words } = usePanel();
  const marks = failure ? marksOf(failure) : [];
  const attempt = run.attempt !== undefined && run.attempt > 1 ? run.attempt : undefined;
  if (marks.length === 0 && attempt === undefined) return null;
  return (
    <ul className="waymark-marks" data-part="marks">
      {marks.map(([signal, value]) => (
        <li key={signal}>
          {/* A small number alone says nothing. */}
          <span className={signal === 'error.exitCode' ? '' : 'waymark-hidden'}>{words.signal[signal]} </span>
          <code className="waymark-code" title={words.signal[signal]}>
            {showText(value)}
          </code>
        </li>
      ))}
      {attempt !== undefined && <li>{words.attempt({ attempt })}</li>}
    </ul>
  );
}

/** What identifies the failure: each mark and each value once, the outermost that says so. */
function marksOf(failure: Failure): [signal: Mark, value: string][] {
  const marks = new Map<Mark, string>();
  for (const { failure: at } of causeChain(failure)) {
    for (const [signal, value] of [
      ['error.code', at.code],
      ['error.status', at.status],
      ['error.reason', at.reason],
      ['error.exitCode', at.exitCode],
      ['error.signal', at.signal],
      ['error.type', at.type],
    ] as const) {
      const text = String(value ?? '');
      if (text && !marks.has(signal) && ![...marks.values()].includes(text)) marks.set(signal, text);
    }
  }
  return [...marks].slice(0, 3);
}

/** The wait of a run that goes on after somebody decides or answers. */
function forPerson({ waiting }: Run): Waiting | undefined {
  return waiting?.for === 'approval' || waiting?.for === 'input' ? waiting : undefined;
}

/** The shortest name of a failure: status, else code, else type. */
function saidShortly(failure: Failure): string | undefined {
  const value = outermost(failure, 'status') ?? outermost(failure, 'code') ?? outermost(failure, 'type');
  return value === undefined ? undefined : showText(String(value));
}

function iconOf(trouble: Trouble | undefined): IconName {
  if (trouble === 'none') return 'check';
  if (trouble === 'cancelled') return 'close';
  if (trouble === 'retrying') return 'retry';
  if (trouble === 'blocked' || trouble === 'stuck') return 'clock';
  return 'alert';
}
