/** An ISO date in the reader's language; what is no date stays as written. */
export function day(date: string, locale: string): string {
  const at = Date.parse(date);
  return Number.isNaN(at)
    ? date
    : new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(at);
}
