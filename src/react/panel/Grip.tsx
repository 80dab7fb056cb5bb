import { useRef, type ReactNode, type RefObject } from 'react';

/** How far a drag has to go to count, in pixels. */
const MIN_DRAG = 24;

interface GripProps {
  readonly panel: RefObject<HTMLElement | null>;
  readonly label: string;
  /** Ref of the button. */
  readonly drawn?: (grip: Element | null) => void;
}

/** Lowers and raises a sheet: dragged, pressed, or by the arrow keys. */
export function Grip({ panel, label, drawn }: GripProps): ReactNode {
  const from = useRef<number>(undefined);
  const lower = (isLow: boolean): void => void panel.current?.toggleAttribute('data-low', isLow);
  return (
    <button
      ref={drawn}
      type="button"
      className="waymark-grip"
      data-part="grip"
      aria-label={label}
      onClick={() => lower(!panel.current?.hasAttribute('data-low'))}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
        event.preventDefault();
        lower(event.key === 'ArrowDown');
      }}
      onPointerDown={(event) => {
        from.current = event.clientY;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        const by = event.clientY - (from.current ?? event.clientY);
        if (Math.abs(by) < MIN_DRAG) return;
        from.current = undefined;
        lower(by > 0);
        // The click that follows a drag would lower or raise the sheet again.
        event.currentTarget.addEventListener('click', stop, { capture: true, once: true });
      }}
      onPointerUp={() => {
        from.current = undefined;
      }}
    />
  );
}

function stop(event: Event): void {
  event.stopPropagation();
  event.preventDefault();
}
