import { createDictionary } from '../createDictionary.ts';
import type { Dictionary } from '../Messages.ts';
import { deFirst } from './deFirst.ts';

/** The panel in German, for `messages` on the provider: `<HelpProvider messages={de}>`. */
export const de: Dictionary = createDictionary(
  deFirst,
  async () => (await import('./deMessages.ts')).deMessages,
);
