import { useEffect, useRef, type ReactNode } from 'react';
import { usePanel } from '../parts/usePanel.ts';

/** How often it is looked whether the search is drawn, every 20 ms. */
const MAX_TRIES = 100;

/** Leads to the search when `/` is pressed in the panel; in a field it is a letter. */
export function SearchKey(): ReactNode {
  const { session, id, reveal } = usePanel();
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const panel = place.current!.closest<HTMLElement>('.waymark-panel')!;
    const onKey = (event: KeyboardEvent): void => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
      if (event.key !== '/' || !isPlain || event.defaultPrevented || isField(event.target)) return;
      // Firefox would open its quick search.
      event.preventDefault();
      if (session.getState().view.kind !== 'others') session.go({ kind: 'others' });
      show(panel, MAX_TRIES);
    };
    /** Once the search is drawn, which has code of its own, and the view's heading has had the focus. */
    const show = (panel: HTMLElement, tries: number): void => {
      setTimeout(() => {
        const field = panel.querySelector<HTMLElement>(`[id="${CSS.escape(id)}-query"]`);
        if (!field) {
          if (tries > 0) show(panel, tries - 1);
          return;
        }
        // Its label stands above it.
        reveal(`${id}-search`);
        field.focus({ preventScroll: true });
      }, 20);
    };
    panel.addEventListener('keydown', onKey);
    return () => panel.removeEventListener('keydown', onKey);
  }, [session, id, reveal]);
  return <span ref={place} hidden />;
}

function isField(target: EventTarget | null): boolean {
  const element = target as HTMLElement;
  return (
    element.isContentEditable ||
    element.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=range])')
  );
}
