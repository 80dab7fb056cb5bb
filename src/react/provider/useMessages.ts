import { useEffect, useMemo, useState } from 'react';
import { createFormat } from '../../text/createFormat.ts';
import type { MessageOverrides } from '../../text/Messages.ts';
import { wordsFrom, type WordsOf } from '../../text/wordsFrom.ts';
import type { HelpConfig } from './HelpContext.ts';
import { localeOf } from './localeOf.ts';

/** The messages in the host's language, with the host's own wording where it gives some. */
export function useMessages<M extends object>(
  { locale, messages }: Pick<HelpConfig, 'locale' | 'messages'>,
  table: M,
): WordsOf<M> {
  const dictionary = useDictionary(messages);
  return useMemo(() => {
    const { lang = 'en' } = messages ?? {};
    const wanted = localeOf({ locale, messages });
    // Plurals and dates use the language of the words: "2 Minuten" in an English sentence helps nobody.
    const tag = isSameLanguage(wanted, lang) ? wanted : lang;
    return wordsFrom(table, [messages, dictionary], createFormat(tag));
  }, [table, messages, dictionary, locale]);
}

/** Whether two BCP 47 tags name the same language, in whatever region. */
export function isSameLanguage(one: string, other: string): boolean {
  return one.split('-')[0] === other.split('-')[0];
}

/** The result of a dictionary's `load`. */
interface Loaded {
  readonly loaded?: MessageOverrides;
}

interface Held {
  readonly lang: string | undefined;
  readonly dictionary: MessageOverrides | null;
}

/** The dictionary that `messages.load` gives: `undefined` while it loads, `null` where there is none or loading failed. */
export function useDictionary(messages: MessageOverrides = {}): MessageOverrides | null | undefined {
  const { lang, load } = messages;
  const [held, hold] = useState<Held>();
  const found = held && held.lang === lang ? held.dictionary : load ? (load as Loaded).loaded : null;
  const isWanted = found === undefined;
  useEffect(() => {
    if (!isWanted) return undefined;
    let isGone = false;
    const keep = (dictionary: MessageOverrides | null): void => {
      if (!isGone) hold({ lang, dictionary });
    };
    Promise.resolve()
      .then(load)
      .then(
        (dictionary) => keep(dictionary ?? null),
        () => keep(null),
      );
    return () => {
      isGone = true;
    };
    // A host may write the function anew at every draw; the language says whether it is another one.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [lang, isWanted]);
  return found;
}
