import type { FrameMessages } from '../Messages.ts';

/**
 * English for the panel's frame. The name says what the button does in words of its own: shared ones would be a chunk of their own before the
 * first click. A test holds both together.
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
  panelFailed: 'Something went wrong in this panel. Your run is not affected.',
};
