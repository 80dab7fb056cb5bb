import { importAnew } from '../../session/importAnew.ts';
import { createLoader } from '../parts/createLoader.ts';

/** One chunk, not one for each part: bundlers cut what several chunks share into many small ones, and the answer would wait for all of them. */
export const loadBehind = createLoader(() =>
  import('./behindParts.ts').catch(importAnew).then(({ behindParts }) => behindParts),
);
