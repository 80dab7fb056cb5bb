'use client';
import { useCallback, useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { enButton } from '../../text/en/enButton.ts';
import { enDockButton } from '../../text/en/enDockButton.ts';
import { createLoader } from '../parts/createLoader.ts';
import { useHelp, type Help } from '../provider/HelpContext.ts';
import { loadAnswer } from '../panel/loadAnswer.ts';
import { needsHelp } from '../button/needsHelp.ts';
import { panelName } from '../button/panelName.ts';
import { runKey } from '../provider/runKey.ts';
import { useDeepLink } from '../provider/useDeepLink.ts';
import { useDockOpen } from './useDockOpen.ts';
import { useDockWidth } from './useDockWidth.ts';
import { useCode } from '../parts/useCode.ts';
import type { OpenReason, PanelButtonProps } from '../provider/OpenProps.ts';

/** Loads the inside of the dock and, in parallel, the answer that fills it. */
const loadDock = createLoader(() => {
  loadAnswer().catch(() => {});
  return import('./DockPanel.tsx');
});

export interface HelpDockProps extends Omit<PanelButtonProps, 'label'> {
  /** The landmark's name, in place of the message. */
  readonly label?: string | undefined;
  /** The replay's moment, epoch milliseconds. Left out, the dock shows the verdict alone. */
  readonly at?: number | undefined;
  /** Moves the replay; *Jump to the failing step* calls it with the step's moment. */
  readonly onSeek?: ((at: number) => void) | undefined;
}

/**
 * Help beside Mission Replay: a panel in the flow of the page that pushes and never covers. Put it last in a flex or grid row. Without
 * `open` it opens beside a run in trouble, remembers whether it was opened or closed, and leaves a small button in its place.
 */
export function HelpDock(props: HelpDockProps): ReactNode {
  const help = useHelp();
  return help && <Dock {...props} help={help} />;
}

function Dock({ help, ...props }: HelpDockProps & { readonly help: Help }): ReactNode {
  const { run, open, onOpenChange, className, label } = props;
  const id = useId();
  const aside = useRef<HTMLElement>(null);
  /** The button, or the title of the panel in its place. */
  const holder = useRef<HTMLElement | null | undefined>(null);
  // A dock that opened for a reason stays open when the run becomes fine.
  const [hadReason, setReason] = useState(false);
  const hasReason = hadReason || needsHelp(run);
  if (hasReason !== hadReason) setReason(hasReason);
  const [remembered, setRemembered] = useDockOpen(props.defaultOpen ?? hasReason, help);
  const isOpen = open ?? remembered;
  const setOpen = (next: boolean, reason: OpenReason): void => {
    setRemembered(next);
    onOpenChange?.(next, { reason });
  };
  const [width, setWidth, mode] = useDockWidth(help, aside);
  const link = useDeepLink(help, true, isOpen, () => setOpen(true, 'link'), run);
  const [code, isFailed, load] = useCode(loadDock);
  // Button and panel take each other's place, and with it the focus, which would else fall to the page. A press that gave the focus to
  // nothing, as in Safari, counts.
  const movesFocus = useRef(false);
  const giveFocus = useCallback((next: HTMLElement | null | undefined) => {
    if (next === null) {
      if (holder.current!.matches(':focus')) movesFocus.current = true;
    } else if (next && movesFocus.current) {
      movesFocus.current = false;
      next.focus({ preventScroll: true });
    }
    holder.current = next;
  }, []);
  useEffect(() => {
    if (isOpen && !code) load();
  }, [isOpen, code, load]);
  const say = { ...enButton, ...enDockButton, ...help.messages };
  if (open === false) return null;
  return (
    <aside
      ref={aside}
      id={id}
      className={`waymark waymark-dock${className ? ` ${className}` : ''}`}
      lang={say.lang}
      data-part="dock"
      data-state={isOpen ? 'open' : 'closed'}
      aria-label={label ?? panelName(help, runKey(run))}
    >
      {isOpen && code ? (
        <code.DockPanel
          {...props}
          id={id}
          aside={aside}
          giveFocus={giveFocus}
          help={help}
          link={link}
          width={width}
          onWidth={setWidth}
          isSheet={mode === 'sheet'}
          onClose={(reason) => {
            movesFocus.current = true;
            setOpen(false, reason);
          }}
        />
      ) : (
        <>
          <button
            ref={giveFocus}
            type="button"
            className="waymark-button"
            dir={say.dir}
            data-part="dock-button"
            aria-expanded={isOpen}
            onPointerEnter={load}
            onFocus={load}
            onClick={() => {
              movesFocus.current = true;
              if (isOpen) load();
              else setOpen(true, 'button');
            }}
          >
            {isOpen && isFailed ? say.openFailed : say.help}
            {help.late?.(help, runKey(run), isOpen)}
          </button>
          {isOpen && !isFailed && (
            <p role="status" className="waymark-opening" dir={say.dir}>
              {say.opening}
            </p>
          )}
        </>
      )}
    </aside>
  );
}
