/**
 * The address again if a browser may open it: `http`, `https` or `mailto`, or a path of the host's own site, without control characters.
 * Guides are checked when compiled; this is for the ones that were not compiled by us, and for addresses out of runs and receipts.
 */
export function safeUrl(url: string | undefined): string | undefined {
  if (!url || /[\s\p{Cc}]/u.test(url)) return undefined;
  return /^(?:https?:\/\/|mailto:|\/(?![/\\]))./i.test(url) ? url : undefined;
}
