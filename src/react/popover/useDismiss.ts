import { useEffect, useRef, type RefObject } from 'react';
import type { OpenReason } from '../provider/OpenProps.ts';

const MODAL = 'dialog[open], [aria-modal="true"]';

/**
 * Closes the popover on Escape and on a press outside. Escape counts when nobody else has used it and the focus is in the panel, on its
 * button or nowhere; inside a search field that holds text it clears the field first. A modal above the panel is not outside of it.
 */
export function useDismiss(
  panel: RefObject<HTMLElement | null>,
  anchor: RefObject<HTMLElement | null>,
  isOpen: boolean,
  close: (reason: OpenReason) => void,
): void {
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  useEffect(() => {
    if (!isOpen) return undefined;
    const isOurs = (target: EventTarget | null): boolean =>
      target instanceof Node && Boolean(panel.current?.contains(target) || anchor.current?.contains(target));
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      const focused = (panel.current?.getRootNode() as Document | undefined)?.activeElement ?? document.body;
      if (focused !== document.body && !isOurs(focused)) return;
      if (focused instanceof HTMLInputElement && focused.type === 'search' && focused.value) return;
      event.preventDefault();
      latest.current('escape');
    };
    const onPress = (event: PointerEvent): void => {
      // A press on the page's scroll bar is no press on the page.
      const isScrollBar =
        event.target === document.documentElement && event.clientX >= document.documentElement.clientWidth;
      if (isScrollBar || event.composedPath().some(isOurs)) return;
      // A host's handler may ask a question before it goes on; the panel has to be there to say how it went.
      const above = event.target instanceof Element && event.target.closest(MODAL);
      if (above && !above.contains(anchor.current)) return;
      latest.current('outside');
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('pointerdown', onPress, true);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('pointerdown', onPress, true);
    };
  }, [panel, anchor, isOpen]);
}
