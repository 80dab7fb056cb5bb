import { createStore, type StoreApi } from 'zustand/vanilla';
import { hasSameContent } from '../../session/hasSameContent.ts';
import { MOVE_NAMES } from '../../session/memory/createRunMemory.ts';
import type { Moves, Session, SessionHost } from '../../session/sessionState.ts';

/** What the widgets of one run know of the host, merged into the one host that their session uses. */
export interface Hosts {
  /**
   * Takes what `widget` knows, again at every change.
   * @param isOpen an operator looks at it; a panel that is drawn ahead counts only where none is open
   */
  readonly put: (widget: object, host: SessionHost, isOpen: boolean) => void;
  readonly remove: (widget: object) => void;
  /**
   * The merged host, the same object while it says the same: its functions may be those of an earlier draw, the session calls the latest.
   * Absent before the first `put`.
   */
  readonly merged: StoreApi<{ readonly host?: SessionHost }>;
}

/**
 * Several widgets may show one run: a dock that can retry it beside a *Report this Run* that cannot. The panel opened last says where the
 * operator is; moves it lacks are taken from another widget.
 */
export function createHosts(session: Session): Hosts {
  /** In order of opening, the latest last. */
  const widgets = new Map<object, { readonly host: SessionHost; readonly isOpen: boolean }>();
  const merged = createStore<{ readonly host?: SessionHost }>(() => ({}));

  /** The merged host and its addresses as they were last. */
  let last: unknown;

  /** Where its surfaces are: a function that a host writes anew may lead elsewhere. */
  function addressesOf({ surfaces }: SessionHost): readonly unknown[] {
    const { run } = session.getState();
    return Object.keys(surfaces ?? {}).map((id) => {
      try {
        const { href } = surfaces![id]!;
        return run && typeof href === 'function' ? href({ run }) : href;
      } catch {
        return undefined;
      }
    });
  }

  function update(): void {
    const all = [...widgets.values()];
    const open = all.filter((one) => one.isOpen);
    const hosts = [...all.filter((one) => !one.isOpen), ...open].map(({ host }) => host);
    // A handler that still runs outlives the last widget, so the last host is kept.
    if (hosts.length === 0) return session.setShown(false);
    const host = mergeHosts(hosts);
    session.setHost(host);
    const next = [host, addressesOf(host)];
    if (!hasSameContent(next, last)) merged.setState({ host });
    last = next;
    session.setShown(open.length > 0);
  }

  return {
    put(widget, host, isOpen) {
      if (isOpen && !widgets.get(widget)?.isOpen) widgets.delete(widget);
      widgets.set(widget, { host, isOpen });
      update();
    },
    remove(widget) {
      widgets.delete(widget);
      update();
    },
    merged,
  };
}

/** The last host wins; moves it lacks come from the nearest one before it. A dock on the page means that the operator is in Mission Replay. */
function mergeHosts(hosts: readonly SessionHost[]): SessionHost {
  const last = hosts.at(-1)!;
  if (hosts.length === 1) return last;
  const moves: { -readonly [K in keyof Moves]: Moves[K] } = {};
  for (const name of MOVE_NAMES) {
    const handler = hosts.findLast((host) => typeof host.moves?.[name] === 'function')?.moves?.[name];
    if (handler) moves[name] = handler;
  }
  const onShowStep = hosts.findLast((host) => host.onShowStep)?.onShowStep;
  const { surface } = hosts.find((host) => host.surface === 'mission-replay') ?? last;
  return { ...last, surface, moves, ...(onShowStep && { onShowStep }) };
}
