import type { SecretSpan } from './secretRule.ts';

/**
 * Begins with the one sign that is rare, and only then looks back: logs are full of words that could begin an address.
 * @see https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2 and https://www.rfc-editor.org/rfc/rfc5890#section-2.3.2.1
 */
const ADDRESS =
  /@(?<=(?<![\w.+%\u00c0-\u024f-])((?:[A-Za-z]')?[\w.+%\u00c0-\u024f-]{1,64})@)(?:[A-Za-z0-9\u00c0-\u024f-]{1,63}\.){1,8}(?:xn--[A-Za-z0-9-]{2,59}|[A-Za-z]{2,24})(?![\w-])/g;
const IN_URL = /:\/\/[^\s"'<>]{1,200}$/;

/** E-mail addresses; not the `user@host` of a URL. */
export function findEmails(text: string): SecretSpan[] {
  const found: SecretSpan[] = [];
  for (const match of text.matchAll(ADDRESS)) {
    const start = match.index - match[1]!.length;
    const end = match.index + match[0].length;
    if (!IN_URL.test(text.slice(Math.max(0, end - 203), end))) found.push({ rule: 'email', start, end });
  }
  return found;
}
