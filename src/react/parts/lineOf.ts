/** A node and all its ancestors up to the document, across shadow roots. */
export function lineOf(node: Node): readonly Node[] {
  const line: Node[] = [];
  for (let at: Node | null | undefined = node; at; at = at.parentNode ?? (at as ShadowRoot).host)
    line.push(at);
  return line;
}
