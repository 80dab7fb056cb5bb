import { useEffect, type RefObject } from 'react';
import { focusedFrom } from '../parts/focusedFrom.ts';

/**
 * Closes the panel on Escape (P2). floating-ui's own listens on the document, where a dialog of the host may have heard the key first; one
 * pressed in the panel or on its button is taken at the window, so that it closes nothing else.
 */
export function useEscape(
  panel: RefObject<HTMLElement | null>,
  button: RefObject<HTMLElement | null>,
  isOpen: boolean,
  leave: () => void,
): void {
  useEffect(() => {
    if (!isOpen) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      const target = focusedFrom(button.current!);
      const isOurs = panel.current?.contains(target) || button.current?.contains(target);
      const isAtWindow = event.eventPhase === Event.CAPTURING_PHASE;
      if (isAtWindow ? !isOurs : target && target !== document.body) return;
      event.stopPropagation();
      // The browser empties a search field.
      if (target instanceof HTMLInputElement && target.type === 'search' && target.value) return;
      event.preventDefault();
      leave();
    };
    addEventListener('keydown', onKey, true);
    document.addEventListener('keydown', onKey);
    return () => {
      removeEventListener('keydown', onKey, true);
      document.removeEventListener('keydown', onKey);
    };
  }, [panel, button, isOpen, leave]);
}
