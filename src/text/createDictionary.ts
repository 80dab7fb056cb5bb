import type { Dictionary, Messages } from './Messages.ts';

/**
 * A language whose first words come with the page, and all others when a panel is about to open.
 *
 * @param start a failed one is not kept, so the next call tries again
 */
export function createDictionary(
  first: Omit<Dictionary, 'load'>,
  start: () => Promise<Messages>,
): Dictionary {
  /** Holds what came, so that a second panel need not wait for a promise. */
  const load: Dictionary['load'] & { loaded?: Messages } = async () => (load.loaded ??= await start());
  return { ...first, load };
}
