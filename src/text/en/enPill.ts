import type { PillMessages, WaitMessages } from '../PillMessages.ts';

/** English texts of the pill on other pages. */
export const enPill: PillMessages & WaitMessages = {
  lang: 'en',
  dir: 'ltr',
  pillName: ({ run }) => `Steps for ${run}`,
  pillStep: ({ step, of }, f) => `Step ${f.number(step)} of ${f.number(of)}`,
  pillAllDone: 'All steps done',
  pillPrevious: 'Previous step',
  pillNext: 'Next step',
  pillDone: 'Done',
  pillBack: ({ run }) => `Back to ${run}`,
  pillRetry: 'Retry the run',
  moveRetryAt: ({ at, now = at }, f) => `Retry in ${f.duration(at - now)}`,
  retryReady: 'The wait is over. You can retry now.',
  pillMoving: 'Waiting for the run to start…',
  pillMoved: ({ run }) => (run === undefined ? 'The run goes on' : `${run} has started`),
  pillMoveFailed: 'That did not work. Go back to the run to see why.',
  pillPlace: 'Move this bar: drag it, or use the arrow keys',
  pillEnd: 'Close the steps',
};
