/**
 * Whether a refusal says that this single request exceeds the limit. Then no wait will help: providers send the same status, code and
 * `Retry-After` as for a limit that is used up, and only the numbers in the message differ.
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
