import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
  type SyntheticEvent,
} from 'react';
import { importAnew } from '../../session/importAnew.ts';
import { enFrame } from '../../text/en/enFrame.ts';
import { createLoader } from '../parts/createLoader.ts';
import type { Help } from '../provider/HelpContext.ts';
import { useCode } from '../parts/useCode.ts';
import { PanelFrame } from '../panel/PanelFrame.tsx';
import type { PanelMode } from './PopoverBehavior.tsx';
import { sideOf } from './placePanel.ts';
import { usePlacement } from './usePlacement.ts';
import type { Session } from '../../session/sessionState.ts';
import { focusedFrom } from '../parts/focusedFrom.ts';
import type { OpenReason, PanelButtonProps } from '../provider/OpenProps.ts';

/** Milliseconds after which what an open popover does beside the page is loaded although the page is busy. */
const MAX_IDLE_WAIT = 2000;

/** Loads what an open popover does beside the page, in the first idle moment, so that it does not hold up the answer. */
const loadBehavior = createLoader(async () => {
  const [behavior, ways] = await Promise.all([
    import('./PopoverBehavior.tsx').catch(importAnew),
    import('../panel/giveWay.ts').catch(importAnew),
  ]);
  return { ...behavior, ...ways };
});

export interface PopoverProps extends PanelButtonProps {
  readonly id: string;
  readonly help: Help;
  /** The button beside the panel; it gets the focus back. */
  readonly anchor: RefObject<HTMLElement | null>;
  /** Whether it is shown; otherwise it is drawn ahead, unseen. */
  readonly isOpen: boolean;
  /** The button is *Report this Run*. */
  readonly isReport?: boolean;
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
  const [mode, setMode] = useState<PanelMode>('beside');
  const [session, setSession] = useState<Session>();
  const panel = useRef<HTMLDivElement>(null);
  const latest = useRef<(reason: OpenReason) => void>(undefined);
  const closedBy = useRef<OpenReason>(undefined);
  const wasOutside = useCallback(() => closedBy.current === 'outside', []);
  const close = useCallback((reason: OpenReason) => latest.current?.(reason), []);
  const [behavior, , load] = useCode(loadBehavior);
  useEffect(() => {
    if (!isOpen) return;
    closedBy.current = undefined;
    // Safari has no idle callback.
    void (window.requestIdleCallback?.(load, { timeout: MAX_IDLE_WAIT }) ?? load());
  }, [isOpen, load]);
  useEffect(() => {
    latest.current = (reason) => {
      closedBy.current = reason;
      if (reason !== 'outside') anchor.current?.focus({ preventScroll: true });
      props.setOpen(false, reason);
    };
  });

  const { x, y, placement, middlewareData } = usePlacement(anchor, panel, isOpen, setSheet);
  const side = mode === 'page' ? 'page' : isSheet ? 'sheet' : mode === 'side' ? 'side' : sideOf(placement);
  // One Escape does one thing: a page becomes a panel again, a pinned panel gives the focus back, any other closes.
  const leave = useCallback(() => {
    if (mode === 'page') setMode('beside');
    else if (mode === 'side' && !isSheet) anchor.current?.focus({ preventScroll: true });
    else close('escape');
  }, [mode, isSheet, anchor, close]);
  useEscape(panel, anchor, isOpen, leave);

  const tools = useMemo(
    () =>
      isOpen &&
      behavior && <behavior.ModeTools id={id} help={help} side={side} panel={panel} setMode={setMode} />,
    // The host says the same anew at every draw.
    // oxlint-disable-next-line react/exhaustive-deps
    [isOpen, behavior, id, side, help.messages, help.locale],
  );

  const showStep = props.onShowStep ?? help.onShowStep;
  const onShowStep = useMemo(
    () =>
      showStep &&
      ((stepId: string) => {
        const show = (): void => showStep(stepId);
        if (loadBehavior.loaded) loadBehavior.loaded.giveWay(panel.current!, show);
        else show();
      }),
    [showStep],
  );
  useLayoutEffect(() => {
    const box = panel.current;
    const button = anchor.current;
    if (!isOpen || !box || !button) return undefined;
    // Older browsers lack it; there the panel is an ordinary fixed box.
    box.showPopover?.();
    box.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
    return () => {
      if (box.contains(focusedFrom(box))) button.focus({ preventScroll: true });
      box.hidePopover?.();
      delete box.dataset['low'];
    };
  }, [anchor, isOpen]);

  const isPlaced = !isSheet && mode === 'beside';
  const isGone = isOpen && isPlaced && middlewareData.hide?.referenceHidden === true;
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
      data-side={side}
      style={!isPlaced ? undefined : { left: x, top: y, visibility: isGone ? 'hidden' : undefined }}
      hidden={!isOpen}
      // Without the Popover API, as in jsdom, the attribute would hide the panel for good.
      popover={'showPopover' in HTMLElement.prototype ? 'manual' : undefined}
      role="dialog"
      aria-labelledby={isOpen ? `${id}-title` : undefined}
      {...KEPT_INSIDE}
    >
      {isOpen && behavior && (
        <behavior.PopoverBehavior
          panel={panel}
          anchor={anchor}
          help={help}
          side={side}
          session={session}
          setMode={setMode}
          close={close}
          wasOutside={wasOutside}
        />
      )}
      <PanelFrame
        id={id}
        help={help}
        run={run}
        surface="run-detail"
        moves={moves}
        onShowStep={onShowStep}
        isOpen={isOpen}
        link={link}
        isReport={!!isReport}
        close={close}
        tools={tools}
        onSession={setSession}
      />
    </div>
  );
}

/** P6: presses and keys inside the panel do not reach a row of the host that opens on click, or its keyboard shortcuts. */
const KEPT_INSIDE = {
  onClick: (event: SyntheticEvent) => event.stopPropagation(),
  onKeyDown: (event: SyntheticEvent) => event.stopPropagation(),
};

/**
 * Closes the panel on Escape (P2). floating-ui listens on the document, where a dialog of the host may hear the key first. A key pressed in
 * the panel or on its button is therefore taken at the window, so that it closes nothing else.
 */
function useEscape(
  panel: RefObject<HTMLElement | null>,
  button: RefObject<HTMLElement | null>,
  isOpen: boolean,
  leave: () => void,
): void {
  useEffect(() => {
    if (!isOpen) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      const target = focusedFrom(button.current!);
      const isOurs = panel.current?.contains(target) || button.current?.contains(target);
      const isAtWindow = event.eventPhase === Event.CAPTURING_PHASE;
      if (isAtWindow ? !isOurs : target && target !== document.body) return;
      event.stopPropagation();
      // The browser clears a search field on Escape.
      if (target instanceof HTMLInputElement && target.type === 'search' && target.value) return;
      event.preventDefault();
      leave();
    };
    addEventListener('keydown', onKey, true);
    document.addEventListener('keydown', onKey);
    return () => {
      removeEventListener('keydown', onKey, true);
      document.removeEventListener('keydown', onKey);
    };
  }, [panel, button, isOpen, leave]);
}
