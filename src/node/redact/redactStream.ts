import { redactText, type Redacted } from '../../core/report/redactText.ts';
import { encodingOf } from '../cli/encodingOf.ts';

/** A piece of the text, redacted. */
export interface RedactedPiece {
  readonly text: string;
  /** With places in `text`: where the mark stands. */
  readonly marks: readonly { readonly rule: string; readonly at: number }[];
}

/** How far the text around a place is looked at, in UTF-16 code units: more than the longest key that any rule knows. */
const CONTEXT_LENGTH = 64 * 1024;
/** How much new text is redacted at a time, in UTF-16 code units; the text around it is read twice, so it should be small beside this. */
const PORTION_LENGTH = 2 * 1024 * 1024;

/**
 * Redacts a text that may be larger than memory as if it were looked at whole: every place with `CONTEXT_LENGTH` of text before and behind it,
 * cut at line ends where there are any, and never in a secret.
 *
 * @param stride how much new text is looked at in one go
 */
export async function* redactStream(
  chunks: AsyncIterable<Uint8Array>,
  secrets: readonly string[],
  stride: number = PORTION_LENGTH,
): AsyncGenerator<RedactedPiece> {
  let decoder: TextDecoder | undefined;
  /** What is held, how much of it has been given out, and from which length on it is looked at next. */
  let text = '';
  let given = 0;
  let due = stride;
  const give = (isLast: boolean): RedactedPiece => {
    const { removed } = redactText(text, secrets);
    const to = isLast
      ? text.length
      : cutBefore(text, Math.max(given, text.length - CONTEXT_LENGTH), given, removed);
    const inside = removed.filter(({ start, end }) => start >= given && end <= to);
    let clean = '';
    let from = given;
    const marks = inside.map(({ rule, start, end }) => {
      clean += text.slice(from, start);
      const at = clean.length;
      clean += `[removed: ${rule}]`;
      from = end;
      return { rule, at };
    });
    clean += text.slice(from, to);
    const kept = Math.max(0, to - CONTEXT_LENGTH);
    text = text.slice(kept);
    given = to - kept;
    due = text.length + stride;
    return { text: clean, marks };
  };
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk), { ignoreBOM: true });
    text += decoder.decode(chunk, { stream: true });
    if (text.length >= due) yield give(false);
  }
  text += decoder?.decode() ?? '';
  yield give(true);
}

/** The last line end up to `most`, else `most` itself; never inside a removal or half a character, never before `least`. */
function cutBefore(text: string, most: number, least: number, removed: Redacted['removed']): number {
  const line = text.lastIndexOf('\n', most - 1) + 1;
  let cut = line > least ? line : most;
  const crossed = removed.find(({ start, end }) => start < cut && end > cut);
  if (crossed) cut = Math.max(least, crossed.start);
  const code = text.charCodeAt(cut);
  return code >= 0xdc00 && code <= 0xdfff ? cut - 1 : cut;
}
