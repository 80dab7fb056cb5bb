import { useCallback, useEffect, useState } from 'react';
import { loadedPanel, loadPanel } from './loadPanel.ts';
import type { PanelParts } from './panelParts.ts';

export interface PanelCode {
  readonly parts: PanelParts | undefined;
  readonly isFailed: boolean;
  /** Loads the code, then calls `then` with it; a failure only shows in `isFailed`. */
  readonly load: (then?: (parts: PanelParts) => void) => void;
}

/** The panel's code, asked for as soon as it is `wanted`. */
export function usePanelCode(wanted: boolean): PanelCode {
  const [parts, setParts] = useState(loadedPanel);
  const [isFailed, setFailed] = useState(false);
  const load = useCallback((then?: (parts: PanelParts) => void) => {
    loadPanel().then(
      (loaded) => {
        setParts(loaded);
        setFailed(false);
        return then?.(loaded);
      },
      () => setFailed(true),
    );
  }, []);
  useEffect(() => {
    if (wanted && !parts) load();
  }, [wanted, parts, load]);
  return { parts, isFailed, load };
}
