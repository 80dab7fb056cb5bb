import type { PanelParts } from './panelParts.ts';

let loaded: PanelParts | undefined;
let pending: Promise<PanelParts> | undefined;

/**
 * Loads the panel's code, once. A failed load is not kept, so the next call tries again.
 * `React.lazy` would hold a loaded panel back for 300 ms at its first show: https://github.com/facebook/react/issues/36569
 */
export function loadPanel(): Promise<PanelParts> {
  return (pending ??= import('./panelParts.ts').then(
    ({ panelParts }) => (loaded = panelParts),
    (error: unknown) => {
      pending = undefined;
      throw error;
    },
  ));
}

/** The panel's code if it is there already. */
export function loadedPanel(): PanelParts | undefined {
  return loaded;
}
