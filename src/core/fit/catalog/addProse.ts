import type { GuideHead, GuideProse, GuideRules } from '../../model/guide.ts';
import { withProse } from '../../model/guideProse.ts';
import type { Catalog } from './catalog.ts';
import { createNear } from './createNear.ts';

/**
 * The catalog with the prose of its guides, so that it also finds guides whose words are near. Guides keep their positions, so earlier fits
 * stay valid.
 * @param proses by guide id; a guide without prose is left out of `guides`, and still fits
 */
export function addProse(
  { guides: rules, general, index, ...rest }: Catalog<GuideRules>,
  proses: ReadonlyMap<string, GuideProse>,
): Catalog {
  const guides = new Map<string, GuideHead>();
  for (const [id, head] of rules) {
    const prose = proses.get(id);
    if (prose) guides.set(id, withProse(head, prose));
  }
  return {
    ...rest,
    guides,
    general: general && guides.get(general.id),
    // Both catalogs hold the same guide object, by which a fit recognises a guide it has seen.
    index: { ...index, heads: index.heads.map((head) => guides.get(head.id) ?? head) },
    near: createNear(
      index.heads.map(({ id }) => guides.get(id)),
      rest.atoms,
    ),
  };
}
