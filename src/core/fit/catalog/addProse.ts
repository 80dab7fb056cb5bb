import type { GuideHead, GuideProse, GuideRules } from '../../model/guide.ts';
import { withProse } from '../../model/guideProse.ts';
import type { Catalog } from './catalog.ts';
import { createNear } from './createNear.ts';

/**
 * A catalog with the prose of its guides, by which it also finds guides that are near by their words. The same guides at the same
 * places: what was fitted before stays right.
 *
 * @param proses by guide id; a guide that has none is left out of `guides`, and still fits
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
    // A guide is the same object in both, which is how a fit knows that it met it before.
    index: { ...index, heads: index.heads.map((head) => guides.get(head.id) ?? head) },
    near: createNear(
      index.heads.map(({ id }) => guides.get(id)),
      rest.atoms,
    ),
  };
}
