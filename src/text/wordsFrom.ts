import type { Format } from './createFormat.ts';
import type { Message } from './message.ts';
import type { MessageOverrides, PanelMessages } from './Messages.ts';

/** Messages ready to use: parameters in, text out. Numbers and times come in the same language. */
export type WordsOf<M> = Format & {
  readonly [K in keyof M]: M[K] extends Message<infer P> ? (parameters: P) => string : M[K];
};

/** What every part of the panel can say. */
export type PanelWords = WordsOf<PanelMessages>;

type Table = Readonly<Record<string, unknown>>;

/**
 * Words of one part of the messages. Every string that is left out, given in the wrong shape, or whose function throws comes from the next
 * of `overrides`, at last from `messages`.
 */
export function wordsFrom<M extends object>(
  messages: M,
  overrides: readonly (MessageOverrides | null | undefined)[],
  format: Format,
): WordsOf<M> {
  return { ...format, ...words(messages as Table, overrides, format) } as WordsOf<M>;
}

function words(base: Table, overrides: readonly unknown[], format: Format): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(base).map(([key, original]) => {
      const own = overrides.map((one) => ownOf(one, key));
      if (typeof original === 'object') return [key, words(original as Table, own, format)];
      if (typeof original === 'string') return [key, own.find((one) => typeof one === 'string') ?? original];
      return [key, speak([...own, original], format)];
    }),
  );
}

/** A broken translation must not take the panel down; the next one is better than nothing. */
function speak(versions: readonly unknown[], format: Format): (parameters: unknown) => string {
  return (parameters) => {
    for (const version of versions) {
      try {
        const text: unknown = (version as Message<unknown>)(parameters, format);
        if (typeof text === 'string') return text;
      } catch {
        // Not a function, or one that throws.
      }
    }
    return '';
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
