/** Something the operator does on the way to a state. Rejects when it cannot be done. */
export interface Act {
  (): Promise<void>;
  /** Nothing is done; the page is waited for. */
  readonly isWait?: true;
}

/** How long a part may take to appear; milliseconds. */
const LIMIT = 20_000;

/** The page, and what stands in a shadow root of ours. */
export function roots(): readonly (Document | ShadowRoot)[] {
  const inside = [...document.querySelectorAll('waymark-help')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  return [document, ...inside];
}

const visible = (selector: string): HTMLElement | undefined =>
  roots()
    .flatMap((root) => [...root.querySelectorAll<HTMLElement>(selector)])
    .find((one) => one.checkVisibility());

/** Waits for a part of the page to be drawn. */
export async function find(selector: string): Promise<HTMLElement> {
  const start = performance.now();
  for (;;) {
    const found = visible(selector);
    if (found) return found;
    if (performance.now() - start > LIMIT) throw new Error(`Nothing visible matches ${selector}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

/** Presses what matches, as a keyboard does: the focus is there first. */
export function press(selector: string): Act {
  return async () => {
    const control = await find(selector);
    control.focus({ preventScroll: true });
    control.click();
  };
}

/** Presses the host's shortcut until it is heard: what listens for it comes after the page. */
export function strike(key: string): Act {
  return async () => {
    while (visible('[data-part=help-button][data-state=closed]')) {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
}

/** Writes into a field. */
export function write(selector: string, text: string): Act {
  return async () => {
    const field = (await find(selector)) as HTMLInputElement | HTMLTextAreaElement;
    field.focus({ preventScroll: true });
    // React listens for the event, and knows a change by the value's own setter.
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')!.set!.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
}

/** Waits until a part is there. */
export function see(selector: string): Act {
  return Object.assign(async () => void (await find(selector)), { isWait: true as const });
}

/** Opens every folded part that can be seen, also those inside others. */
export const unfold: Act = async () => {
  for (;;) {
    const closed = visible('.waymark details:not([open]) > summary');
    if (!closed) return;
    closed.click();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
