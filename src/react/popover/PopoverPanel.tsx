import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode, RefObject, SyntheticEvent } from 'react';
import { enFrame } from '../../text/en/enFrame.ts';
import type { Help } from '../provider/HelpContext.ts';
import { useCode } from '../parts/useCode.ts';
import { loadManners } from './loadManners.ts';
import { PanelFrame } from '../panel/PanelFrame.tsx';
import { sideOf } from './placePanel.ts';
import { usePlacement } from './usePlacement.ts';
import { useEscape } from './useEscape.ts';
import { focusedFrom } from '../parts/focusedFrom.ts';
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

/** The panel on Run detail: a named, non-modal dialog in the top layer; a sheet on narrow screens. */
export function PopoverPanel(props: PopoverPanelProps): ReactNode {
  const { id, anchor, help, run, moves, isOpen, link, isReport } = props;
  const { lang, dir } = { ...enFrame, ...help.messages };
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

  const { x, y, placement, middlewareData } = usePlacement(anchor, panel, isOpen, setSheet);
  useEscape(panel, anchor, isOpen, close);
  const [manners, , load] = useCode(loadManners);
  useEffect(() => {
    if (isOpen && !manners) load();
  }, [isOpen, manners, load]);

  const showStep = props.onShowStep ?? help.onShowStep;
  const onShowStep = useMemo(
    () =>
      showStep &&
      ((stepId: string) => {
        loadManners.loaded?.giveWay(panel.current!);
        showStep(stepId);
      }),
    [showStep],
  );
  useLayoutEffect(() => {
    const box = panel.current;
    const button = anchor.current;
    if (!isOpen || !box || !button) return undefined;
    // Not there in older browsers: the panel is then an ordinary fixed box.
    box.showPopover?.();
    box.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
    return () => {
      if (box.contains(focusedFrom(box))) button.focus({ preventScroll: true });
      box.hidePopover?.();
      delete box.dataset['low'];
    };
  }, [anchor, isOpen]);

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
      lang={lang}
      dir={dir}
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
      {isOpen && manners && <manners.Manners panel={panel} anchor={anchor} close={close} />}
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
