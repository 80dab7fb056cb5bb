import { createLoader } from '../parts/createLoader.ts';

/** How an open popover gets on with the page around it. */
export const loadManners = createLoader(() => import('./Manners.tsx'));
