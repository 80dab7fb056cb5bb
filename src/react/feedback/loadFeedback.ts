import { createLoader } from '../parts/createLoader.ts';

/** What the operator can say of an answer, a guide or a result. */
export const loadFeedback = createLoader(async () => {
  const { feedbackParts } = await import('./feedbackParts.ts');
  return feedbackParts;
});
