import { useMemo } from 'react';
import { createFormat } from '../../text/createFormat.ts';
import { wordsFrom, type WordsOf } from '../../text/wordsFrom.ts';
import type { HelpConfig } from '../provider/HelpContext.ts';
import { localeOf } from '../provider/localeOf.ts';

/** Words in the host's language, and in its own words where it has some. */
export function useMessages<M extends object>(
  { locale, messages }: Pick<HelpConfig, 'locale' | 'messages'>,
  table: M,
): WordsOf<M> {
  return useMemo(
    () => wordsFrom(table, messages ?? {}, createFormat(localeOf(locale))),
    [table, messages, locale],
  );
}
