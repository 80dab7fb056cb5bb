import type { Format } from './createFormat.ts';
import type { Message } from './message.ts';
import type { MessageOverrides, PanelMessages } from './Messages.ts';

/** Messages ready to use: parameters in, text out. Numbers and times are in the same language. */
export type WordsOf<M> = Format & {
  readonly [K in keyof M]: M[K] extends Message<infer P> ? (parameters: P) => string : M[K];
};

/** The texts of every part of the panel. */
export type PanelWords = WordsOf<PanelMessages>;

type Table = Readonly<Record<string, unknown>>;

/**
 * The texts of one part of the messages. A text that is missing, of the wrong type, or whose function throws is taken from the next of
 * `overrides`, finally from `messages`.
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

/** A broken translation must not break the panel; the next text is used instead. */
function speak(versions: readonly unknown[], format: Format): (parameters: unknown) => string {
  return (parameters) => {
    for (const version of versions) {
      try {
        const text: unknown = (version as Message<unknown>)(parameters, format);
        if (typeof text === 'string') return text;
      } catch {
        // It is not a function, or it threw.
      }
    }
    return '';
  };
}

/** An own property, read without ever throwing, because overrides come from the host. */
function ownOf(from: unknown, key: string): unknown {
  try {
    if (from === null || typeof from !== 'object' || !Object.hasOwn(from, key)) return undefined;
    return (from as Table)[key];
  } catch {
    return undefined;
  }
}
