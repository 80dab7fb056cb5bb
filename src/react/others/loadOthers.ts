import { createLoader } from '../parts/createLoader.ts';

/** Other guides, and the search over all of them. */
export const loadOthers = createLoader(() => import('./Others.tsx').then(({ Others }) => Others));
