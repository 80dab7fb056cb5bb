/**
 * The 32-bit FNV-1a hash of a text's UTF-16 code units, as eight hexadecimal digits. It distinguishes texts and is not cryptographic.
 * @param start the offset basis; another one gives an independent hash
 * @see http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function fnv1a(text: string, start = 0x811c9dc5): string {
  let hash = start;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
