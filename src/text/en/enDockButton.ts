import type { DockButtonMessages } from '../Messages.ts';

/** English texts of the dock before its code is loaded, apart from what every page with a button loads. */
export const enDockButton: DockButtonMessages = { opening: 'Opening help' };
