import type { DockButtonMessages } from '../Messages.ts';

/** English for the dock before its code is there, apart from what every page with a button loads. */
export const enDockButton: DockButtonMessages = { opening: 'Opening help' };
