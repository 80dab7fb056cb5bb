import type { ReactNode, RefObject } from 'react';
import type { Help } from '../provider/HelpContext.ts';
import type { OpenReason } from '../provider/OpenProps.ts';
import type { PanelButtonProps } from '../button/PanelButton.tsx';
import { PopoverPanel } from './PopoverPanel.tsx';
import { useDeepLink } from '../provider/useDeepLink.ts';
import { useNear } from './useNear.ts';

export interface PopoverProps extends PanelButtonProps {
  readonly id: string;
  readonly help: Help;
  /** The button the panel stands beside. */
  readonly anchor: RefObject<HTMLElement | null>;
  readonly isOpen: boolean;
  /** The button is *Report this Run*. */
  readonly isReport: boolean;
  readonly setOpen: (open: boolean, reason: OpenReason) => void;
}

/** What a button becomes once the panel's code is there: follows deep links, and holds the panel while it is open or about to be. */
export function Popover(props: PopoverProps): ReactNode {
  const { help, anchor, isOpen, isReport, setOpen } = props;
  const link = useDeepLink(help, !isReport, isOpen, () => setOpen(true, 'link'));
  const isNear = useNear(anchor, isOpen);
  return (isOpen || isNear) && <PopoverPanel {...props} link={link} />;
}
