import type { HelpConfig } from '../provider/HelpContext.ts';
import { useStored } from '../provider/useStored.ts';
import { PANEL_WIDTH } from './panelWidth.ts';

/** A panel's width in pixels, stored and within limits. */
export function useStoredWidth(
  config: HelpConfig,
  key: string,
): [width: number, setWidth: (width: number) => void] {
  const { least, start, most } = PANEL_WIDTH;
  const [kept, keep] = useStored(config, key);
  const known = Number(kept);
  return [
    known >= least && known <= most ? known : start,
    (next) => keep(String(Math.round(Math.min(most, Math.max(least, next))))),
  ];
}
