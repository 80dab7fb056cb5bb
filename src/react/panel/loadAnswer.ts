import { createLoader } from '../parts/createLoader.ts';

/** Reads the run and draws the answer. */
export const loadAnswer = createLoader(() => import('./PanelAnswer.tsx'));
