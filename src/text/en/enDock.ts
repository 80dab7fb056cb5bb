import type { DockMessages } from '../AsideMessages.ts';

/** English for Mission Replay. */
export const enDock: DockMessages = {
  resize: 'Width of the help panel',
  narrower: 'Narrower',
  wider: 'Wider',
  replayNotYet: 'Not visible yet at this moment',
  replayAppears: 'Appears here',
  replayVisible: 'Already visible at this moment',
  replayStep: ({ step }) => `On screen: step “${step}”`,
  jumpToFailure: 'Jump to the failing step',
  stepAnswer: 'This step failed too, for another reason',
  stepRecovered: 'This step failed, then recovered',
  pin: 'Keep this in view',
  unpin: 'Follow the replay again',
  pinned: ({ step }) => `Kept in view: step “${step}”`,
};
