import { createFormat, type Format } from './createFormat.ts';
import { en } from './en.ts';
import type { Message, MessageOverrides, Messages } from './Messages.ts';

/** Messages ready to use: parameters in, text out. Numbers and times come in the same language. */
export type Words = Format & {
  readonly [K in keyof Messages]: Messages[K] extends Message<infer P>
    ? (parameters: P) => string
    : Messages[K];
};

type Table = Readonly<Record<string, unknown>>;

/**
 * Words in one language. Every string a host leaves out, gives in the wrong shape, or whose function throws, comes from `en`.
 *
 * @param locale BCP 47 tag for numbers, times and plurals
 * @param timeZone IANA name; left out, the reader's own
 * @example createWords('de', { help: 'Hilfe', trouble: { failed: 'Fehlgeschlagen' } })
 */
export function createWords(locale: string, overrides: MessageOverrides = {}, timeZone?: string): Words {
  const format = createFormat(locale, timeZone);
  return { ...format, ...words(en as unknown as Table, overrides, format) } as Words;
}

function words(base: Table, overrides: unknown, format: Format): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(base).map(([key, original]) => {
      const own = ownOf(overrides, key);
      if (typeof original === 'object') return [key, words(original as Table, own, format)];
      if (typeof original === 'string') return [key, typeof own === 'string' ? own : original];
      return [key, speak(own, original as Message<unknown>, format)];
    }),
  );
}

function speak(own: unknown, original: Message<unknown>, format: Format): (parameters: unknown) => string {
  if (typeof own !== 'function') return (parameters) => original(parameters, format);
  return (parameters) => {
    try {
      const text: unknown = (own as Message<unknown>)(parameters, format);
      if (typeof text === 'string') return text;
    } catch {
      // A broken translation must not take the panel down; English is better than nothing.
    }
    return original(parameters, format);
  };
}

/** An own property, read without ever throwing: overrides are the host's. */
function ownOf(from: unknown, key: string): unknown {
  try {
    if (from === null || typeof from !== 'object' || !Object.hasOwn(from, key)) return undefined;
    return (from as Table)[key];
  } catch {
    return undefined;
  }
}
