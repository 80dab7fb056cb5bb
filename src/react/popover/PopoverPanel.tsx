import { autoUpdate, useDismiss, useFloating } from '@floating-ui/react';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode, RefObject, SyntheticEvent } from 'react';
import type { Help } from '../provider/HelpContext.ts';
import { giveWay } from './giveWay.ts';
import { PanelFrame } from '../panel/PanelFrame.tsx';
import { placePanel, SHEET_BELOW, sideOf } from './placePanel.ts';
import { useEscape } from './useEscape.ts';
import { focusedFrom } from '../parts/focusedFrom.ts';
import { lineOf } from '../parts/lineOf.ts';
import { useHostModals } from './useHostModals.ts';
import type { OpenReason, PanelButtonProps } from '../provider/OpenProps.ts';

export interface PopoverProps extends PanelButtonProps {
  readonly id: string;
  readonly help: Help;
  /** The button the panel stands beside; takes the focus back. */
  readonly anchor: RefObject<HTMLElement | null>;
  /** The panel is drawn ahead and unseen while it is not. */
  readonly isOpen: boolean;
  /** The button is *Report this Run*. */
  readonly isReport: boolean;
  readonly setOpen: (open: boolean, reason: OpenReason) => void;
}

interface PopoverPanelProps extends PopoverProps {
  /** The address's hash, when a deep link opened the panel. */
  readonly link: string | undefined;
}

const MODAL = 'dialog[open], [aria-modal="true"]';

/** The panel on Run detail: a named, non-modal dialog in the top layer; a sheet on narrow screens. */
export function PopoverPanel(props: PopoverPanelProps): ReactNode {
  const { id, anchor, help, run, moves, isOpen, link, isReport } = props;
  const [isSheet, setSheet] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  const latest = useRef<(reason: OpenReason) => void>(undefined);
  const close = useCallback((reason: OpenReason) => latest.current?.(reason), []);
  useEffect(() => {
    latest.current = (reason) => {
      if (reason !== 'outside') anchor.current?.focus({ preventScroll: true });
      props.setOpen(false, reason);
    };
  });

  const { refs, x, y, placement, middlewareData, context } = useFloating({
    ...placePanel,
    open: isOpen,
    onOpenChange: () => close('outside'),
    whileElementsMounted: (button, box, update) => {
      const place = (): void => {
        setSheet(document.documentElement.clientWidth < SHEET_BELOW);
        update();
      };
      return autoUpdate(button, box, place, { elementResize: false });
    },
  });
  // `useInteractions` would only tell it of portals, and there are none inside.
  useDismiss(context, {
    // Escape closes by P2, which `useEscape` keeps.
    escapeKey: false,
    // P3: a handler of the host may ask a question before it goes on; the panel has to be there to say how it went.
    outsidePress: (event) => {
      const modal = event.composedPath().find((node) => node instanceof Element && node.matches(MODAL));
      const isAround = !modal || lineOf(anchor.current!).includes(modal as Node);
      return isAround && !panel.current?.hasAttribute('data-below');
    },
  });
  useEscape(panel, anchor, isOpen, close);
  useHostModals(panel, isOpen);

  const showStep = props.onShowStep ?? help.onShowStep;
  const onShowStep = useMemo(
    () =>
      showStep &&
      ((stepId: string) => {
        giveWay(panel.current!);
        showStep(stepId);
      }),
    [showStep],
  );
  useLayoutEffect(() => refs.setFloating(panel.current), [refs]);
  useLayoutEffect(() => {
    const box = panel.current;
    const button = anchor.current;
    if (!isOpen || !box || !button) return undefined;
    // Not there in older browsers: the panel is then an ordinary fixed box.
    box.showPopover?.();
    // Placing begins here: a panel drawn ahead has no place.
    refs.setReference(button);
    box.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
    return () => {
      if (box.contains(focusedFrom(box))) button.focus({ preventScroll: true });
      refs.setReference(null);
      box.hidePopover?.();
      delete box.dataset['low'];
    };
  }, [anchor, isOpen, refs]);

  const isGone = isOpen && !isSheet && middlewareData.hide?.referenceHidden === true;
  useLayoutEffect(() => {
    const box = panel.current;
    if (isGone && box?.contains(focusedFrom(box))) anchor.current?.focus({ preventScroll: true });
  }, [isGone, anchor]);

  return (
    <div
      ref={panel}
      id={id}
      className="waymark waymark-panel"
      data-part="popover"
      data-state={isOpen ? 'open' : 'closed'}
      data-side={isSheet ? 'sheet' : sideOf(placement)}
      style={isSheet ? undefined : { left: x, top: y, visibility: isGone ? 'hidden' : undefined }}
      hidden={!isOpen}
      // What a browser or jsdom cannot show as a popover, it would hide for good.
      popover={'showPopover' in HTMLElement.prototype ? 'manual' : undefined}
      role="dialog"
      aria-labelledby={isOpen ? `${id}-title` : undefined}
      {...KEPT_INSIDE}
    >
      <PanelFrame
        id={id}
        help={help}
        run={run}
        surface="run-detail"
        moves={moves}
        onShowStep={onShowStep}
        isOpen={isOpen}
        link={link}
        isReport={isReport}
        close={close}
      />
    </div>
  );
}

/** P6: a row of the host that opens on click, or its shortcut on a letter, stays out of what is pressed or typed in here. */
const KEPT_INSIDE = {
  onClick: (event: SyntheticEvent) => event.stopPropagation(),
  onKeyDown: (event: SyntheticEvent) => event.stopPropagation(),
};
