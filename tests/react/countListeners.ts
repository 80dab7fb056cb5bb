/** Counts the listeners that are added to `window` and `document` and not taken away again, from now on. */
export function countListeners(): { readonly left: () => number; readonly stop: () => void } {
  const held = new Map<string, Set<unknown>>();
  const keyOf = (target: EventTarget, type: string, options: unknown): string => {
    const capture = options === true || (options as { capture?: boolean } | undefined)?.capture === true;
    return `${target === window ? 'window' : 'document'} ${type} ${capture}`;
  };
  const undo = [window, document].map((target: EventTarget) => {
    const add = target.addEventListener.bind(target);
    const remove = target.removeEventListener.bind(target);
    target.addEventListener = (...[type, listener, options]: Parameters<typeof add>) => {
      const key = keyOf(target, type, options);
      held.set(key, (held.get(key) ?? new Set()).add(listener));
      add(type, listener, options);
    };
    target.removeEventListener = (...[type, listener, options]: Parameters<typeof remove>) => {
      held.get(keyOf(target, type, options))?.delete(listener);
      remove(type, listener, options);
    };
    return () => {
      target.addEventListener = add;
      target.removeEventListener = remove;
    };
  });
  return {
    left: () => [...held.values()].reduce((sum, listeners) => sum + listeners.size, 0),
    stop: () => undo.forEach((one) => one()),
  };
}
