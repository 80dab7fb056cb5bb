/** The focused element as seen from `node`: inside its shadow root if it stands in one, else on the page. */
export function focusedFrom(node: Node): Element | null {
  return (node.getRootNode() as Document | ShadowRoot).activeElement ?? document.activeElement;
}
