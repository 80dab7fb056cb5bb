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
 * Words of one part of the messages. Every string a host leaves out, gives in the wrong shape, or whose function throws, comes from
 * `messages`.
 */
export function wordsFrom<M extends object>(
  messages: M,
  overrides: MessageOverrides,
  format: Format,
): WordsOf<M> {
  return { ...format, ...words(messages as Table, overrides, format) } as WordsOf<M>;
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
