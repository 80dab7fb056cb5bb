import type { DockMessages } from '../AsideMessages.ts';

/** English for Mission Replay. */
export const enDock: DockMessages = {
  resize: 'Width of the help panel',
  narrower: 'Narrower',
  wider: 'Wider',
  replayMoment: 'At this moment',
  replayNotYet: 'Failure not visible yet',
  replayAppears: 'Failure appears here',
  replayVisible: 'Failure already visible',
  replayStep: ({ step, status }) => `“${step}”${status ? `: ${status}` : ''}`,
  replayNoStep: 'No step at this moment',
  jumpToFailure: 'Jump to the failing step',
  stepAnswer: 'Another failure here',
  stepRecovered: 'This step failed, then recovered',
  pin: 'Show why',
  unpin: 'Hide',
  pinned: ({ step }) => `Kept in view: step “${step}”`,
};
