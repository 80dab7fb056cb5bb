/**
 * Does a refusal say that this one request is larger than the limit on requests? Then no wait will help: makers send the same
 * status, code and `Retry-After` as for a limit that is only used up, and say it in numbers alone.
 * @see https://platform.openai.com/docs/guides/rate-limits ("Request too large … Limit 30000, Requested 42000")
 */
export function neverFits(message: string | undefined): boolean {
  const [, limit, requested] =
    /\bLimit:? {0,3}([\d,]{1,15})[,;.]? {0,3}(?:Used:? {0,3}[\d,]{1,15}[,;.]? {0,3})?Requested:? {0,3}([\d,]{1,15})/i.exec(
      message?.slice(0, 4_000) ?? '',
    ) ?? [];
  return limit !== undefined && numberOf(requested!) > numberOf(limit);
}

function numberOf(text: string): number {
  return Number(text.replaceAll(',', ''));
}
