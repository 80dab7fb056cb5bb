import type { Dictionary, Messages } from './Messages.ts';

/**
 * A language whose first texts are part of the page; the others are loaded when a panel is about to open.
 * @param start a failed call is not kept, so the next one tries again
 */
export function createDictionary(
  first: Omit<Dictionary, 'load'>,
  start: () => Promise<Messages>,
): Dictionary {
  /** The loaded texts, so that a second panel need not wait for a promise. */
  const load: Dictionary['load'] & { loaded?: Messages } = async () => (load.loaded ??= await start());
  return { ...first, load };
}
