import { createLoader } from './createLoader.ts';

// Apart from its use, since bundlers wrap an `import()` whose names they can follow.
const load = () => import('./panelParts.ts');

/** The popover with everything in it. */
export const loadPanel = createLoader(() => load().then(({ panelParts }) => panelParts));
