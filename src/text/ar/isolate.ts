/**
 * Isolates text of another direction inside an Arabic sentence, such as a run's id, with FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE:
 * a message is plain text, in which no element can do that.
 * @see https://www.w3.org/International/questions/qa-bidi-unicode-controls
 */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}
