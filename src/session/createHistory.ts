import { hasSameContent } from './hasSameContent.ts';
import type { View } from './sessionState.ts';

/** The views of the panel that the operator has visited. */
export interface History {
  readonly view: () => View;
  readonly canGo: (by: -1 | 1) => boolean;
  /** Adds a view and drops the ones ahead. Visiting the current view changes nothing. */
  readonly visit: (view: View) => void;
  /** -1 back, 1 forward; at an end nothing changes. */
  readonly go: (by: -1 | 1) => void;
  /** Clears the history; the leading guide is shown. */
  readonly clear: () => void;
}

/** Views kept; the oldest is dropped first. */
const MAX_VIEWS = 100;
const START: readonly View[] = [{ kind: 'lead' }];

export function createHistory(): History {
  let stack = START;
  let position = 0;
  return {
    view: () => stack[position]!,
    canGo: (by) => stack[position + by] !== undefined,
    visit(view) {
      if (hasSameContent(stack[position]!, view)) return;
      stack = [...stack.slice(0, position + 1), view].slice(-MAX_VIEWS);
      position = stack.length - 1;
    },
    go(by) {
      if (stack[position + by]) position += by;
    },
    clear() {
      stack = START;
      position = 0;
    },
  };
}
