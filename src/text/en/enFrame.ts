import type { FrameMessages } from '../Messages.ts';

/**
 * English texts of the panel's frame. The panel's name repeats the words of the button: sharing them would make a chunk of its own before
 * the first click. A test keeps the two equal.
 */
export const enFrame: FrameMessages = {
  lang: 'en',
  dir: 'ltr',
  panelName: ({ run }) => `Help with ${!run ? 'this run' : /^run\b/i.test(run) ? run : `run ${run}`}`,
  close: 'Close help',
  back: 'Back',
  forward: 'Forward',
  retryLoading: 'Try again',
  loadingGuides: 'Reading this run…',
  loadingSlow: 'Still loading…',
  loadingAgain: 'Trying again…',
  openFailed: 'Help did not load. Try again.',
  panelFailed: 'Something went wrong in this panel. Your run is not affected.',
};
