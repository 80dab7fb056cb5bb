import { focusedFrom } from '../parts/focusedFrom.ts';
import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';

/**
 * Escape inside the dock gives the focus back to where it was in the host and leaves the dock open.
 *
 * @returns the handler for the keys pressed inside
 */
export function useEscapeToHost(dock: RefObject<HTMLElement | null>): (event: KeyboardEvent) => void {
  const last = useRef<HTMLElement>(null);
  useEffect(() => {
    const note = (target: EventTarget | null): void => {
      const isHost = target !== document.body && !dock.current?.contains(target as Node | null);
      if (isHost && target instanceof HTMLElement) last.current = target;
    };
    const onFocus = (event: FocusEvent): void => note(event.composedPath()[0] ?? null);
    note(focusedFrom(dock.current ?? document));
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  }, [dock]);
  return (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
    const { target } = event;
    if (target instanceof HTMLInputElement && target.type === 'search' && target.value) return;
    event.preventDefault();
    if (last.current?.isConnected) last.current.focus();
    else if (target instanceof HTMLElement) target.blur();
  };
}
