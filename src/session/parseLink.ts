import { SECTION_IDS, type SectionId } from '../core/model/guide.ts';

/** A place in the guides that an address can name. */
export interface GuideLink {
  readonly guide: string;
  readonly section?: SectionId;
}

/**
 * Reads `#waymark=guide/section` out of an address's hash, beside whatever else the host keeps there. Ids are taken
 * as they stand and looked up exactly; anything that is not an id is not a link.
 */
export function parseLink(hash: string): GuideLink | undefined {
  const part = hash
    .replace(/^#/, '')
    .split('&', 50)
    .find((part) => part.startsWith('waymark='));
  const [guide = '', section, ...rest] = part?.slice('waymark='.length).split('/', 4) ?? [];
  if (!/^[a-z0-9-]{1,100}$/.test(guide) || rest.length) return undefined;
  if (section === undefined) return { guide };
  const known = SECTION_IDS.find((id) => id === section);
  return known && { guide, section: known };
}

/** The hash that `parseLink` reads. */
export function formatLink({ guide, section }: GuideLink): string {
  return `#waymark=${guide}${section ? `/${section}` : ''}`;
}
