import { useDismiss, useFloatingRootContext } from '@floating-ui/react';
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import type { Session } from '../../session/sessionState.ts';
import { enModes } from '../../text/en/enModes.ts';
import { Grip } from '../panel/Grip.tsx';
import { MIN_HOST_WIDTH, PANEL_WIDTH } from '../panel/panelWidth.ts';
import { useBack } from '../panel/useBack.ts';
import { useStoredWidth } from '../panel/useStoredWidth.ts';
import { WidthTools } from '../panel/WidthTools.tsx';
import { lineOf } from '../parts/lineOf.ts';
import { useMessages } from '../provider/useMessages.ts';
import { adoptStyles } from '../pill/adoptStyles.ts';
import type { Help, HelpConfig } from '../provider/HelpContext.ts';
import type { OpenReason } from '../provider/OpenProps.ts';
import { useStored } from '../provider/useStored.ts';
import css from './modes.css?inline';
import type { PanelSide } from './placePanel.ts';

/** `beside` its button, at the `side` of the window, or a `page` of its own. */
export type PanelMode = 'beside' | 'side' | 'page';

export interface PopoverBehaviorProps {
  readonly panel: RefObject<HTMLElement | null>;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly help: Help;
  readonly side: PanelStand;
  /** The run's session, once the run is read. */
  readonly session: Session | undefined;
  readonly setMode: (mode: PanelMode) => void;
  readonly close: (reason: OpenReason) => void;
  /** Whether a press outside closed it. */
  readonly wasOutside: () => boolean;
}

const MODAL = 'dialog[open], [aria-modal="true"]';
/** `side` where the operator pinned the panel. */
const MODE_KEY = 'waymark:panel:mode';

/**
 * What an open popover does beside the page: closing on a press outside, its modes, Back. Loaded after the popover, because nobody needs it
 * before there is something to see.
 */
export function PopoverBehavior(props: PopoverBehaviorProps): ReactNode {
  const { panel, anchor, help, side, session, setMode, close, wasOutside } = props;
  // The panel's element, which is not there at the first render.
  const [floating, setFloating] = useState(panel.current);
  // oxlint-disable-next-line react/set-state-in-effect -- a ref is set only once everything is drawn
  useEffect(() => setFloating(panel.current), [panel]);
  const context = useFloatingRootContext({
    open: true,
    onOpenChange: () => close('outside'),
    elements: { reference: anchor.current, floating },
  });
  // The attributes that `useDismiss` would set are set by panel and button themselves (B3, P6).
  useDismiss(context, {
    // `useEscape` closes on Escape, by P2.
    escapeKey: false,
    // P3: a handler of the host may ask a question before it acts; the panel stays, to show how the move went.
    outsidePress: (event) => {
      const modal = event.composedPath().find((node) => node instanceof Element && node.matches(MODAL));
      const isAround = !modal || lineOf(anchor.current!).includes(modal as Node);
      const { dataset } = panel.current!;
      const stays = side === 'side' || ('low' in dataset && side !== 'sheet') || 'below' in dataset;
      return isAround && !stays;
    },
  });
  useHostModals(panel);
  useScrollKeys(panel);
  const [kept] = useStored(help, MODE_KEY);
  const first = useRef(kept);
  useLayoutEffect(() => {
    adoptStyles(anchor.current, css);
    if (first.current === 'side') setMode('side');
  }, [anchor, setMode]);
  useBack(side === 'sheet' || side === 'page', help.back !== false, session, close, wasOutside);
  useEffect(() => {
    if (side !== 'page') return undefined;
    const box = panel.current!;
    // An operator who moves the focus to what lies under the page wants to see it.
    const onLeave = ({ relatedTarget }: FocusEvent): void => {
      if (relatedTarget && !box.contains(relatedTarget as Node)) setMode('beside');
    };
    box.addEventListener('focusout', onLeave);
    // The page's own style sheet leaves out what is not to be printed; it cannot see into a shadow root.
    adoptStyles(document.body, css);
    const part = lineOf(box).find(({ parentNode }) => parentNode === document.body) as Element;
    part.toggleAttribute('data-waymark-page', true);
    return () => {
      box.removeEventListener('focusout', onLeave);
      part.removeAttribute('data-waymark-page');
    };
  }, [side, panel, setMode]);
  return null;
}

/** The title has the focus when the panel opens, and stands above the text that scrolls: these keys would scroll the host's page. */
function useScrollKeys(panel: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const box = panel.current!;
    const onKey = (event: KeyboardEvent): void => {
      const text = box.querySelector('.waymark-scroll')!;
      const screens = { PageDown: 0.9, ' ': 0.9, PageUp: -0.9 }[event.key];
      // On a low screen the panel scrolls as a whole, title and all.
      const isOurs = text.scrollHeight > text.clientHeight && (event.target as Element).matches('h2');
      if (!screens || !isOurs) return;
      event.preventDefault();
      text.scrollTop += screens * text.clientHeight;
    };
    box.addEventListener('keydown', onKey);
    return () => box.removeEventListener('keydown', onKey);
  }, [panel]);
}

