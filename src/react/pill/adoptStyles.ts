/** Style sheets by document and text; a sheet can be adopted only in the document that made it. */
const made = new WeakMap<Document, Map<string, CSSStyleSheet>>();

/**
 * Adds styles to the document or shadow root of `element`, once. Every content security policy allows a constructed sheet, because it is
 * not markup. A browser without them shows the host's page unstyled by us.
 * @param element nothing where a ref is taken back
 */
export function adoptStyles(element: Element | null, css: string): void {
  if (!element) return;
  const root = element.getRootNode() as Document | ShadowRoot;
  const { ownerDocument } = element;
  const Sheet = ownerDocument.defaultView?.CSSStyleSheet;
  if (!Sheet || !('replaceSync' in Sheet.prototype) || !('adoptedStyleSheets' in root)) return;
  const sheets = made.get(ownerDocument) ?? new Map<string, CSSStyleSheet>();
  made.set(ownerDocument, sheets);
  let sheet = sheets.get(css);
  if (!sheet) {
    sheet = new Sheet();
    sheet.replaceSync(css);
    sheets.set(css, sheet);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
