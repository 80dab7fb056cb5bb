import { startTransition, useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useDeepLink } from '../provider/useDeepLink.ts';
import { PopoverPanel, type PopoverProps } from './PopoverPanel.tsx';

/** What the button renders once the panel's code is loaded: it follows deep links, and keeps the panel while that is open or about to open. */
export function Popover(props: PopoverProps): ReactNode {
  const { help, anchor, isOpen, isReport, setOpen } = props;
  const link = useDeepLink(help, !isReport, isOpen, () => setOpen(true, 'link'), props.run);
  const isNear = useNear(anchor, isOpen);
  return (isOpen || isNear) && <PopoverPanel {...props} link={link} />;
}

/**
 * Whether the pointer is over the button or the focus is on it. A click is likely then, so the panel is drawn ahead, unseen, as a
 * transition, so that the click itself never waits for it.
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
      // An open panel is drawn already, and closing moves the focus to the button before it closes.
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
