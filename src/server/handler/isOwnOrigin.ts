/**
 * Whether a request comes from an allowed page: one of the server's own, one of `origins`, or none at all. `Sec-Fetch-Site` is set by the
 * browser only, and is right behind a proxy too, where the server does not know its own address.
 * @see https://www.w3.org/TR/fetch-metadata/
 */
export function isOwnOrigin(request: Request, origins: readonly string[]): boolean {
  const origin = request.headers.get('Origin');
  const site = request.headers.get('Sec-Fetch-Site');
  if (origin !== null && origins.includes(origin)) return true;
  if (site === 'same-origin') return true;
  if (origin === null) return site === null || site === 'none';
  return origin === new URL(request.url).origin;
}
