import { autoUpdate, useDismiss, useFloating, useInteractions } from '@floating-ui/react';
import { memo, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode, RefObject, SyntheticEvent } from 'react';
import type { Moves } from '../../session/sessionState.ts';
import type { Help } from '../provider/HelpContext.ts';
import { giveWay } from './giveWay.ts';
import { PanelFrame } from '../panel/PanelFrame.tsx';
import { placePanel, SHEET_BELOW, sideOf } from './placePanel.ts';
import { useEscape } from './useEscape.ts';
import { useHelpSession } from '../provider/useHelpSession.ts';
import { useHost } from '../provider/useHost.ts';
import { useMergedHost } from '../provider/useMergedHost.ts';
import type { OpenReason } from '../provider/OpenProps.ts';
import { useStart } from '../panel/useStart.ts';

export interface PopoverPanelProps {
  readonly id: string;
  /** The button the panel stands beside; takes the focus back. */
  readonly anchor: RefObject<HTMLElement | null>;
  readonly help: Help;
  readonly run: unknown;
  readonly moves?: Moves | undefined;
  readonly onShowStep?: ((stepId: string) => void) | undefined;
  /** The address's hash, when a deep link opened the panel. */
  readonly link: string | undefined;
  /** Opens at the report form. */
  readonly isReport: boolean;
  /** Drawn ahead and unseen while it is not. */
  readonly isOpen: boolean;
  readonly setOpen: (open: boolean, reason: OpenReason) => void;
}

const MODAL = 'dialog[open], [aria-modal="true"]';

// Scrolling the page draws the panel's box anew; what is in the box changes only with the session.
const Frame = memo(PanelFrame);

/** The panel on Run detail: a named, non-modal dialog in the top layer; a sheet on narrow screens. */
export function PopoverPanel(props: PopoverPanelProps): ReactNode {
  const { id, anchor, help, run, isOpen } = props;
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
  const dismiss = useDismiss(context, {
    // Escape closes by P2, which `useEscape` keeps.
    escapeKey: false,
    // P3: a handler of the host may ask a question before it goes on; the panel has to be there to say how it went.
    outsidePress: ({ target }) => {
      const modal = target instanceof Element && target.closest(MODAL);
      return !modal || modal.contains(anchor.current);
    },
  });
  // `useRole` would give the button what it says by itself before any of this is loaded (B3).
  const { getFloatingProps } = useInteractions([dismiss]);
  useEscape(panel, anchor, isOpen, close);

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
  const own = useHost(help, { surface: 'run-detail', moves: props.moves, onShowStep });
  const held = useHelpSession(help, run, own, isOpen);
  const host = useMergedHost(held, own);
  const { session } = held;
  useStart(session, isOpen, props.link, props.isReport);

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
      if (box.contains(document.activeElement)) button.focus({ preventScroll: true });
      refs.setReference(null);
      box.hidePopover?.();
      delete box.dataset['low'];
    };
  }, [anchor, isOpen, refs]);

  const isGone = isOpen && !isSheet && middlewareData.hide?.referenceHidden === true;
  useLayoutEffect(() => {
    if (isGone && panel.current?.contains(document.activeElement))
      anchor.current?.focus({ preventScroll: true });
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
      {...getFloatingProps(KEPT_INSIDE)}
    >
      <Frame
        id={id}
        session={session}
        host={host}
        close={close}
        locale={help.locale}
        messages={help.messages}
      />
    </div>
  );
}

/** P6: a row of the host that opens on click, or its shortcut on a letter, stays out of what is pressed or typed in here. */
const KEPT_INSIDE = {
  onClick: (event: SyntheticEvent) => event.stopPropagation(),
  onKeyDown: (event: SyntheticEvent) => event.stopPropagation(),
};
