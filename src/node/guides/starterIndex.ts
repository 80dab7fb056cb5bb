import type { GuideIndex } from '../../core/model/guide.ts';

/** The index of the starter guides, loaded only where it is asked for. */
export async function starterIndex(): Promise<GuideIndex> {
  const { starterGuides } = await import('../../starter/starterGuides.ts');
  return starterGuides.index();
}
