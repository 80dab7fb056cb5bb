import { importAnew } from '../../session/importAnew.ts';
import { createLoader } from '../parts/createLoader.ts';
import { loadBehind } from './loadBehind.ts';

/** The other guides, and the search, whose code only they need. */
export const loadOthers = createLoader(() =>
  Promise.all([loadBehind(), import('../others/GuideSearch.tsx').catch(importAnew)]).then(
    ([{ Others }, { GuideSearch }]) => ({ Others, GuideSearch }),
  ),
);
