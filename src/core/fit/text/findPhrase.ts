/** Where a phrase stands in a text. */
export interface PhraseMatch {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** Text captured by `{name}`, in the text's own case. */
  readonly captures: Readonly<Record<string, string>>;
}

/** Longest capture, in UTF-16 code units. */
const MAX_CAPTURE_LENGTH = 120;

type Part = { readonly literal: string; readonly capture?: string };

/**
 * The first place where a phrase of `contains` occurs in a text. Case is ignored; `*` is anything inside a line; `{name}` captures to the
 * end of the token, or to the closing quote. A phrase consists of whole words: where it begins or ends with an ASCII letter or digit, the
 * text must not continue with another, unless a `*` is there. A capture with nothing before it begins where a token begins. Each part is
 * searched forward once without backtracking, so the search is linear.
 * @param text the original text
 * @param folded `foldCase(text)`, computed once by a caller with many phrases
 */
export function findPhrase(text: string, folded: string, phrase: string): PhraseMatch | undefined {
  const pieces = phrase.split('*');
  const parts = pieces.map(splitCaptures);
  let from = 0;
  while (from <= text.length) {
    const first = findParts(text, folded, parts[0]!, from, text.length, pieces.length === 1);
    if (!first) return undefined;
    let lineEnd = text.indexOf('\n', first.end);
    if (lineEnd < 0) lineEnd = text.length;
    // A copy that ends with the line: a search in the whole text would run to its end once per line.
    const line = folded.slice(0, lineEnd);
    let { end } = first;
    const captures = { ...first.captures };
    let whole = true;
    for (let index = 1; index < parts.length; index++) {
      const next = findParts(text, line, parts[index]!, end, lineEnd, index === parts.length - 1, true);
      if (!next) {
        whole = false;
        break;
      }
      end = next.end;
      Object.assign(captures, next.captures);
    }
    if (whole) return { start: first.start, end, captures };
    // A later start on the same line leaves less room for the rest, so the search goes on with the next line.
    from = lineEnd + 1;
  }
  return undefined;
}

/**
 * Lower case, code unit by code unit, so that offsets stay valid and a unit folds alike everywhere: surrogates stay as they are, and both
 * lower-case sigmas are one.
 */
export function foldCase(text: string): string {
  if (/[\uD800-\uDFFF]/.test(text)) return text.replaceAll(/[^\uD800-\uDFFF]+/g, foldPlain);
  return foldPlain(text);
}

function foldPlain(text: string): string {
  let lower = text.toLowerCase();
  if (lower.length !== text.length) lower = text.split('').map(foldAlone).join('');
  return lower.includes('ς') ? lower.replaceAll('ς', 'σ') : lower;
}

function foldAlone(unit: string): string {
  const lower = unit.toLowerCase();
  return lower.length === 1 ? lower : unit;
}

function splitCaptures(piece: string): readonly Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const { 0: whole, 1: name, index } of piece.matchAll(/\{([A-Za-z][\w-]*)\}/g)) {
    parts.push({ literal: foldCase(piece.slice(from, index)), capture: name! });
    from = index + whole.length;
  }
  parts.push({ literal: foldCase(piece.slice(from)) });
  return parts;
}

/** Finds the literals and captures between two `*`, one right after the other, within `from … to`. */
function findParts(
  text: string,
  folded: string,
  parts: readonly Part[],
  from: number,
  to: number,
  closed: boolean,
  inside = false,
): PhraseMatch | undefined {
  const head = parts[0]!.literal;
  const tail = closed && parts.at(-1)!.literal !== '';
  for (let start = from; start <= to; start++) {
    if (head !== '') {
      start = folded.indexOf(head, start);
      if (start < 0 || start + head.length > to) return undefined;
    }
    if (!inside && isWord(head, 0) && isWord(folded, start - 1)) continue;
    // A capture with nothing before it begins where a token begins.
    if (head === '' && parts.length > 1 && !endsToken(folded, start - 1)) continue;
    const match = matchParts(text, folded, parts, start, to);
    if (match && !(tail && isWord(folded, match.end - 1) && isWord(folded, match.end))) return match;
  }
  return undefined;
}

function matchParts(
  text: string,
  folded: string,
  parts: readonly Part[],
  start: number,
  to: number,
): PhraseMatch | undefined {
  const captures: Record<string, string> = {};
  let at = start;
  for (let index = 0; index < parts.length; index++) {
    const { literal, capture } = parts[index]!;
    if (!folded.startsWith(literal, at)) return undefined;
    at += literal.length;
    if (capture === undefined) continue;
    const end = captureEnd(text, folded, at, to, parts[index + 1]!.literal);
    if (end === at) return undefined;
    captures[capture] = text.slice(at, end);
    at = end;
  }
  return at <= to ? { start, end: at, captures } : undefined;
}

function captureEnd(text: string, folded: string, from: number, to: number, next: string): number {
  const quote = `"'\``.includes(text[from - 1] ?? ' ') ? text[from - 1] : undefined;
  const last = Math.min(to, from + MAX_CAPTURE_LENGTH);
  let at = from;
  for (; at < last; at++) {
    const unit = text[at]!;
    if (unit === '\n' || (quote ? unit === quote : endsToken(text, at))) break;
    if (at > from && next !== '' && folded.startsWith(next, at)) return at;
  }
  // The full stop at the end of a sentence is not part of a token.
  if (!quote && next === '') while (at > from + 1 && /[.:!?]/.test(text[at - 1]!)) at--;
  return at;
}

function endsToken(text: string, at: number): boolean {
  return at < 0 || /[\s"'`<>()[\]{},;]/.test(text[at] ?? ' ');
}

function isWord(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return (unit >= 48 && unit <= 57) || (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
}
