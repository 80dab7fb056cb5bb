import type { ModeMessages } from '../PillMessages.ts';

/** English texts for the modes of the panel. */
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
