import { createLoader } from './createLoader.ts';

/** The popover with everything in it. */
export const loadPanel = createLoader(() => import('./panelParts.ts').then(({ panelParts }) => panelParts));
