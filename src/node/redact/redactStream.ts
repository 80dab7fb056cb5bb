import type { HostSecret } from '../../core/model/report.ts';
import { redactText, type Redacted } from '../../core/report/redactText.ts';
import { encodingOf } from '../cli/encodingOf.ts';
import { cutAt } from '../../core/model/value/cutText.ts';

/** A part of the redacted text. */
export interface RedactedPiece {
  readonly text: string;
  /** The removals, by place of the mark in `text`. */
  readonly marks: readonly { readonly rule: string; readonly at: number }[];
}

/** Text on either side that is searched with each place, in UTF-16 code units: more than the longest key that any rule knows. */
const CONTEXT_LENGTH = 64 * 1024;
/** New text that is redacted at a time, in UTF-16 code units; the text around it is read twice, so it should be small compared with this. */
const PORTION_LENGTH = 2 * 1024 * 1024;

/**
 * Redacts a text that may be larger than memory, with the result of redacting it whole: every place is searched with `CONTEXT_LENGTH` of
 * text on either side. Cuts are at line ends where there are any, and never inside a secret.
 * @param stride new text redacted at a time
 */
export async function* redactStream(
  chunks: AsyncIterable<Uint8Array>,
  secrets: readonly HostSecret[],
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

/** The last line end before `most`, else `most` itself; never inside a removal or a surrogate pair, never before `least`. */
function cutBefore(text: string, most: number, least: number, removed: Redacted['removed']): number {
  const line = text.lastIndexOf('\n', most - 1) + 1;
  let cut = line > least ? line : most;
  const crossed = removed.find(({ start, end }) => start < cut && end > cut);
  if (crossed) cut = Math.max(least, crossed.start);
  return cutAt(text, cut);
}
