import { AlsoFailed } from './AlsoFailed.tsx';
import { LookAt } from './LookAt.tsx';
import { WaitOptions } from './WaitOptions.tsx';

/** Parts of the answer that few runs need. */
export const rareParts = { AlsoFailed, LookAt, WaitOptions };
