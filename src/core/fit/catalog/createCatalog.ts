import type { GuideIndex } from '../../model/guide.ts';
import { addProse } from './addProse.ts';
import type { Catalog } from './catalog.ts';
import { indexGuides } from './indexGuides.ts';

/**
 * Merges the guides of several sources, in order (of two guides with one id the earlier source wins), and indexes them for `fit`. A source
 * or guide that cannot be read is left out and listed in `problems`; nothing throws.
 */
export function createCatalog(indexes: readonly GuideIndex[]): Catalog {
  const catalog = indexGuides(indexes);
  return addProse(catalog, catalog.guides);
}
