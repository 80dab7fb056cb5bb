import { createLoader } from '../parts/createLoader.ts';

/**
 * The popover, and beside it, not after it, what fills it: a failure of that shows in the open panel. The modules as they are: taking a part
 * out of one costs the first chunk more than its name.
 */
export const loadPanel = createLoader(() => {
  import('../panel/PanelAnswer.tsx').catch(() => {});
  return import('../popover/Popover.tsx');
});
