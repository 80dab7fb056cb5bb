import { createFormat } from './createFormat.ts';
import { en } from './en/en.ts';
import type { MessageOverrides, Messages } from './Messages.ts';
import { wordsFrom, type WordsOf } from './wordsFrom.ts';

/** All messages, ready to use. */
export type Words = WordsOf<Messages>;

/**
 * All words in one language, English where a host gives none. A browser loads them part by part, see `wordsFrom`.
 *
 * @param locale BCP 47 tag for numbers, times and plurals
 * @param timeZone IANA name; left out, the reader's own
 * @example createWords('de', { help: 'Hilfe', trouble: { failed: 'Fehlgeschlagen' } })
 */
export function createWords(locale: string, overrides: MessageOverrides = {}, timeZone?: string): Words {
  return wordsFrom(en, [overrides], createFormat(locale, timeZone));
}
