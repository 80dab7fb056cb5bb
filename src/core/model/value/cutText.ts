/** The offset, or the one before it if a cut there would split a surrogate pair. */
export function cutAt(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit <= 0xdfff ? Math.max(0, offset - 1) : offset;
}

/**
 * A text of at most `longest` UTF-16 code units, never cut within a surrogate pair.
 * @param mark appended to a text that was cut; counts towards `longest`
 */
export function cutText(text: string, longest: number, mark = ''): string {
  if (text.length <= longest) return text;
  return longest < mark.length ? '' : text.slice(0, cutAt(text, longest - mark.length)) + mark;
}
