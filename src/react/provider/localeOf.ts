/** BCP 47 tag of the language to speak: the host's, else the document's, else English. */
export function localeOf(locale: string | undefined): string {
  return locale ?? (document.documentElement.lang || 'en');
}
