import { useEffect, type RefObject } from 'react';
import { lineOf } from '../parts/lineOf.ts';

const isHidden = (node: Node): boolean =>
  node instanceof Element && node.matches('[aria-hidden="true"], [inert]');

/**
 * Clears the way for a modal of the host (P13), which would stand under the top layer. Such a dialog hides the rest of the page from assistive
 * technology, by `aria-hidden` or `inert` on what stands around the panel; `<dialog>` is above the panel by itself. The panel stays focusable,
 * so that the dialog can give the focus back to it.
 */
export function useHostModals(panel: RefObject<HTMLElement | null>, isOpen: boolean): void {
  useEffect(() => {
    const box = panel.current;
    if (!isOpen || !box) return undefined;
    const look = (): void => {
      box.toggleAttribute('data-below', lineOf(box).some(isHidden));
    };
    look();
    const watch = new MutationObserver(look);
    for (const root of lineOf(box)) {
      if (!(root instanceof Element))
        watch.observe(root, { subtree: true, attributeFilter: ['aria-hidden', 'inert'] });
    }
    return () => {
      watch.disconnect();
      box.removeAttribute('data-below');
    };
  }, [panel, isOpen]);
}
