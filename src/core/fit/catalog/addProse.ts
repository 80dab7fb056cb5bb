import type { GuideHead, GuideProse, GuideRules } from '../../model/guide.ts';
import { withProse } from '../../model/guideProse.ts';
import { createPass } from '../text/createPass.ts';
import { createPhraseScan } from '../text/createPhraseScan.ts';
import type { Catalog } from './catalog.ts';
import { createNear } from './createNear.ts';

/**
 * The catalog with the prose of its guides, so that it also finds guides whose words are near. Guides keep their positions, so earlier fits
 * stay valid.
 * @param proses by guide id; a guide without prose is left out of `guides`, and still fits
 */
export function addProse(catalog: Catalog<GuideRules>, proses: ReadonlyMap<string, GuideProse>): Catalog {
  const { guides: rules, general, index, ...rest } = addPass(catalog);
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

/** The catalog with the search that is fast in long texts; it finds the same. A chunk of its own, because few runs hold such a text. */
export function addPass<Head extends GuideRules>(catalog: Catalog<Head>): Catalog<Head> {
  const { index } = catalog;
  return { ...catalog, index: { ...index, scan: createPhraseScan(index.phrases, createPass) } };
}
