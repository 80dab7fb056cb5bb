/**
 * Everything that draws nothing, or draws other text elsewhere: controls, bidi marks, invisible and tag characters, lone
 * surrogates, line separators. Newline and tab stay.
 * @see https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
 */
const HIDDEN = /[^\P{Cc}\n\t]|[\p{DI}\p{Cs}\p{Zl}\p{Zp}\ufff9-\ufffb]/gu;

/** `ESC [ … m`: colours and weights, which say nothing once they are not drawn. */
// oxlint-disable-next-line no-control-regex -- the escape character is what is looked for
const SGR = /\u001b\[[0-9;:]{0,64}m/g;

/**
 * Text of a run, made safe to show: colour codes are taken out, and characters that would be invisible or would
 * reorder what stands around them are written as escapes (`\u202e`). Joiners and variation selectors stay where they do their work, between
 * characters outside ASCII. Linear in the length of `text`.
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
