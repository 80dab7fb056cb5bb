import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { enDock } from '../../text/en/enDock.ts';
import { PANEL_WIDTH } from './panelWidth.ts';
import { IconButton } from './PanelFrame.tsx';
import { useMessages } from '../provider/useMessages.ts';
import type { Help } from '../provider/HelpContext.ts';

interface WidthToolsProps {
  /** Id of the element that it resizes. */
  readonly id: string;
  readonly help: Help;
  readonly width: number;
  readonly resize: (width: number) => void;
}

/** Pixels of one press of a button, and of one press of an arrow key. */
const BUTTON_STEP = 80;
const KEY_STEP = 16;

/** Three ways to another width: drag the edge, arrow keys on it, buttons. */
export function WidthTools({ id, help, width, resize }: WidthToolsProps): ReactNode {
  const words = useMessages(help, enDock);
  const drag = useRef<{ readonly x: number; readonly width: number }>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -KEY_STEP, ArrowRight: KEY_STEP }[event.key];
    if (by !== undefined) resize(width + by * outward(event));
    else if (event.key === 'Home') resize(PANEL_WIDTH.least);
    else if (event.key === 'End') resize(PANEL_WIDTH.most);
    else return;
    event.preventDefault();
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (drag.current) resize(drag.current.width + (event.clientX - drag.current.x) * outward(event));
  };
  const end = (): void => {
    drag.current = null;
  };
  return (
    <>
      <div
        className="waymark-resize"
        data-part="resize"
        role="separator"
        aria-orientation="vertical"
        aria-label={words.resize}
        aria-controls={id}
        aria-valuenow={width}
        aria-valuemin={PANEL_WIDTH.least}
        aria-valuemax={PANEL_WIDTH.most}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          drag.current = { x: event.clientX, width };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={onPointerMove}
        onPointerUp={end}
        onPointerCancel={end}
      />
      <span className="waymark-widths">
        <IconButton
          name={words.wider}
          icon="wider"
          path="M2.5 3.5h11v9h-11ZM9.5 3.5v9M6.75 6.25 5 8l1.75 1.75"
          isOff={width >= PANEL_WIDTH.most}
          press={() => resize(width + BUTTON_STEP)}
        />
        <IconButton
          name={words.narrower}
          icon="narrower"
          path="M2.5 3.5h11v9h-11ZM9.5 3.5v9M5 6.25 6.75 8 5 9.75"
          isOff={width <= PANEL_WIDTH.least}
          press={() => resize(width - BUTTON_STEP)}
        />
      </span>
    </>
  );
}

/** The panel stands at the end of its row, so dragging against the reading direction makes it wider: -1, right to left 1. */
function outward({ currentTarget }: { readonly currentTarget: Element }): number {
  return getComputedStyle(currentTarget).direction === 'rtl' ? 1 : -1;
}
