import { AlsoFailed } from './AlsoFailed.tsx';
import { FollowedRun } from './FollowedRun.tsx';
import { Incomplete } from './Incomplete.tsx';
import { LookAt } from './LookAt.tsx';
import { Tried } from './Tried.tsx';
import { WaitOptions } from './WaitOptions.tsx';

/** Parts of the answer that few runs need. */
export const rareParts = { AlsoFailed, FollowedRun, Incomplete, LookAt, Tried, WaitOptions };
