import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Moves, Session, SessionHost } from '../../session/sessionState.ts';

/** What the widgets of one run tell of the host, and the one host that their session works with. */
export interface Hosts {
  /**
   * Takes what `widget` tells, anew at every change.
   *
   * @param isOpen somebody looks at it; a panel drawn ahead speaks only where no open one does
   */
  readonly put: (widget: object, host: SessionHost, isOpen: boolean) => void;
  readonly remove: (widget: object) => void;
  /** What all of them tell together; nothing before the first one. */
  readonly merged: StoreApi<{ readonly host?: SessionHost }>;
}

const MOVES = ['retry', 'resume', 'skip'] as const;

/**
 * Several widgets may show one run: a dock that can retry it beside a *Report this Run* that cannot. The panel opened last says where
 * the operator is; what it cannot do itself, another one does for it.
 */
export function createHosts(session: Session): Hosts {
  /** The one opened last stands last. */
  const widgets = new Map<object, { readonly host: SessionHost; readonly isOpen: boolean }>();
  const merged = createStore<{ readonly host?: SessionHost }>(() => ({}));

  function update(): void {
    const all = [...widgets.values()];
    const open = all.filter((one) => one.isOpen);
    const hosts = [...all.filter((one) => !one.isOpen), ...open].map(({ host }) => host);
    // A handler still on its way outlives the last widget, so its host does too.
    if (hosts.length === 0) return session.setShown(false);
    const host = mergeHosts(hosts);
    if (host !== merged.getState().host) {
      session.setHost(host);
      merged.setState({ host });
    }
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

/** The last one speaks; what it cannot do, the nearest one before it that can. A dock on the page means that the operator is in Replay. */
function mergeHosts(hosts: readonly SessionHost[]): SessionHost {
  const last = hosts.at(-1)!;
  if (hosts.length === 1) return last;
  const moves: { -readonly [K in keyof Moves]: Moves[K] } = {};
  for (const name of MOVES) {
    const handler = hosts.findLast((host) => typeof host.moves?.[name] === 'function')?.moves?.[name];
    if (handler) moves[name] = handler;
  }
  const onShowStep = hosts.findLast((host) => host.onShowStep)?.onShowStep;
  const { surface } = hosts.find((host) => host.surface === 'mission-replay') ?? last;
  return { ...last, surface, moves, ...(onShowStep && { onShowStep }) };
}
