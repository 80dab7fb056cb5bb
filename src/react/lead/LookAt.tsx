import type { ReactNode } from 'react';
import type { Failure, Run } from '../../core/model/run.ts';
import { showText } from '../../core/model/value/showText.ts';
import { enLookAt } from '../../text/en/enLookAt.ts';
import { changeLine } from '../../text/changeLine.ts';
import { stepTitle } from '../../text/stepTitle.ts';
import type { SurfaceLink } from '../parts/SurfaceLink.tsx';
import { usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';
import { useWords } from '../parts/useWords.ts';
import { adoptStyles } from '../pill/adoptStyles.ts';
import css from './look.css?inline';
import { enChanges } from '../../text/en/enChanges.ts';

interface LookAtProps {
  /** Handed in: bundlers would cut what this chunk shares with the answer into a file of its own, and the answer would wait for both. */
  readonly Link: typeof SurfaceLink;
}

/** Where to look at a failure that no guide knows: what this run points to, each the way to the screen of the host that shows it. */
export function LookAt({ Link }: LookAtProps): ReactNode {
  const { session, host, id } = usePanel();
  const words = useWords(enLookAt);
  const changes = useWords(enChanges);
  const run = useSession(session, (state) => state.run);
  const placed = useSession(session, (state) => state.result?.failure);
  if (!run) return null;
  const stepId = placed?.stepId;
  const line = lastLine(run, stepId);
  const [change] = session.earlier()?.changes ?? [];
  const provider = providerOf(placed?.failure);
  const { attached, used } = run.context ?? {};
  const showStep = host.onShowStep && stepId !== undefined ? () => session.showStep(stepId) : undefined;
  return (
    <section ref={style} className="waymark-looks" aria-labelledby={`${id}-look`} data-part="look-at">
      <p id={`${id}-look`} className="waymark-label">
        {words.lookAt}
      </p>
      <ul>
        {stepId !== undefined && showStep && (
          <Look name={words.lookStep} gist={stepTitle(stepId, run)} press={showStep} />
        )}
        {line !== undefined && showStep && (
          <Look name={words.lookLog} gist={showText(line)} press={showStep} />
        )}
        {change && (
          <Look
            name={words.lookChanged}
            gist={changeLine(change, changes)}
            surface="mission-settings"
            Link={Link}
          />
        )}
        {provider !== undefined && (
          <Look name={words.lookProvider} gist={showText(provider)} surface="provider-vault" Link={Link} />
        )}
        {attached !== undefined && (
          <Look
            name={words.lookContext}
            gist={words.contextUsed({ attached, used })}
            surface="context"
            Link={Link}
          />
        )}
        {run.artifacts && (
          <Look
            name={words.lookArtifacts}
            gist={words.number(run.artifacts.length)}
            surface="artifacts"
            Link={Link}
          />
        )}
      </ul>
    </section>
  );
}

const style = (list: Element | null): void => adoptStyles(list, css);

interface LookProps {
  readonly name: string;
  /** What is to be seen there, in a few words. */
  readonly gist: string;
  /** The screen that shows it; where the host has no way there, nothing is offered. */
  readonly surface?: string;
  readonly Link?: LookAtProps['Link'];
  readonly press?: () => void;
}

function Look({ name, gist, surface, Link, press }: LookProps): ReactNode {
  const { host } = usePanel();
  const inside = (
    <>
      <span>{name}</span>
      <bdi className="waymark-gist">{gist}</bdi>
    </>
  );
  if (press) {
    return (
      <li>
        <button type="button" className="waymark-look" onClick={press}>
          {inside}
        </button>
      </li>
    );
  }
  const there = surface !== undefined && host.surfaces && Object.hasOwn(host.surfaces, surface);
  const { open, href } = there ? host.surfaces[surface]! : {};
  return (
    (open || href) &&
    surface !== undefined &&
    Link && (
      <li>
        <Link surface={surface} className="waymark-look">
          {inside}
        </Link>
      </li>
    )
  );
}

/** The last line that the step had logged, else the run. */
function lastLine({ steps, log }: Run, stepId: string | undefined): string | undefined {
  const slices = [...(log ?? []), steps?.find(({ id }) => id === stepId)?.log];
  return slices
    .flatMap((slice) => slice?.text.split('\n') ?? [])
    .findLast((line) => line.trim())
    ?.trim();
}

/** The provider of the outermost failure that names one; intake has bounded the chain. */
function providerOf(failure: Failure | undefined): string | undefined {
  return failure && (failure.provider || providerOf(failure.cause));
}