interface ModeToolsProps extends Pick<PopoverBehaviorProps, 'panel' | 'help' | 'side' | 'setMode'> {
  /** Id of the panel. */
  readonly id: string;
}

/** The header's buttons for the panel's mode, and the edge that resizes a pinned panel. */
export function ModeTools({ id, panel, help, side, setMode }: ModeToolsProps): ReactNode {
  const words = useMessages(help, enModes);
  const [, keep] = useStored(help, MODE_KEY);
  const [width, setWidth] = useSideWidth(help, panel, side === 'side');
  const stand = (mode: PanelMode): void => {
    keep(mode);
    setMode(mode);
  };
  return (
    <>
      {side === 'sheet' && <Grip panel={panel} label={words.sheetHeight} />}
      {side === 'side' && <WidthTools id={id} help={help} width={width} resize={setWidth} />}
      {side === 'page' && <ModeTool name="print" label={words.printPanel} press={() => print()} />}
      {side !== 'sheet' && side !== 'page' && (
        <ModeTool
          name="pin"
          label={side === 'side' ? words.unpinPanel : words.pinPanel}
          press={() => stand(side === 'side' ? 'beside' : 'side')}
        />
      )}
      <ModeTool
        name={side === 'page' ? 'fold' : 'expand'}
        label={side === 'page' ? words.foldPanel : words.expandPanel}
        press={() => setMode(side === 'page' ? 'beside' : 'page')}
      />
    </>
  );
}

const PATHS = {
  pin: 'M2.5 3.5h11v9h-11ZM9.5 3.5v9',
  expand: 'M9.5 2.5h4v4M13.5 2.5 9 7M6.5 13.5h-4v-4M2.5 13.5 7 9',
  fold: 'M13 7H9V3M9 7l4.5-4.5M3 9h4v4M7 9l-4.5 4.5',
  print: 'M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7Z',
} as const;

interface ModeToolProps {
  readonly name: keyof typeof PATHS;
  readonly label: string;
  readonly press: () => void;
}

function ModeTool({ name, label, press }: ModeToolProps): ReactNode {
  return (
    <button
      type="button"
      className="waymark-tool"
      data-part={name}
      aria-label={label}
      title={label}
      onClick={press}
    >
      <svg className="waymark-mode" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path d={PATHS[name]} />
      </svg>
    </button>
  );
}

/** How it stands now; in a narrow window as a `sheet`. */
type PanelStand = PanelSide | 'sheet' | 'side' | 'page';

/**
 * Lets a modal of the host lie above the panel, which is in the top layer (P13). Such a dialog hides the rest of the page from assistive
 * technology with `aria-hidden` or `inert` around the panel; a `<dialog>` is above the panel anyway. The panel stays focusable, so that the
 * dialog can give the focus back to it.
 */
function useHostModals(panel: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const box = panel.current;
    if (!box) return undefined;
    const look = (): void => {
      box.toggleAttribute('data-below', lineOf(box).some(isHidden));
    };
    look();
    const watch = new MutationObserver(look);
    for (const root of lineOf(box)) {
      if (!(root instanceof Element))
        watch.observe(root, { subtree: true, attributeFilter: ['aria-hidden', 'inert'] });
    }
    return () => {
      watch.disconnect();
      box.removeAttribute('data-below');
    };
  }, [panel]);
}

const isHidden = (node: Node): boolean =>
  node instanceof Element && node.matches('[aria-hidden="true"], [inert]');

/**
 * The width of a pinned panel in pixels, stored. The panel pushes aside the element that the host names, and lies over it where fewer than
 * 560 px would be left.
 */
function useSideWidth(
  help: HelpConfig,
  panel: RefObject<HTMLElement | null>,
  isSide: boolean,
): [width: number, setWidth: (width: number) => void] {
  const { pushes } = help;
  const [width, setWidth] = useStoredWidth(help, 'waymark:panel:width');
  useEffect(() => {
    const box = panel.current;
    if (!isSide || !box) return undefined;
    const pushed = pushes === undefined ? null : document.querySelector<HTMLElement>(pushes);
    const before = pushed?.style.marginInlineEnd ?? '';
    const fit = (): void => {
      const page = document.documentElement.clientWidth;
      const isPushing = pushed !== null && page >= MIN_HOST_WIDTH + PANEL_WIDTH.least;
      const fitting = Math.min(width, isPushing ? page - MIN_HOST_WIDTH : page);
      box.style.setProperty('--wm-side', `${fitting}px`);
      box.toggleAttribute('data-pushes', isPushing);
      if (pushed) pushed.style.marginInlineEnd = isPushing ? `${fitting}px` : before;
    };
    fit();
    addEventListener('resize', fit);
    return () => {
      removeEventListener('resize', fit);
      box.removeAttribute('data-pushes');
      box.style.removeProperty('--wm-side');
      if (pushed) pushed.style.marginInlineEnd = before;
    };
  }, [panel, isSide, pushes, width]);
  return [width, setWidth];
}
