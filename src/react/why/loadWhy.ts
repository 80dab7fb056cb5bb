import { createLoader } from '../parts/createLoader.ts';

/** Evidence in words: *Why we think so*, and what shows a cause. */
export const loadWhy = createLoader(async () => {
  const { whyParts } = await import('./whyParts.ts');
  return whyParts;
});
