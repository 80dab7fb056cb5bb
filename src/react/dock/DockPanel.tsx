import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { importAnew } from '../../session/importAnew.ts';
import type { Run } from '../../core/model/run.ts';
import { enFrame } from '../../text/en/enFrame.ts';
import type { Session } from '../../session/sessionState.ts';
import { focusedFrom } from '../parts/focusedFrom.ts';
import { lineOf } from '../parts/lineOf.ts';
import { PanelFrame } from '../panel/PanelFrame.tsx';
import type { Help } from '../provider/HelpContext.ts';
import type { OpenReason, PanelButtonProps } from '../provider/OpenProps.ts';
import { adoptStyles } from '../pill/adoptStyles.ts';
import css from './dock.css?inline';
import { WidthTools } from '../panel/WidthTools.tsx';
import { createLoader } from '../parts/createLoader.ts';
import { useCode } from '../parts/useCode.ts';
import { ReplayNote } from './ReplayNote.tsx';

export interface DockPanelProps extends PanelButtonProps {
  readonly id: string;
  /** The landmark that the panel fills. */
  readonly aside: RefObject<HTMLElement | null>;
  /** Called with the title as soon as that is there. */
  readonly giveFocus: (title: HTMLElement | null | undefined) => void;
  readonly help: Help;
  readonly at?: number | undefined;
  readonly onSeek?: ((at: number) => void) | undefined;
  readonly link: string | undefined;
  readonly width: number;
  readonly onWidth: (width: number) => void;
  readonly isSheet: boolean;
  readonly onClose: (reason: OpenReason) => void;
}

const NOTE = <ReplayNote />;

const style = (panel: Element | null): void => adoptStyles(panel, css);

/** The code of a dock that is a sheet; a wide page never loads it. */
const loadSheet = createLoader(async () => {
  const [behavior, ways] = await Promise.all([
    import('./SheetBehavior.tsx').catch(importAnew),
    import('../panel/giveWay.ts').catch(importAnew),
  ]);
  return { ...behavior, ...ways };
});

/** The inside of the dock: follows the replay's moment, can be resized, gives the focus back to the host on Escape. */
export function DockPanel(props: DockPanelProps): ReactNode {
  const { id, aside, giveFocus, help, run, at, width, moves, link, isSheet } = props;
  const [session, setSession] = useState<Session>();
  const latest = useRef<{ props: DockPanelProps; session?: Session | undefined }>({ props });
  useEffect(() => {
    latest.current = { props, session };
  });
  // One function for the life of the dock: a host may pass new handlers at every frame of a replay.
  const showStep = useCallback((stepId: string) => {
    const { props, session } = latest.current;
    const show = (): void => {
      if (props.onShowStep) return props.onShowStep(stepId);
      const moment = momentOf(stepId, session?.getState().run);
      if (moment !== undefined) props.onSeek?.(moment);
    };
    if (props.isSheet && loadSheet.loaded) loadSheet.loaded.giveWay(props.aside.current!, show);
    else show();
  }, []);
  useEffect(() => session?.replayOpened(), [session]);
  useLayoutEffect(() => giveFocus(aside.current?.querySelector('h2')), [aside, giveFocus]);
  useEffect(() => session?.setCursor(at), [session, at]);

  const close = useCallback((reason: OpenReason) => latest.current.props.onClose(reason), []);
  const resize = useCallback((next: number) => latest.current.props.onWidth(next), []);
  const tools = useMemo(
    () => <WidthTools id={id} help={help} width={width} resize={resize} />,
    [id, help, width, resize],
  );
  const onKeyDown = useEscapeToHost(aside);
  const [isTouched, setTouched] = useState(false);
  const [sheet, , loadBehavior] = useCode(loadSheet);
  useEffect(() => {
    if (isSheet && !sheet) loadBehavior();
  }, [isSheet, sheet, loadBehavior]);
  // Opened by a press, it has the focus.
  const touch = (): void => setTouched(true);
  const { dir } = { ...enFrame, ...help.messages };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- only hears the Escape of what is inside
    <div
      ref={style}
      className="waymark-panel"
      dir={dir}
      data-part="dock-panel"
      onKeyDown={onKeyDown}
      onPointerDownCapture={touch}
      onFocusCapture={touch}
    >
      {sheet && (
        <sheet.SheetBehavior
          dock={aside}
          help={help}
          session={session}
          isSheet={isSheet}
          isTouched={isTouched}
          close={close}
        />
      )}
      <PanelFrame
        id={id}
        help={help}
        run={run}
        surface="mission-replay"
        moves={moves}
        onShowStep={props.onShowStep || props.onSeek ? showStep : undefined}
        isOpen
        link={link}
        close={close}
        tools={tools}
        note={NOTE}
        onSession={setSession}
      />
    </div>
  );
}

/** When a step is best looked at, epoch milliseconds: the moment it failed, else its end, else its start. */
function momentOf(stepId: string, run: Run | undefined): number | undefined {
  const step = run?.steps?.find(({ id }) => id === stepId);
  return step?.failure?.at ?? step?.endedAt ?? step?.startedAt;
}

/**
 * Escape inside the dock gives the focus back to where it was in the host and leaves the dock open.
 *
 * @returns the handler for the keys pressed inside
 */
function useEscapeToHost(dock: RefObject<HTMLElement | null>): (event: KeyboardEvent) => void {
  const last = useRef<HTMLElement>(null);
  useEffect(() => {
    const note = (target: EventTarget | null): void => {
      const isHost = target !== document.body && !dock.current?.contains(target as Node | null);
      if (isHost && target instanceof HTMLElement) last.current = target;
    };
    const onFocus = (event: FocusEvent): void => note(event.composedPath()[0] ?? null);
    note(focusedFrom(dock.current ?? document));
    // The document is told nothing of the focus that moves inside a shadow root of the host.
    const line = lineOf(dock.current ?? document);
    for (const node of line) node.addEventListener('focusin', onFocus as EventListener);
    return () => {
      for (const node of line) node.removeEventListener('focusin', onFocus as EventListener);
    };
  }, [dock]);
  return (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
    const { target } = event;
    if (target instanceof HTMLInputElement && target.type === 'search' && target.value) return;
    event.preventDefault();
    if (last.current?.isConnected) last.current.focus();
    else if (target instanceof HTMLElement) target.blur();
  };
}
