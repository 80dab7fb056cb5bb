import type { ButtonMessages } from '../Messages.ts';

/** English texts before the first click, in a file of their own that costs a page almost nothing. */
export const enButton: ButtonMessages = {
  lang: 'en',
  dir: 'ltr',
  help: 'Help',
  // The ids of many systems begin with "run".
  helpWithRun: ({ run }) => `Help with ${!run ? 'this run' : /^run\b/i.test(run) ? run : `run ${run}`}`,
  reportRun: 'Report this Run',
  openFailed: 'Help did not load. Try again.',
};
