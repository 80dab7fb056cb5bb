import { SECTION_IDS, type SectionId } from '../core/model/guide.ts';

/** A place in the guides that an address can name, as `waymark=guide/section`. */
export interface DeepLink {
  readonly guide: string;
  readonly section?: SectionId;
}

/**
 * Where in an address the link stands. `hash`: in the fragment, and where that is a route of a hash router (`#/runs/7`, `#!/runs/7`), in
 * the route's own query, so that the route still matches. `search`: in the query of the page.
 */
export type LinkPlace = 'hash' | 'search';

/** Reads the link of an address, wherever in the address it stands. Ids are taken literally and looked up exactly; anything else is no link. */
export function readLink(href: string): DeepLink | undefined {
  const part = href.split(/[?#&]/, 100).find((part) => part.startsWith(NAME));
  const [guide = '', section, ...rest] = part?.slice(NAME.length).split('/', 4) ?? [];
  if (!/^[a-z0-9-]{1,100}$/.test(guide) || rest.length) return undefined;
  if (section === undefined) return { guide };
  const known = SECTION_IDS.find((id) => id === section);
  return known && { guide, section: known };
}

/** The address with this link in place of the one it had; without `link`, the address with no link. Everything else stays. */
export function withLink(href: string, link?: DeepLink, place: LinkPlace = 'hash'): string {
  const part = link && `${NAME}${link.guide}${link.section ? `/${link.section}` : ''}`;
  const [page, hash] = cut(href, '#');
  const [path, search] = cut(page, '?');
  const query = withPart(search, place === 'search' ? part : undefined);
  const own = place === 'hash' ? part : undefined;
  if (!/^!?\//.test(hash)) return path + led('?', query) + led('#', withPart(hash, own));
  const [route, routeQuery] = cut(withPart(hash), '?');
  return `${path}${led('?', query)}#${route}${led('?', withPart(routeQuery, own))}`;
}

const NAME = 'waymark=';

/** The address with a link to the help of a run at the place where it was left. Only the button or dock of that run opens it. */
export function withRunLink(href: string, runId: string, place?: LinkPlace): string {
  return withLink(href, { guide: `@${encodeURIComponent(runId)}` }, place);
}

/** Whether the link of this address is meant for the help of another run. */
export function isOtherRun(href: string, runId: string): boolean {
  const [, id] = /waymark=@([^&#]*)/.exec(href) ?? [];
  return id !== undefined && id !== encodeURIComponent(runId);
}

/** Replaces the link in a list of parts between `&` by `part`. */
function withPart(list: string, part?: string): string {
  const others = list.split('&').filter((one) => one && !one.startsWith(NAME));
  return [...others, ...(part === undefined ? [] : [part])].join('&');
}

function cut(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function led(mark: string, text: string): string {
  return text && mark + text;
}
