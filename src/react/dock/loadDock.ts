import { createLoader } from '../parts/createLoader.ts';

/** The inside of the dock. */
export const loadDock = createLoader(() => import('./DockPanel.tsx').then(({ DockPanel }) => DockPanel));
