const response = await fetch('/run.json');
export const run: unknown = await response.json();

/** Notes what the page heard, where the test can read it. */
export function heard(what: string): void {
  const { dataset } = document.documentElement;
  dataset['heard'] = `${dataset['heard'] ?? ''} ${what}`.trim();
}

/** Where the widget goes: the slot of the page, or of the shadow root that the page is in. */
export function slot(): HTMLElement {
  const roots = [...document.querySelectorAll('*')].flatMap((element) => element.shadowRoot ?? []);
  return [document, ...roots].flatMap((root) => root.querySelector<HTMLElement>('#slot') ?? [])[0]!;
}

for (const phase of ['capture', 'bubble']) {
  const hear = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') heard(`escape-${phase}`);
  };
  document.addEventListener('keydown', hear, phase === 'capture');
}
document.addEventListener('submit', () => heard('submit'));
