import { useEffect, useState, type ReactNode } from 'react';
import { createStore, useStore } from 'zustand';
import type { PillStore } from '../../session/memory/createPill.ts';
import { withLink, withRunLink, type LinkPlace } from '../../session/deepLink.ts';
import { enPill } from '../../text/en/enPill.ts';
import { Pill, type PillProps } from '../pill/Pill.tsx';
import { PILL_PLACEMENTS, type PillPlacement } from '../pill/placePill.ts';
import type { HeldSession, Help, HelpShared } from './HelpContext.ts';
import { liveSession, pillFor } from './pillFor.ts';
import { drawLate } from './showBadge.tsx';
import { useMessages } from './useMessages.ts';
import { useStored } from './useStored.ts';

/** The providers that can draw a pill; if a page has several, the first one does. */
const drawing = createStore<readonly HelpShared[]>(() => []);

/** Draws the pill of the provider's user for as long as there is one. */
export function showPill({ shared }: Help): void {
  drawLate(shared, { Pill: PillOfUser });
}

function PillOfUser(help: Help): ReactNode {
  const store = pillFor(help);
  const pill = useStore(store, (state) => state.pill);
  useEffect(() => {
    // Reads what another tab changed.
    const look = (): void => store.refresh();
    addEventListener('storage', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      removeEventListener('storage', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [store]);
  const { current } = help.shared;
  const isFirst = useStore(drawing, ([first]) => first === current);
  useEffect(() => {
    drawing.setState((others) => [...others, current], true);
    return () => drawing.setState((all) => all.filter((one) => one !== current), true);
  }, [current]);
  if (!pill || help.pill === false || !isFirst) return null;
  const held = liveSession(help, pill.runId);
  return held ? (
    <LivePill help={help} store={store} held={held} />
  ) : (
    <ShownPill help={help} store={store} retry={undefined} />
  );
}

interface ShownProps extends Pick<PillProps, 'wait' | 'isReady'> {
  readonly help: Help;
  readonly store: PillStore;
  readonly retry: (() => void) | undefined;
}

/** Drawn where the run's session is on this page, so that the run can be retried from the pill. */
function LivePill({ help, store, held }: LivePillProps): ReactNode {
  const { session, hosts } = held;
  const state = useStore(session);
  // The session ticks for its own move alone, and a fix does not wait.
  const [ticked, tick] = useState(() => Date.now());
  const now = Math.max(ticked, state.now);
  const move = help.shared.current.pill?.retryAfterFix?.({ ...state, now }, hosts.merged.getState().host);
  const at = move?.kind === 'retry' && move.at !== undefined && move.at > now ? move.at : undefined;
  useEffect(() => {
    if (at === undefined) return undefined;
    const timer = setTimeout(() => tick(Date.now()), Math.min(1000, at - now));
    return () => clearTimeout(timer);
  }, [at, now]);
  const [wasWaiting, setWaited] = useState(false);
  if (at !== undefined && !wasWaiting) setWaited(true);
  return (
    <ShownPill
      help={help}
      store={store}
      retry={move && at === undefined ? () => void session.press(move) : undefined}
      wait={at === undefined ? undefined : { at, now }}
      isReady={wasWaiting && move !== undefined && at === undefined}
    />
  );
}

interface LivePillProps {
  readonly help: Help;
  readonly store: PillStore;
  readonly held: HeldSession;
}

function ShownPill({ help, store, retry, wait, isReady }: ShownProps): ReactNode {
  const { surfaces, link = 'hash' } = help;
  const pill = useStore(store, (state) => state.pill)!;
  const words = useMessages(help, enPill);
  const [kept, keep] = useStored(help, 'waymark:place');
  // Counts before the stored place, so that choosing the same place again works.
  const [wanted, setWanted] = useState<PillPlacement>();
  const placement =
    wanted ?? PILL_PLACEMENTS.find((one) => one === kept) ?? (help.pill || undefined) ?? PILL_PLACEMENTS[0];
  const { back, runId, runTitle, from } = pill;
  const open = surfaces && Object.hasOwn(surfaces, from) ? surfaces[from]?.open : undefined;
  const goBack = (event: { preventDefault: () => void }): void => {
    if (pill.step >= pill.steps.length) store.end();
    if (!open || isHere(back)) return;
    event.preventDefault();
    const before = location.href;
    open({ run: { id: runId, observedAt: Date.now(), ...(runTitle !== undefined && { title: runTitle }) } });
    if (link) linkOnceThere(before, runId, link);
  };
  return (
    <Pill
      pill={pill}
      words={words}
      placement={placement}
      onPlace={(place) => {
        setWanted(place);
        keep(place);
      }}
      onStep={store.go}
      onDone={store.tick}
      back={back && link ? withRunLink(back, runId, link) : back}
      onBack={goBack}
      onRetry={retry}
      wait={wait}
      isReady={isReady}
      onEnd={store.end}
    />
  );
}

/** Whether `page` is the page on screen, links to help left aside. */
function isHere(page: string | undefined): boolean {
  return page !== undefined && withLink(new URL(page, location.href).href) === withLink(location.href);
}

/** Milliseconds that a host's router may take to change the page. */
const MAX_WAIT = 5000;

/** Adds the link to the run's help to the address as soon as the host has navigated; the run's button follows it. */
function linkOnceThere(before: string, runId: string, place: LinkPlace): void {
  const until = performance.now() + MAX_WAIT;
  const look = (): void => {
    if (location.href === before) {
      if (performance.now() < until) setTimeout(look, 16);
      return;
    }
    try {
      history.replaceState(history.state, '', withRunLink(location.href, runId, place));
      dispatchEvent(new HashChangeEvent('hashchange'));
    } catch {
      // A sandboxed page may not change its address.
    }
  };
  look();
}
