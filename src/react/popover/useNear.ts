import { startTransition, useEffect, useRef, useState, type RefObject } from 'react';

/**
 * Is the pointer over the button, or the focus on it? Then a click is likely, and what it will show is drawn ahead, unseen; in
 * small pieces, so that the click itself never waits for it.
 */
export function useNear(button: RefObject<HTMLElement | null>, isOpen: boolean): boolean {
  const [isNear, setNear] = useState(false);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    wasOpen.current = isOpen;
  });
  useEffect(() => {
    const element = button.current;
    if (!element) return undefined;
    let isOver = element.matches(':hover');
    const look = (event?: Event): void => {
      if (event?.type.startsWith('pointer')) isOver = event.type === 'pointerenter';
      const near = isOver || element.matches(':focus');
      // What is open is drawn already, and closing gives the focus back before it closes.
      if (wasOpen.current) setNear(near);
      else startTransition(() => setNear(near));
    };
    look();
    const events = ['pointerenter', 'pointerleave', 'focus', 'blur'] as const;
    for (const event of events) element.addEventListener(event, look);
    return () => {
      for (const event of events) element.removeEventListener(event, look);
    };
  }, [button]);
  return isNear;
}
