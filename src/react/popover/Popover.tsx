import type { ReactNode } from 'react';
import { useDeepLink } from '../provider/useDeepLink.ts';
import { PopoverPanel, type PopoverProps } from './PopoverPanel.tsx';
import { useNear } from './useNear.ts';

/** What a button becomes once the panel's code is there: follows deep links, and holds the panel while it is open or about to be. */
export function Popover(props: PopoverProps): ReactNode {
  const { help, anchor, isOpen, isReport, setOpen } = props;
  const link = useDeepLink(help, !isReport, isOpen, () => setOpen(true, 'link'), props.run);
  const isNear = useNear(anchor, isOpen);
  return (isOpen || isNear) && <PopoverPanel {...props} link={link} />;
}
