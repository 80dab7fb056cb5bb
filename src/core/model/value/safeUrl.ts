/**
 * The address if a browser may open it: `http`, `https` or `mailto`, or a path on the host's own site, without white space, control
 * characters and a `user@` that could be mistaken for the host. For addresses out of runs, receipts, and guides that our own compiler did
 * not check.
 */
export function safeUrl(url: unknown): string | undefined {
  if (typeof url !== 'string' || /[\s\p{Cc}]/u.test(url)) return undefined;
  return /^(?:https?:\/\/(?![^/?#]*@)|mailto:|\/(?![/\\]))./i.test(url) ? url : undefined;
}
