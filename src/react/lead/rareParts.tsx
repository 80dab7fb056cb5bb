import type { ReactNode } from 'react';
import { enReady } from '../../text/en/enReady.ts';
import { useWords } from '../parts/useWords.ts';
import { AlsoFailed } from './AlsoFailed.tsx';
import { FollowedRun } from './FollowedRun.tsx';
import { LookAt } from './LookAt.tsx';
import { Tried } from './Tried.tsx';
import { WaitOptions } from './WaitOptions.tsx';

/** Says how much of the run could not be read. */
function Incomplete({ count }: { readonly count: number }): ReactNode {
  const words = useWords(enReady);
  return (
    <p className="waymark-quiet" data-part="incomplete">
      {words.incomplete({ count })}
    </p>
  );
}

/** Parts of the answer that few runs need. */
export const rareParts = { AlsoFailed, FollowedRun, Incomplete, LookAt, Tried, WaitOptions };
