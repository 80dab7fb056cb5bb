import type { ReactNode } from 'react';
import type { Run } from '../../core/model/run.ts';
import { showText } from '../../core/model/value/showText.ts';
import { Icon } from '../parts/Icon.tsx';
import { enReady } from '../../text/en/enReady.ts';
import { useWords } from '../parts/useWords.ts';

interface FollowedRunProps {
  readonly run: Run;
  /** Id of the run it replaces. */
  readonly from: string;
}

/** How the run goes that a move started. */
export function FollowedRun({ run, from }: FollowedRunProps): ReactNode {
  const words = useWords(enReady);
  return (
    <>
      <Icon name={run.status === 'succeeded' ? 'check' : 'retry'} />
      <span>
        {words.followed({
          run: showText(run.id),
          from: showText(from),
          ...(run.status && { status: run.status }),
        })}
      </span>
    </>
  );
}
