import type { PanelSide } from './placePanel.ts';

/** `beside` its button, at the `side` of the window, or a `page` of its own. */
export type PanelMode = 'beside' | 'side' | 'page';

/** How it stands now; in a narrow window as a `sheet`. */
export type PanelStand = PanelSide | 'sheet' | 'side' | 'page';
