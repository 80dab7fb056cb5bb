import type { SecretSpan } from './secretRule.ts';

const BEGIN = /-{4,5} ?BEGIN [A-Za-z0-9 ]{0,40}(?:PRIVATE KEY(?: BLOCK)?|Static key V1) ?-{4,5}/g;
/** Includes an escaped line end after the mark. */
const END =
  /-{4,5} ?END [A-Za-z0-9 ]{0,40}(?:PRIVATE KEY(?: BLOCK)?|Static key V1) ?-{4,5}(?:(?:\\{1,3}[nr]){1,2}(?=\\{0,3}["']))?/g;
/** Longer than any key block in use; limits what is removed when an end mark is missing. */
const MAX_BLOCK_LENGTH = 32 * 1024;
/** The lines of a block, also in a string with escaped line ends. */
const LINES = /(?:[A-Za-z0-9+/=\s:,.]|-(?!-)|\\[nr]){0,32768}/y;
const MIN_BLOCK_LENGTH = 16;

/**
 * PEM blocks with their marks. A block whose first or last mark was cut off counts too.
 * @see https://www.rfc-editor.org/rfc/rfc7468 and https://www.rfc-editor.org/rfc/rfc4716, whose marks have four dashes, and
 * https://openvpn.net/community-resources/reference-manual-for-openvpn-2-6/ for `Static key`
 */
export function findPrivateKeys(text: string): SecretSpan[] {
  const found: SecretSpan[] = [];
  const add = (start: number, end: number, marks: number): void => {
    if (end - start - marks >= MIN_BLOCK_LENGTH) found.push({ rule: 'private-key', start, end });
  };
  const ends = [...text.matchAll(END)];
  const begins = [...text.matchAll(BEGIN)];
  const [first] = ends;
  if (first && !(begins[0] && begins[0].index < first.index) && lines(text, 0) >= first.index) {
    add(0, first.index + first[0].length, first[0].length);
  }
  let place = 0;
  begins.forEach((begin, position) => {
    while (ends[place] && ends[place]!.index < begin.index) place += 1;
    const next = begins[position + 1]?.index ?? Infinity;
    const end = ends[place];
    if (end && end.index < next && end.index - begin.index < MAX_BLOCK_LENGTH) {
      add(begin.index, end.index + end[0].length, begin[0].length + end[0].length);
    } else {
      add(begin.index, lines(text, begin.index + begin[0].length), begin[0].length);
    }
  });
  return found;
}

function lines(text: string, from: number): number {
  LINES.lastIndex = from;
  return LINES.test(text) ? LINES.lastIndex : from;
}
