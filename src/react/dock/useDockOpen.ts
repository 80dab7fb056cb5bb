'use client';
import { useContext, useDebugValue } from 'react';
import { HelpContext, type HelpConfig } from '../provider/HelpContext.ts';
import { useStored } from '../provider/useStored.ts';

/**
 * Whether the dock is open, remembered over a reload. For hosts that control it and still want that:
 *
 * @example
 * const [open, setOpen] = useDockOpen();
 * <HelpDock run={run} open={open} onOpenChange={setOpen} />
 *
 * @param start what holds until somebody opens or closes it
 */
export function useDockOpen(
  start = true,
  config?: HelpConfig,
): [isOpen: boolean, setOpen: (open: boolean) => void] {
  const help = useContext(HelpContext);
  const [kept, keep] = useStored(config ?? help ?? { guides: [] }, 'waymark:dock:open');
  const isOpen = kept === undefined ? start : kept === 'yes';
  useDebugValue(isOpen);
  return [isOpen, (open) => keep(open ? 'yes' : 'no')];
}
