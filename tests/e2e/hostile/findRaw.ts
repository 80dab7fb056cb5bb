/** Something on the page that no text may cause. */
export interface Finding {
  readonly where: string;
  readonly what: string;
  /** The text that was shown. */
  readonly text: string;
}

/** What Waymark draws with. */
const ELEMENTS = new Set(
  'a article aside bdi blockquote br button code dd details div dl dt em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr i input kbd label legend li mark nav ol option p path pre q s section select small span strong sub summary svg table tbody td textarea th thead time tr ul circle line polyline rect g'.split(
    ' ',
  ),
);
/** Addresses that an operator's press may open. */
const OPENED = /^(https?|mailto):$/;
/** Controls and what reorders or hides the text around it: nothing that draws as it stands. */
export const RAW =
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/u;

/** Elements, handlers, addresses and raw characters below a node that should not be there. What is typed into a field is the operator's own. */
export function findRaw(root: Element, where: string, text: string): readonly Finding[] {
  const found = new Set<string>();
  for (const one of root.querySelectorAll('*')) {
    if (!ELEMENTS.has(one.localName)) found.add(`an element <${one.localName}>`);
    for (const { name, value } of one.attributes) {
      if (/^on|^(srcdoc|formaction|src|xlink:href|action|style)$/.test(name) && name !== 'style')
        found.add(`an attribute ${name} on ${one.localName}`);
      const isField = name === 'value' && /^(input|textarea|option|button)$/.test(one.localName);
      // Ids and keys are told apart by what they are, and shown to nobody.
      const isShown = ['title', 'alt', 'placeholder', 'aria-label', 'aria-description'].includes(name);
      if (isShown && !isField && RAW.test(value)) found.add(`a raw character in ${name} of ${one.localName}`);
    }
    if (
      one.localName === 'a' &&
      one.hasAttribute('href') &&
      !OPENED.test((one as HTMLAnchorElement).protocol)
    )
      found.add(`a link to ${(one as HTMLAnchorElement).protocol}`);
  }
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement, data } = walker.currentNode as Text;
    if (parentElement?.localName === 'textarea') continue;
    const raw = RAW.exec(data);
    if (raw)
      found.add(`a raw U+${raw[0].codePointAt(0)!.toString(16)} in ${String(parentElement?.className)}`);
  }
  if (!Object.isFrozen(Object.prototype) && Object.keys(Object.prototype).length > 0)
    found.add('a key of Object.prototype');
  return [...found].map((what) => ({ where, what, text: text.slice(0, 120) }));
}
