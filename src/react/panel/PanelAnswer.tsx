import {
  Component,
  memo,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { readLink } from '../../session/deepLink.ts';
import { hasSameContent } from '../../session/hasSameContent.ts';
import type { Session, SessionHost, SessionState } from '../../session/sessionState.ts';
import { enPanel } from '../../text/en/enPanel.ts';
import { wordsFrom, type PanelWords } from '../../text/wordsFrom.ts';
import type { Help, HelpConfig } from '../provider/HelpContext.ts';
import { useRunHelp, type RunHelpOptions } from '../provider/useRunHelp.ts';
import { useSession } from '../provider/useSession.ts';
import { useDictionary, useMessages } from '../provider/useMessages.ts';
import { useCode } from '../parts/useCode.ts';
import { PanelContext, usePanel, type Panel } from '../parts/usePanel.ts';
import { loadReportForm, loadSent } from '../report/loadReportForm.ts';
import { KeepFocus } from './KeepFocus.tsx';
import { loadBehind } from './loadBehind.ts';
import { loadOthers } from './loadOthers.ts';
import { PanelFooter, ReportButton } from './PanelFooter.tsx';
import { PanelView } from './PanelView.tsx';
import { scrollerOf, useViewPosition } from './useViewPosition.ts';

export interface PanelAnswerProps extends RunHelpOptions {
  /** Unique in the page; ids of parts start with it. */
  readonly id: string;
  readonly help: Help;
  /** Untrusted: whatever the host passes as a run. */
  readonly run: unknown;
  /** The address's hash, when a deep link opened the panel. */
  readonly link: string | undefined;
  /** Opens at the report form. */
  readonly isReport?: boolean;
  /** Shown above what scrolls: in the dock, the replay's moment. */
  readonly note?: ReactNode;
  /** Called with the run's session as soon as it exists, and whenever it is replaced. */
  readonly onSession?: (session: Session) => void;
}

/** What fills a frame: reads the run, shows the current view, and keeps *Report this Run* at the same place. */
export function PanelAnswer(props: PanelAnswerProps): ReactNode {
  const { id, help, run, link, isReport = false, isOpen, note, onSession } = props;
  const { session, host } = useRunHelp(help, run, props);
  useStart(session, isOpen, link, isReport);
  useLayoutEffect(() => onSession?.(session), [session, onSession]);
  const isAnswered = useSession(session, hasAnswer);
  useEffect(() => {
    if (isOpen && isAnswered) warmWhenIdle();
  }, [isOpen, isAnswered]);
  const { shared } = help;
  const given = useRef(run);
  // A host may write them anew at every draw.
  const [messages, setMessages] = useState(help.messages);
  if (!hasSameContent(messages, help.messages)) setMessages(help.messages);
  useEffect(() => {
    if (!isOpen || !isAnswered) return undefined;
    const closed = new AbortController();
    const { current } = shared;
    // If it cannot be loaded, only the pill is missing.
    const coming = import('./goAlong.ts').then(
      ({ goAlong }) => goAlong(current, session, closed.signal, given.current),
      () => undefined,
    );
    current.pill ??= { sendTo: (...to) => void coming.then((sendTo) => sendTo?.(...to)) };
    return () => closed.abort();
  }, [session, shared, isOpen, isAnswered]);
  return (
    <Content
      id={id}
      session={session}
      host={host}
      note={note}
      locale={help.locale}
      messages={messages}
      link={help.link}
      user={help.user}
      storage={help.storage}
    />
  );
}

/** Has the answer its guide’s text, or the news that this did not load? Until then nothing else is loaded. */
function hasAnswer({ result, bodies }: SessionState): boolean {
  const text = result?.lead ? bodies[result.lead]?.state : 'ready';
  return result !== undefined && text !== undefined && text !== 'loading';
}

/** P19: with the answer on screen the rest is loaded, so that a network that goes away takes neither report nor search with it. */
function warmWhenIdle(): void {
  // Safari has no idle callback; there the code is loaded when its button is hovered or pressed.
  window.requestIdleCallback?.(() => {
    for (const load of [
      loadReportForm,
      loadOthers,
      () => import('../../session/report/createReporter.ts'),
      loadSent,
    ])
      load().catch(() => undefined);
  });
}

interface ContentProps
  extends
    Pick<HelpConfig, 'locale' | 'messages' | 'link' | 'user' | 'storage'>,
    Pick<PanelAnswerProps, 'id' | 'note'> {
  readonly session: Session;
  readonly host: SessionHost;
}

// A host renders the panel with every new run, and beside a playing replay 60 times a second; this part changes only with the session.
const Content = memo(function Content(props: ContentProps): ReactNode {
  const { id, session, host, note, messages, link = 'hash', user, storage } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const words = useMessages(props, enPanel);
  const dictionary = useDictionary(messages);
  const wordsOf = useMemo(() => createTables(words, [messages, dictionary]), [words, messages, dictionary]);
  const reveal = useCallback((partId: string) => {
    const body = scroller.current;
    const part = body?.querySelector<HTMLElement>(`[id="${CSS.escape(partId)}"]`);
    if (!body || !part) return;
    const box = scrollerOf(body);
    // Not `scrollIntoView`: it would scroll the host's page too.
    box.scrollTop += part.getBoundingClientRect().top - box.getBoundingClientRect().top - 16;
    part.focus({ preventScroll: true });
  }, []);
  const [parts, , load] = useCode(loadBehind);
  const behind = useMemo(() => ({ parts, load }), [parts, load]);
  const panel = useMemo(
    () => ({ session, host, words, wordsOf, behind, id, link, user, storage, reveal }),
    [session, host, words, wordsOf, behind, id, link, user, storage, reveal],
  );
  const isBusy = useSession(session, (state) => state.result === undefined);
  const isReport = useSession(session, (state) => state.view.kind === 'report');
  const onScroll = useViewPosition(panel, scroller);
  return (
    <PanelContext.Provider value={panel}>
      {!isReport && <ReportButton part="to-report">{words.toReport}</ReportButton>}
      {note}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys are those of the fields inside */}
      <div
        ref={scroller}
        className="waymark-scroll"
        data-part="body"
        onKeyDown={(event) => {
          // Enter in a field would submit a form of the host around the panel.
          if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
        }}
        aria-busy={isBusy || undefined}
        onScroll={onScroll}
      >
        <PanelBoundary>
          <PanelView />
        </PanelBoundary>
      </div>
      <KeepFocus scroller={scroller} />
      {/* The form has buttons of its own at this place. */}
      {!isReport && <PanelFooter />}
    </PanelContext.Provider>
  );
});

