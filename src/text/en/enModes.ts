import type { ModeMessages } from '../PillMessages.ts';

/** English for how the panel can stand. */
export const enModes: ModeMessages = {
  lang: 'en',
  dir: 'ltr',
  pinPanel: 'Pin to the side',
  unpinPanel: 'Unpin',
  expandPanel: 'Open as a page',
  foldPanel: 'Back to the panel',
  printPanel: 'Print',
  sheetHeight: 'Lower or raise the panel',
};
