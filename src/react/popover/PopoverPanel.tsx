import { useLayoutEffect, useMemo, useRef, type ReactNode, type RefObject } from 'react';
import type { Moves } from '../../session/sessionState.ts';
import type { Help } from '../provider/HelpContext.ts';
import { giveWay } from './giveWay.ts';
import { keepPlaced } from './keepPlaced.ts';
import { PanelFrame } from '../panel/PanelFrame.tsx';
import { useDismiss } from './useDismiss.ts';
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
  readonly moves: Moves | undefined;
  readonly onShowStep: ((stepId: string) => void) | undefined;
  /** The address's hash, when a deep link opened the panel. */
  readonly link: string | undefined;
  /** Opens at the report form. */
  readonly isReport: boolean;
  /** Drawn ahead and unseen while it is not. */
  readonly isOpen: boolean;
  readonly onClose: (reason: OpenReason) => void;
}

/** The panel on Run detail: a named, non-modal dialog in the top layer; a sheet on narrow screens. */
export function PopoverPanel(props: PopoverPanelProps): ReactNode {
  const { id, anchor, help, run, isOpen, onClose } = props;
  const panel = useRef<HTMLDivElement>(null);
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
  const close = (reason: OpenReason): void => {
    if (reason !== 'outside') anchor.current?.focus({ preventScroll: true });
    onClose(reason);
  };
  useStart(session, isOpen, props.link, props.isReport);
  useDismiss(panel, anchor, isOpen, close);
  useLayoutEffect(() => {
    const element = panel.current;
    const button = anchor.current;
    if (!isOpen || !element || !button) return undefined;
    const stop = keepPlaced(element, button);
    element.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
    return () => {
      if (element.contains(document.activeElement)) button.focus({ preventScroll: true });
      stop();
      delete element.dataset['low'];
    };
  }, [anchor, isOpen]);
  return (
    // The handlers only keep what happens in here from the host's own: a row that opens on click, a shortcut on a letter.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events
    <div
      ref={panel}
      id={id}
      className="waymark waymark-panel"
      data-part="popover"
      data-state={isOpen ? 'open' : 'closed'}
      hidden={!isOpen}
      popover="manual"
      role="dialog"
      aria-labelledby={isOpen ? `${id}-title` : undefined}
      tabIndex={-1}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') event.stopPropagation();
      }}
    >
      <PanelFrame
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
