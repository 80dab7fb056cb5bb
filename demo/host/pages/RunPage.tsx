import { useCallback, useEffect, type ReactNode } from 'react';
import { HelpButton } from 'waymark';
import type { Run } from 'waymark/core';
import { act, notify } from '../notices.ts';
import { RunBadge } from '../parts/Badge.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Link } from '../parts/Link.tsx';
import { Page } from '../parts/Page.tsx';
import { RunFacts } from '../parts/RunFacts.tsx';
import { focusStep, StepCard } from '../parts/StepCard.tsx';
import { WithRun } from '../parts/WithRun.tsx';
import { postJson } from '../request.ts';
import { navigate, usePlace } from '../router.ts';
import { useMoves } from '../useMoves.ts';
import { isActive, sayNumber } from '../words.ts';

/** Run detail: what a run did, step by step, and help when it is in trouble. */
export function RunPage({ id }: { readonly id: string }): ReactNode {
  return <WithRun id={id}>{(run, isRecorded) => <RunDetail run={run} isRecorded={isRecorded} />}</WithRun>;
}

/** Does the same work again; pressed twice on the same run it starts one. */
async function again(run: Run): Promise<void> {
  try {
    const key = `run-again-${run.id}`;
    const { runId } = await postJson<{ runId: string }>(`/api/runs/${run.id}/retry`, { key });
    navigate(`/runs/${runId}`);
  } catch (error) {
    notify((error as Error).message, 'bad');
  }
}

function RunDetail({ run, isRecorded }: { readonly run: Run; readonly isRecorded: boolean }): ReactNode {
  const { query } = usePlace();
  const moves = useMoves(run, isRecorded);
  const { id } = run;
  const showStep = useCallback(
    (step: string) => {
      navigate(`/runs/${id}?step=${encodeURIComponent(step)}`, { replace: true });
      focusStep(step);
    },
    [id],
  );
  const wanted = query.get('step');
  useEffect(() => {
    if (wanted) focusStep(wanted);
  }, [wanted]);
  return (
    <Page
      title={run.title ?? run.id}
      trail={
        <>
          <Link to="/runs">Runs</Link> / {run.id}
          {isRecorded ? ' / recorded' : ''}
        </>
      }
      lead={
        <>
          <RunBadge run={run} /> {run.blocker?.text ?? run.evaluation?.note ?? ''}
        </>
      }
      actions={
        <>
          <HelpButton className="button" run={run} moves={moves} onShowStep={showStep} />
          <Link to={`/runs/${run.id}/replay`} className="button">
            <Icon name="play" size={15} />
            Replay
          </Link>
          {!isActive(run) && (
            <button type="button" className="button" onClick={() => void again(run)}>
              Run again
            </button>
          )}
          {isActive(run) && !isRecorded && (
            <button
              type="button"
              className="button"
              onClick={() => void act('The run was cancelled.', () => postJson(`/api/runs/${run.id}/cancel`))}
            >
              Cancel
            </button>
          )}
        </>
      }
    >
      <RunFacts run={run} />
      <section aria-labelledby="steps-title">
        <h2 id="steps-title">Steps</h2>
        <ol className="steps">
          {run.steps?.map((step, index) => (
            <li key={step.id} id={`step-${step.id}`}>
              <StepCard
                key={`${id}-${wanted === step.id}`}
                step={step}
                index={index}
                isWanted={wanted === step.id}
              />
            </li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="artifacts-title">
        <h2 id="artifacts-title">Artifacts</h2>
        <RunArtifacts run={run} />
      </section>
    </Page>
  );
}

function RunArtifacts({ run }: { readonly run: Run }): ReactNode {
  const { artifacts, expects } = run;
  if (!artifacts || artifacts.length === 0)
    return (
      <p className="empty">{expects?.artifacts ? 'None, though this mission expects some.' : 'None.'}</p>
    );
  return (
    <ul className="artifact-list" aria-label={`${sayNumber(artifacts.length)} artifacts`}>
      {artifacts.map(({ id, name, url, partial }) => (
        <li key={id}>
          <Icon name="artifacts" />
          {url ? (
            <a href={url} target="_blank" rel="noreferrer">
              {name}
              <span className="hidden"> (opens in a new tab)</span>
            </a>
          ) : (
            <span>{name}</span>
          )}
          {partial && <small>in part</small>}
        </li>
      ))}
    </ul>
  );
}
