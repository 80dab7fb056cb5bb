/**
 * Characters that draw nothing, or move other text: controls, bidi marks, invisible and tag characters, lone surrogates, line separators.
 * Newline and tab are not among them.
 * @see https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
 */
const HIDDEN = /[^\P{Cc}\n\t]|[\p{DI}\p{Cs}\p{Zl}\p{Zp}\ufff9-\ufffb]/gu;

/** `ESC [ … m`: colours and weights, which say nothing once they are not drawn. */
// oxlint-disable-next-line no-control-regex -- the escape character is what is looked for
const SGR = /\u001b\[[0-9;:]{0,64}m/g;

/**
 * Text of a run made safe to show: colour codes are removed, and characters that are invisible or reorder the text around them become
 * escapes (`\u202e`). Joiners and variation selectors stay between characters outside ASCII, where they are needed. Linear in the length of
 * `text`.
 */
export function showText(text: string): string {
  return text
    .replace(SGR, '')
    .replace(/\r\n/g, '\n')
    .replace(HIDDEN, (character, offset: number, whole: string) => {
      const code = character.codePointAt(0)!;
      const works = code === 0x200c || code === 0x200d || code === 0xfe0e || code === 0xfe0f;
      if (works && whole.charCodeAt(offset - 1) > 127) return character;
      return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
    });
}
