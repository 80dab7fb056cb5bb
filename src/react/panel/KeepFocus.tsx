import { useEffect, type ReactNode, type RefObject } from 'react';
import { focusedFrom } from '../parts/focusedFrom.ts';

/**
 * When the focused control of the panel disappears (its move is done, its question answered), the focus goes to the nearest control and
 * stays in the panel. Never takes the focus from the host.
 */
export function KeepFocus({ scroller }: { readonly scroller: RefObject<HTMLElement | null> }): ReactNode {
  useEffect(() => {
    const element = scroller.current?.parentElement;
    if (!element || typeof MutationObserver === 'undefined') return undefined;
    /** The focused element and its parents inside the panel. */
    let path: Node[] = [];
    const onFocus = (event: FocusEvent): void => {
      const all = event.composedPath() as Node[];
      path = all.slice(0, all.indexOf(element) + 1);
    };
    const onPress = (event: PointerEvent): void => {
      if (!event.composedPath().includes(element)) path = [];
    };
    const onLeave = (event: FocusEvent): void => {
      if (event.relatedTarget) path = [];
    };
    const watch = new MutationObserver(() => {
      const focused = focusedFrom(element);
      if (!path[0] || path[0].isConnected || (focused && focused !== document.body)) return;
      for (const node of path) {
        if (!node.isConnected || !(node instanceof Element)) continue;
        const next = node.querySelector<HTMLElement>('[tabindex], button, input, summary');
        if (!next) continue;
        next.focus({ preventScroll: true });
        return;
      }
    });
    watch.observe(element, { childList: true, subtree: true });
    element.addEventListener('focusin', onFocus);
    element.addEventListener('focusout', onLeave);
    document.addEventListener('pointerdown', onPress, true);
    return () => {
      watch.disconnect();
      element.removeEventListener('focusin', onFocus);
      element.removeEventListener('focusout', onLeave);
      document.removeEventListener('pointerdown', onPress, true);
    };
  }, [scroller]);
  return null;
}
