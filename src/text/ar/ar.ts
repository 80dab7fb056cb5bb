import { createDictionary } from '../createDictionary.ts';
import type { Dictionary } from '../Messages.ts';
import { arFirst } from './arFirst.ts';

/** The panel in Arabic, for `messages` on the provider: `<HelpProvider messages={ar}>`. */
export const ar: Dictionary = createDictionary(
  arFirst,
  async () => (await import('./arMessages.ts')).arMessages,
);
