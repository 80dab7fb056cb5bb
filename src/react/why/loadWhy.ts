import { createLoader } from '../parts/createLoader.ts';

/** Evidence in words: *Why this guide?*, and what shows a cause. */
export const loadWhy = createLoader(async () => {
  const { whyParts } = await import('./whyParts.ts');
  return whyParts;
});
