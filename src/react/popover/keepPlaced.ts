import { placePanel } from './placePanel.ts';

const WIDTH = 440;
const HEIGHT = 760;

/**
 * Shows the panel in the top layer beside its button, and keeps it there while the page scrolls, resizes or grows. Sets styles
 * through the CSSOM, which a strict content security policy allows; reads no layout of the panel itself.
 *
 * @returns a way to stop
 */
export function keepPlaced(panel: HTMLElement, button: HTMLElement): () => void {
  const place = (): void => {
    const style = getComputedStyle(panel);
    const { side, ...at } = placePanel({
      anchor: button.getBoundingClientRect(),
      viewport: { width: document.documentElement.clientWidth, height: innerHeight },
      size: { width: parseFloat(style.getPropertyValue('--waymark-width')) || WIDTH, height: HEIGHT },
      isRtl: style.direction === 'rtl',
    });
    for (const name of ['left', 'top', 'bottom', 'maxHeight'] as const) {
      const value = at[name];
      panel.style[name] = value === undefined ? '' : `${Math.round(value)}px`;
    }
    panel.dataset['side'] = side;
  };
  place();
  // Not there in older browsers: the panel is then an ordinary fixed box.
  panel.showPopover?.();

  let frame = 0;
  const later = (event?: Event): void => {
    // Scrolling inside the panel moves nothing.
    if (event?.target instanceof Node && event.target !== document && panel.contains(event.target)) return;
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      place();
    });
  };
  const growth = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(() => later());
  growth?.observe(document.body);
  addEventListener('scroll', later, { capture: true, passive: true });
  addEventListener('resize', later);
  return () => {
    cancelAnimationFrame(frame);
    growth?.disconnect();
    removeEventListener('scroll', later, { capture: true });
    removeEventListener('resize', later);
    panel.hidePopover?.();
  };
}
