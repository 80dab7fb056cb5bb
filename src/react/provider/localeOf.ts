import type { HelpConfig } from './HelpContext.ts';

/** BCP 47 tag of the language to speak: the host's, else that of its messages, else the document's, else English. */
export function localeOf({ locale, messages }: Pick<HelpConfig, 'locale' | 'messages'>): string {
  return locale ?? messages?.lang ?? (document.documentElement.lang || 'en');
}
