import { memo, useCallback, useEffect, useMemo, useRef, type ReactNode, type RefObject } from 'react';
import type { Moves, Session } from '../../session/sessionState.ts';
import { DockTools } from './DockTools.tsx';
import type { Help } from '../provider/HelpContext.ts';
import { momentOf } from './momentOf.ts';
import { PanelFrame } from '../panel/PanelFrame.tsx';
import { ReplayNote } from './ReplayNote.tsx';
import { useEscapeToHost } from './useEscapeToHost.ts';
import { useHelpSession } from '../provider/useHelpSession.ts';
import { useHost } from '../provider/useHost.ts';
import { useMergedHost } from '../provider/useMergedHost.ts';
import type { OpenReason } from '../provider/OpenProps.ts';
import { useStart } from '../panel/useStart.ts';

export interface DockPanelProps {
  readonly id: string;
  /** The landmark the panel fills. */
  readonly aside: RefObject<HTMLElement | null>;
  readonly help: Help;
  readonly run: unknown;
  readonly at?: number | undefined;
  readonly onSeek?: ((at: number) => void) | undefined;
  readonly moves?: Moves | undefined;
  readonly onShowStep?: ((stepId: string) => void) | undefined;
  readonly link: string | undefined;
  readonly width: number;
  readonly onWidth: (width: number) => void;
  readonly onClose: (reason: OpenReason) => void;
}

const NOTE = <ReplayNote />;

// A playing replay renders the dock 60 times a second; what is in it changes only with the session.
const Frame = memo(PanelFrame);

/** The inside of the dock: follows the replay's moment, can be resized, gives the focus back to the host on Escape. */
export function DockPanel(props: DockPanelProps): ReactNode {
  const { id, aside, help, run, at, width, moves, link } = props;
  const latest = useRef<{ props: DockPanelProps; session?: Session }>({ props });
  const seek = useCallback((stepId: string) => {
    const { props, session } = latest.current;
    const moment = momentOf(stepId, session?.getState().run);
    if (moment !== undefined) props.onSeek?.(moment);
  }, []);
  const onShowStep = props.onShowStep ?? (props.onSeek && seek);
  const own = useHost(help, { surface: 'mission-replay', moves, onShowStep });
  const held = useHelpSession(help, run, own, true);
  const host = useMergedHost(held, own);
  const { session } = held;
  useEffect(() => {
    latest.current = { props, session };
  });
  useStart(session, true, link, false);
  useEffect(() => session.replayOpened(), [session]);
  useEffect(() => session.setCursor(at), [session, at]);

  const close = useCallback((reason: OpenReason) => latest.current.props.onClose(reason), []);
  const resize = useCallback((next: number) => latest.current.props.onWidth(next), []);
  const tools = useMemo(() => <DockTools width={width} resize={resize} />, [width, resize]);
  const onKeyDown = useEscapeToHost(aside);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- only hears the Escape of what is inside
    <div className="waymark-panel" data-part="dock-panel" onKeyDown={onKeyDown}>
      <Frame
        id={id}
        session={session}
        host={host}
        close={close}
        tools={tools}
        note={NOTE}
        locale={help.locale}
        messages={help.messages}
      />
    </div>
  );
}