/** Builds the table of each part's words once. */
function createTables(words: PanelWords, messages: Parameters<typeof wordsFrom>[1]): Panel['wordsOf'] {
  const tables = new Map<object, unknown>();
  return (own) => {
    if (!tables.has(own)) tables.set(own, { ...words, ...wordsFrom(own, messages, words) });
    return tables.get(own) as never;
  };
}

/** Where a panel opens: at the deep link's guide, at the report, else where it was left. */
function useStart(session: Session, isOpen: boolean, link: string | undefined, isReport: boolean): void {
  useLayoutEffect(() => {
    if (!isOpen) return;
    // A draft is filled in from the answer, so the answer has to be there first.
    if (isReport && session.getState().result) session.go({ kind: 'report' });
    else if (isReport) void session.load().then(() => session.go({ kind: 'report' }));
    const target = link === undefined ? undefined : readLink(link);
    if (target) session.go({ kind: 'guide', ...target });
  }, [session, isOpen, link, isReport]);
}

/** Keeps a failure of the panel in the panel. React offers this to classes only. */
class PanelBoundary extends Component<{ readonly children: ReactNode }, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return <ShortForm reload={() => this.setState({ isBroken: false })} />;
  }
}

/** Shown when the panel itself failed: the three things that help with any run. It uses as little code as possible. */
function ShortForm({ reload }: { readonly reload: () => void }): ReactNode {
  const { session, words, host } = usePanel();
  const stepId = session.getState().result?.failure?.stepId;
  return (
    <div className="waymark-short" data-part="short-form">
      <p role="alert" className="waymark-notice">
        {words.panelFailed}
      </p>
      <h3 className="waymark-headline">{words.headline.failed}</h3>
      <p>{words.reasonInspectFirst}</p>
      <p className="waymark-choices">
        {host.onShowStep && stepId !== undefined && (
          <button type="button" className="waymark-primary" onClick={() => session.showStep(stepId)}>
            {words.moveOpenStep}
          </button>
        )}
        <button type="button" className="waymark-secondary" onClick={reload}>
          {words.retryLoading}
        </button>
      </p>
    </div>
  );
}
