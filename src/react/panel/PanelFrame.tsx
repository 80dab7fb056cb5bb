import { memo, useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { showText } from '../../core/model/value/showText.ts';
import { askRules } from '../../session/guides/askRules.ts';
import type { Session } from '../../session/sessionState.ts';
import { enFrame } from '../../text/en/enFrame.ts';
import type { WordsOf } from '../../text/wordsFrom.ts';
import { Icon } from '../parts/Icon.tsx';
import { LoadFailed } from '../parts/LoadFailed.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { useCode } from '../parts/useCode.ts';
import { localeOf } from '../provider/localeOf.ts';
import type { OpenReason } from '../provider/OpenProps.ts';
import { useDictionary, useMessages } from '../provider/useMessages.ts';
import { runKey } from '../provider/runKey.ts';
import { useSession } from '../provider/useSession.ts';
import { loadAnswer } from './loadAnswer.ts';
import type { PanelAnswerProps } from './PanelAnswer.tsx';

interface PanelFrameProps extends PanelAnswerProps {
  /** Further tools of the header. */
  readonly tools?: ReactNode;
  readonly close: (reason: OpenReason) => void;
}

/**
 * The inside of popover and dock alike. Header and skeleton are drawn at once; the code that reads the run loads beside this. Rendered anew
 * only when its props change, because a page that scrolls moves the box around it at every frame.
 */
export const PanelFrame = memo(function PanelFrame({ tools, close, ...props }: PanelFrameProps): ReactNode {
  const { id, help, run, onSession } = props;
  const words = useMessages(help, enFrame);
  const runId = runKey(run);
  const name = useMemo(() => words.panelName({ run: showText(runId) }), [words, runId]);
  const [answer, isFailed, load] = useCode(loadAnswer);
  // The answer waits for the dictionary: text that changes its language on screen would have to be read twice.
  const isSpoken = useDictionary(help.messages) !== undefined;
  // An answer on screen stays while another language loads: removing it would lose the focus and the scroll position.
  const [isDrawn, setDrawn] = useState(isSpoken);
  if (isSpoken && !isDrawn) setDrawn(true);
  useEffect(() => {
    if (answer) return;
    load();
    // What reads the guides is still on its way: they come beside it, not after it.
    for (const source of [help.guides].flat()) askRules(source, localeOf(help));
    // Once only: `takeRules` asks again where the sources or the language have changed.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [answer, load]);
  const title = useRef<HTMLHeadingElement>(null);
  const [session, setSession] = useState<Session>();
  useLayoutEffect(() => {
    if (session) onSession?.(session);
  }, [session, onSession]);
  return (
    <>
      <header className="waymark-head" data-part="header">
        {session && <History session={session} words={words} />}
        <h2 ref={title} id={`${id}-title`} tabIndex={-1} className="waymark-name">
          {name}
        </h2>
        {tools}
        <IconButton name={words.close} icon="close" press={() => close('close')} />
      </header>
      {answer && isDrawn ? (
        <answer.PanelAnswer {...props} onSession={setSession} />
      ) : (
        <div className="waymark-scroll" data-part="body" aria-busy={!isFailed}>
          {isFailed ? (
            <LoadFailed
              words={words}
              text={words.openFailed}
              retry={() => {
                // The button goes with the notice, the title stays.
                title.current?.focus();
                return load();
              }}
            />
          ) : (
            <Skeleton words={words} label={words.loadingGuides} />
          )}
        </div>
      )}
    </>
  );
});

interface HistoryProps {
  readonly session: Session;
  readonly words: WordsOf<typeof enFrame>;
}

/** Back and forward through the views of the panel, shown once there is somewhere to go. */
function History({ session, words }: HistoryProps): ReactNode {
  const canGoBack = useSession(session, (state) => state.canGoBack);
  const canGoForward = useSession(session, (state) => state.canGoForward);
  return (
    (canGoBack || canGoForward) && (
      <>
        <IconButton name={words.back} icon="back" isOff={!canGoBack} press={session.back} />
        <IconButton name={words.forward} icon="forward" isOff={!canGoForward} press={session.forward} />
      </>
    )
  );
}

interface ToolProps {
  readonly name: string;
  readonly icon: 'back' | 'forward' | 'close' | 'narrower' | 'wider';
  /** Its drawing, where that is none of ours. */
  readonly path?: string;
  readonly isOff?: boolean;
  readonly press: () => void;
}

/** A small button of the header. Switched off, it keeps its place and the focus. */
export function IconButton({ name, icon, path, isOff = false, press }: ToolProps): ReactNode {
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
      {path === undefined ? (
        <Icon name={icon === 'close' ? icon : 'back'} />
      ) : (
        <Icon name={icon} path={path} />
      )}
    </button>
  );
}
