import { useEffect, useRef, type RefObject } from 'react';
import { placePill, type PillPlacement } from './placePill.ts';

/** Milliseconds for which the page must be quiet before the pill checks again whether it covers something. */
const QUIET_MS = 250;

/**
 * Keeps the pill where it covers no control of the host. It stays while its place is free, and moves at once for a control that gets the
 * focus.
 * @param wanted the place to return to
 * @param content when this changes, the pill returns to `wanted`
 */
export function usePlace(
  pill: RefObject<HTMLElement | null>,
  wanted: PillPlacement,
  content: unknown,
): RefObject<PillPlacement> {
  const place = useRef(wanted);
  useEffect(() => {
    place.current = wanted;
    const box = pill.current;
    if (!box) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    let isGone = false;
    const put = async (): Promise<void> => {
      if (box.hasAttribute('data-dragged')) return;
      const next = await placePill(box, place.current);
      if (!isGone) place.current = next;
    };
    const settle = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void put(), QUIET_MS);
    };
    const onFocus = (event: FocusEvent): void => {
      if (!event.composedPath().includes(box)) void put();
    };
    // It is told at once, and again when the panel closes that hid the pill: in a shadow root the page does not change with that.
    const size = globalThis.ResizeObserver && new ResizeObserver(() => void put());
    size?.observe(box);
    const page = new MutationObserver((changes) => {
      if (changes.some(({ target }) => !box.contains(target))) settle();
    });
    page.observe(document.body, { childList: true, subtree: true });
    addEventListener('resize', settle);
    addEventListener('scroll', settle, { capture: true, passive: true });
    document.addEventListener('focusin', onFocus);
    return () => {
      isGone = true;
      clearTimeout(timer);
      page.disconnect();
      size?.disconnect();
      removeEventListener('resize', settle);
      removeEventListener('scroll', settle, { capture: true });
      document.removeEventListener('focusin', onFocus);
    };
  }, [pill, wanted, content]);
  return place;
}
