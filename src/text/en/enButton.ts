import type { ButtonMessages } from '../Messages.ts';

/** English for what is drawn before the first click, apart so that it costs a page next to nothing. */
export const enButton: ButtonMessages = {
  lang: 'en',
  dir: 'ltr',
  help: 'Help',
  // Many systems begin their ids with the word.
  helpWithRun: ({ run }) => `Help with ${!run ? 'this run' : /^run\b/i.test(run) ? run : `run ${run}`}`,
  reportRun: 'Report this Run',
  openFailed: 'Help did not load. Try again.',
};
