import { useCallback, useMemo, useRef, type ReactNode, type RefObject } from 'react';
import type { Session, SessionHost } from '../../session/sessionState.ts';
import { createFormat } from '../../text/createFormat.ts';
import { enPanel } from '../../text/enPanel.ts';
import { showText } from '../../core/model/showText.ts';
import { wordsFrom } from '../../text/wordsFrom.ts';
import type { HelpConfig } from '../provider/HelpContext.ts';
import { localeOf } from '../provider/localeOf.ts';
import { Icon } from '../parts/Icon.tsx';
import { PanelBoundary } from './PanelBoundary.tsx';
import { PanelContext, type Panel } from '../parts/PanelContext.ts';
import { PanelFooter } from './PanelFooter.tsx';
import { PanelView } from './PanelView.tsx';
import { ShortForm } from './ShortForm.tsx';
import type { OpenReason } from '../provider/OpenProps.ts';
import { useKeepFocus } from './useKeepFocus.ts';
import { useSession } from '../provider/useSession.ts';
import { useViewPosition } from './useViewPosition.ts';

interface PanelFrameProps extends Pick<HelpConfig, 'locale' | 'messages'> {
  readonly id: string;
  readonly session: Session;
  readonly host: SessionHost;
  readonly close: (reason: OpenReason) => void;
  /** Stands between failure and move. */
  readonly note?: ReactNode;
  /** Further tools of the header. */
  readonly tools?: ReactNode;
}

/** The inside of popover and dock alike: header, what the panel shows, *Report this Run* always at the same place. */
export function PanelFrame(props: PanelFrameProps): ReactNode {
  const { id, session, host, close, note, tools, locale, messages } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const words = useMemo(
    () => wordsFrom(enPanel, messages ?? {}, createFormat(localeOf(locale))),
    [locale, messages],
  );
  const reveal = useCallback((partId: string) => {
    const box = scroller.current;
    const part = box?.querySelector<HTMLElement>(`[id="${CSS.escape(partId)}"]`);
    if (!box || !part) return;
    // Not `scrollIntoView`: it would scroll the host's page too.
    box.scrollTop += part.getBoundingClientRect().top - box.getBoundingClientRect().top - 12;
    part.focus({ preventScroll: true });
  }, []);
  const panel = useMemo(
    () => ({ session, host, words, messages, id, note, close, reveal }),
    [session, host, words, messages, id, note, close, reveal],
  );
  return (
    <PanelContext.Provider value={panel}>
      <PanelHeader panel={panel} tools={tools} />
      <PanelBody panel={panel} scroller={scroller} />
      <PanelFooter />
    </PanelContext.Provider>
  );
}

function PanelHeader({
  panel,
  tools,
}: {
  readonly panel: Panel;
  readonly tools: PanelFrameProps['tools'];
}): ReactNode {
  const { session, words, id, close } = panel;
  const run = useSession(session, (state) => state.run?.id);
  const canGoBack = useSession(session, (state) => state.canGoBack);
  const canGoForward = useSession(session, (state) => state.canGoForward);
  return (
    <header className="waymark-head" data-part="header">
      {(canGoBack || canGoForward) && (
        <>
          <Tool name={words.back} icon="back" isOff={!canGoBack} press={session.back} />
          <Tool name={words.forward} icon="forward" isOff={!canGoForward} press={session.forward} />
        </>
      )}
      <h2 id={`${id}-title`} tabIndex={-1} className="waymark-name">
        {words.panelName({ run: showText(run ?? '') })}
      </h2>
      {tools}
      <Tool name={words.close} icon="close" press={() => close('close')} />
    </header>
  );
}

interface ToolProps {
  readonly name: string;
  readonly icon: 'back' | 'forward' | 'close' | 'narrower' | 'wider';
  readonly isOff?: boolean;
  readonly press: () => void;
}

/** A small button of the header. Switched off it keeps its place and the focus. */
export function Tool({ name, icon, isOff = false, press }: ToolProps): ReactNode {
  return (
    <button
      type="button"
      className="waymark-tool"
      data-part={icon}
      aria-label={name}
      title={name}
      aria-disabled={isOff || undefined}
      onClick={() => {
        if (!isOff) press();
      }}
    >
      <Icon name={icon === 'forward' ? 'back' : icon} />
    </button>
  );
}

interface PanelBodyProps {
  readonly panel: Panel;
  readonly scroller: RefObject<HTMLDivElement | null>;
}

function PanelBody({ panel, scroller }: PanelBodyProps): ReactNode {
  const onScroll = useViewPosition(panel, scroller);
  useKeepFocus(scroller);
  return (
    <div ref={scroller} className="waymark-scroll" data-part="body" onScroll={onScroll}>
      <PanelBoundary Fallback={ShortForm}>
        <PanelView />
      </PanelBoundary>
    </div>
  );
}
