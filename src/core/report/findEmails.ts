import type { SecretSpan } from './secretRule.ts';

/**
 * Begins with the rare `@` and then looks back, because logs are full of words that could begin an address.
 * @see https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2 and https://www.rfc-editor.org/rfc/rfc5890#section-2.3.2.1
 */
const ADDRESS =
  /@(?<=(?<![\w.+%\u00c0-\u024f-])((?:[A-Za-z]')?[\w.+%\u00c0-\u024f-]{1,64})@)(?:[A-Za-z0-9\u00c0-\u024f-]{1,63}\.){1,8}(?:xn--[A-Za-z0-9-]{2,59}|[A-Za-z]{2,24})(?![\w-])/g;
const IN_URL = /:\/\/[^\s"'<>]{1,200}$/;
/** A login of a server, as `git`, `ssh`, `scp` and `rsync` write it. */
const LOGIN = /^(?:git|hg|svn)@/;
const REMOTE_PATH = /:(?:[~/]|v\d\/|[\w.-]{1,100}\/)/y;
/** `user@1000.service`: https://www.freedesktop.org/software/systemd/man/latest/systemd.unit.html */
const UNIT = /\.(?:service|socket|timer|target|mount|slice|scope|path|swap)$/;

/** E-mail addresses; not the `user@host` of a URL or a login, nor a unit of systemd. */
export function findEmails(text: string): SecretSpan[] {
  const found: SecretSpan[] = [];
  for (const match of text.matchAll(ADDRESS)) {
    const start = match.index - match[1]!.length;
    const end = match.index + match[0].length;
    const address = text.slice(start, end);
    REMOTE_PATH.lastIndex = end;
    if (LOGIN.test(address) || UNIT.test(address) || REMOTE_PATH.test(text)) continue;
    if (!IN_URL.test(text.slice(Math.max(0, end - 203), end))) found.push({ rule: 'email', start, end });
  }
  return found;
}
