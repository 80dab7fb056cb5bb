import { encodingOf } from './encodingOf.ts';

/** One line of a stream. */
export interface Line {
  /** 1-based. */
  readonly number: number;
  /** Without its ending; `undefined` when the line is longer than can be held. */
  readonly text: string | undefined;
  /** Bytes read so far, up to the end of the chunk that contains the end of this line. */
  readonly read: number;
}

/** Longest line, in UTF-16 code units; intake keeps far less of a run. */
const MAX_LINE = 128 * 1024 * 1024;

/**
 * The lines of a stream, one at a time, so that it may be larger than memory. Only a line feed ends a line: JSON may contain U+2028, at
 * which `node:readline` would cut it. Decoded as UTF-8, or as UTF-16 after its byte order mark.
 * @param longest a longer line is returned without its text
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  longest: number = MAX_LINE,
): AsyncGenerator<Line> {
  let decoder: TextDecoder | undefined;
  let parts: string[] = [];
  let length = 0;
  let number = 0;
  let read = 0;
  const take = (part: string): void => {
    length += part.length;
    if (length <= longest) parts.push(part);
    else parts = [];
  };
  const finish = (): Line => {
    const text = length <= longest ? parts.join('').replace(/\r$/, '') : undefined;
    parts = [];
    length = 0;
    return { number: ++number, text, read };
  };
  for await (const chunk of chunks) {
    read += chunk.length;
    decoder ??= new TextDecoder(encodingOf(chunk));
    const pieces = decoder.decode(chunk, { stream: true }).split('\n');
    const last = pieces.pop() ?? '';
    for (const piece of pieces) {
      take(piece);
      yield finish();
    }
    take(last);
  }
  take(decoder?.decode() ?? '');
  if (length > 0) yield finish();
}
