import { useSyncExternalStore } from 'react';

const CHANGED = 'orbit:navigate';

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener);
  window.addEventListener(CHANGED, listener);
  return () => {
    window.removeEventListener('popstate', listener);
    window.removeEventListener(CHANGED, listener);
  };
}

/** Goes to a path of the product. */
export function navigate(path: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, '', path);
  else history.pushState(null, '', path);
  window.dispatchEvent(new Event(CHANGED));
}

export interface Place {
  /** Pieces of the path, decoded. */
  readonly pieces: readonly string[];
  readonly query: URLSearchParams;
}

const address = (): string => location.pathname + location.search;

function decode(piece: string): string {
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
}

/** Where the product is now. */
export function usePlace(): Place {
  const [path = '/', query = ''] = useSyncExternalStore(subscribe, address).split('?');
  return { pieces: path.split('/').filter(Boolean).map(decode), query: new URLSearchParams(query) };
}
