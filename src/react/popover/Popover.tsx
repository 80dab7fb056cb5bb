import { startTransition, useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useDeepLink } from '../provider/useDeepLink.ts';
import { PopoverPanel, type PopoverProps } from './PopoverPanel.tsx';

/** What a button becomes once the panel's code is there: follows deep links, and holds the panel while it is open or about to be. */
export function Popover(props: PopoverProps): ReactNode {
  const { help, anchor, isOpen, isReport, setOpen } = props;
  const link = useDeepLink(help, !isReport, isOpen, () => setOpen(true, 'link'), props.run);
  const isNear = useNear(anchor, isOpen);
  return (isOpen || isNear) && <PopoverPanel {...props} link={link} />;
}

/**
 * Is the pointer over the button, or the focus on it? Then a click is likely, and what it will show is drawn ahead, unseen; in
 * small pieces, so that the click itself never waits for it.
 */
function useNear(button: RefObject<HTMLElement | null>, isOpen: boolean): boolean {
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
