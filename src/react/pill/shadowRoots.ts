/** A document or shadow root, and every open shadow root inside it. */
export function shadowRoots(root: Document | ShadowRoot): readonly (Document | ShadowRoot)[] {
  return [
    root,
    ...[...root.querySelectorAll('*')].flatMap((one) => (one.shadowRoot ? shadowRoots(one.shadowRoot) : [])),
  ];
}
