import { createLoader } from '../parts/createLoader.ts';
import { loadAnswer } from '../panel/loadAnswer.ts';

/** The inside of the dock, and beside it what fills it. */
export const loadDock = createLoader(() => {
  loadAnswer().catch(() => {});
  return import('./DockPanel.tsx').then(({ DockPanel }) => DockPanel);
});
