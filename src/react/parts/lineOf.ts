/** A node and everything it stands in, out of shadow roots too, up to the document. */
export function lineOf(node: Node): readonly Node[] {
  const line: Node[] = [];
  for (let at: Node | null | undefined = node; at; at = at.parentNode ?? (at as ShadowRoot).host)
    line.push(at);
  return line;
}
