/** The bytes of a body, or why there are none. */
export type Body =
  | { readonly kind: 'read'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'too-large' | 'too-much-at-once' | 'broken-off' };

/**
 * Reads a request's body and stops at the first byte over `most`, whatever its `Content-Length` says.
 *
 * @param take asked before bytes are kept; false ends the reading
 */
export async function readBody(
  request: Request,
  most: number,
  take: (bytes: number) => boolean = () => true,
): Promise<Body> {
  if (Number(request.headers.get('Content-Length')) > most) return { kind: 'too-large' };
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      size += part.value.byteLength;
      const isTooLarge = size > most;
      if (isTooLarge || !take(part.value.byteLength)) {
        // Not awaited: a source that does not end would never say that it was cancelled.
        reader?.cancel().catch(() => undefined);
        return { kind: isTooLarge ? 'too-large' : 'too-much-at-once' };
      }
      parts.push(part.value);
    }
  } catch {
    return { kind: 'broken-off' };
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return { kind: 'read', bytes };
}
