import { autoUpdate, computePosition, type ComputePositionReturn } from '@floating-ui/react';
import { useLayoutEffect, useState, type RefObject } from 'react';
import { placePanel, SHEET_BELOW } from './placePanel.ts';

type PanelPlace = Pick<ComputePositionReturn, 'x' | 'y' | 'placement' | 'middlewareData'>;

const NOWHERE: PanelPlace = { x: 0, y: 0, placement: 'bottom-start', middlewareData: {} };

/**
 * Keeps the panel beside its button, whatever moves the button (P4). It does the work of `useFloating`, whose module is larger than the
 * panel's own code.
 */
export function usePlacement(
  anchor: RefObject<HTMLElement | null>,
  panel: RefObject<HTMLElement | null>,
  isOpen: boolean,
  setSheet: (isSheet: boolean) => void,
): PanelPlace {
  const [place, setPlace] = useState(NOWHERE);
  useLayoutEffect(() => {
    const button = anchor.current;
    const box = panel.current;
    // A panel that is drawn ahead is not placed.
    if (!isOpen || !button || !box) return undefined;
    let isGone = false;
    const put = (): void => {
      setSheet(document.documentElement.clientWidth < SHEET_BELOW);
      void computePosition(button, box, placePanel).then((next) => {
        if (!isGone) setPlace((last) => (isSame(last, next) ? last : next));
      });
    };
    const stop = autoUpdate(button, box, put, { elementResize: false });
    return () => {
      isGone = true;
      stop();
    };
  }, [anchor, panel, isOpen, setSheet]);
  return place;
}

/** A scrolling page asks at every frame. */
function isSame(one: PanelPlace, other: PanelPlace): boolean {
  return (
    one.x === other.x &&
    one.y === other.y &&
    one.placement === other.placement &&
    one.middlewareData.hide?.referenceHidden === other.middlewareData.hide?.referenceHidden
  );
}
