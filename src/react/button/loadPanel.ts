import { createLoader } from '../parts/createLoader.ts';

/**
 * Loads the popover and, in parallel, the answer that fills it; the open panel says so if the answer fails to load. Resolves with the whole
 * module, because picking one export out of it makes the first chunk larger.
 */
export const loadPanel = createLoader(() => {
  import('../panel/PanelAnswer.tsx').catch(() => {});
  return import('../popover/Popover.tsx');
});
