import { createDictionary } from '../createDictionary.ts';
import type { Dictionary } from '../Messages.ts';
import { jaFirst } from './jaFirst.ts';

/** The panel in Japanese, for `messages` on the provider: `<HelpProvider messages={ja}>`. */
export const ja: Dictionary = createDictionary(
  jaFirst,
  async () => (await import('./jaMessages.ts')).jaMessages,
);
