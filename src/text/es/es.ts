import { createDictionary } from '../createDictionary.ts';
import type { Dictionary } from '../Messages.ts';
import { esFirst } from './esFirst.ts';

/** The panel in Spanish, for `messages` on the provider: `<HelpProvider messages={es}>`. */
export const es: Dictionary = createDictionary(
  esFirst,
  async () => (await import('./esMessages.ts')).esMessages,
);
