import { useState } from 'react';

/** What made a panel open or close. */
export type OpenReason = 'button' | 'link' | 'escape' | 'outside' | 'close';

export interface OpenProps {
  /** Controlled: the host decides. */
  readonly open?: boolean | undefined;
  /** Uncontrolled: how it starts. */
  readonly defaultOpen?: boolean | undefined;
  readonly onOpenChange?: ((open: boolean, details: { readonly reason: OpenReason }) => void) | undefined;
}

/** Open or closed, controlled or not. */
export function useOpen(
  { open, onOpenChange }: OpenProps,
  start: boolean,
): [isOpen: boolean, setOpen: (open: boolean, reason: OpenReason) => void] {
  const [own, setOwn] = useState(start);
  return [
    open ?? own,
    (next, reason) => {
      setOwn(next);
      onOpenChange?.(next, { reason });
    },
  ];
}
