import { createLoader } from '../parts/createLoader.ts';

/** The popover with everything in it. The module as it is: taking a part out of it costs the first chunk more than its name. */
export const loadPanel = createLoader(() => import('../popover/panelParts.ts'));
