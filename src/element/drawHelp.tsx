import { options } from 'preact';
import { createRoot } from 'react-dom/client';
import type { MoveName } from '../session/memory/createRunMemory.ts';
import type { MoveCall } from '../session/sessionState.ts';
import type { OpenReason } from '../react/provider/OpenProps.ts';
import { MountedWidget } from '../react/mount/mountHelp.tsx';
import { createProps } from './createProps.ts';
import { HelpEventMessage } from './HelpEventMessage.ts';
import type { HelpProperties } from './HelpProperties.ts';
import { MoveRequest } from './MoveRequest.ts';
import { sheets } from './sheets.ts';

/** The widget inside an element. */
export interface DrawnHelp {
  readonly update: (given: HelpProperties) => void;
  /** Call it after the element was moved. */
  readonly moved: () => void;
  readonly end: () => void;
}

const earlier = options.vnode?.bind(options);
/** Makes every part a `::part` too, by its name and its state. */
options.vnode = (vnode) => {
  const props = vnode.props as Record<string, unknown>;
  const { 'data-part': name, 'data-state': state } = props;
  if (name) props['part'] = [name, state].join(' ').trim();
  earlier?.(vnode);
};

/** Draws the widget into the element's shadow root. */
export function drawHelp(element: HTMLElement & HelpProperties): DrawnHelp {
  const shadow = element.shadowRoot!;
  shadow.replaceChildren();
  shadow.adoptedStyleSheets = [...sheets];
  const root = createRoot(shadow);
  let given: HelpProperties = {};
  let place = 0;
  let isOver = false;

  const dispatch = (event: Event): boolean => element.dispatchEvent(event);
  const tell = (type: string, detail: unknown): boolean =>
    dispatch(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true }));
  const propsOf = createProps({
    tell,
    tellEvent: (event, context) => void dispatch(new HelpEventMessage(event, context)),
    requestMove(move: MoveName, call: MoveCall) {
      const request = new MoveRequest(move, call);
      dispatch(request);
      return request.answer();
    },
    drawAgain: () => draw(),
  });
  const onOpenChange = (open: boolean, { reason }: { readonly reason: OpenReason }): void => {
    if (!tell('waymark-toggle', { open, reason })) return;
    if (given.open !== undefined || given.kind !== 'dock') element.open = open;
  };

  function draw(): void {
    if (isOver) return;
    const props = { ...propsOf(given), place, onOpenChange };
    if (element.querySelector(':scope > [slot="label"]')) props.label = <slot name="label" />;
    root.render(<MountedWidget {...props} />);
  }

  return {
    update(next) {
      given = next;
      draw();
    },
    moved: () => void place++,
    end() {
      isOver = true;
      root.unmount();
    },
  };
}
