/** A piece of a condition. `start` and `end` are offsets into the condition; `end` is exclusive. */
export interface ConditionToken {
  readonly kind: 'word' | 'string' | 'operator' | '(' | ')' | ',' | 'unclosed' | 'stray' | 'end';
  /** Of a string, the text between the quotes. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const SPACE = /\s+/y;
const WORD = /[^\s()",'`=!<>&|~]+/y;
const OPERATOR = /[=!<>&|~]+/y;

/** Splits a condition into words, strings, operators and punctuation. Never fails: unreadable text becomes a token too. */
export function tokenizeCondition(text: string): readonly ConditionToken[] {
  const tokens: ConditionToken[] = [];
  let at = 0;
  while ((at = endOf(SPACE, text, at)) < text.length) {
    const start = at;
    const unit = text[at]!;
    if (unit === '(' || unit === ')' || unit === ',') {
      at++;
      tokens.push({ kind: unit, text: unit, start, end: at });
    } else if (unit === '"' || unit === "'") {
      const content = readString(text, at, unit);
      at = content.end;
      tokens.push({ kind: content.closed ? 'string' : 'unclosed', text: content.text, start, end: at });
    } else if ((at = endOf(WORD, text, start)) > start) {
      tokens.push({ kind: 'word', text: text.slice(start, at), start, end: at });
    } else if ((at = endOf(OPERATOR, text, start)) > start) {
      tokens.push({ kind: 'operator', text: text.slice(start, at), start, end: at });
    } else {
      at++;
      tokens.push({ kind: 'stray', text: unit, start, end: at });
    }
  }
  tokens.push({ kind: 'end', text: '', start: text.length, end: text.length });
  return tokens;
}

/** Typographic quotation marks and comparison signs that editors insert in place of straight ones. */
export const SMART = /[“”„‟«»‘’‚‛‹›＂]/;

/** A condition with straight quotation marks. */
export function straighten(text: string): string {
  return text
    .replace(/‹/g, '<')
    .replace(/›/g, '>')
    .replace(/[“”„‟«»＂]/g, '"')
    .replace(/[‘‚‛]([^‘’‚‛"]*)[’‘]/g, '"$1"')
    .replace(/[‘’‚‛]/g, "'");
}

/** The first single-quoted text that could be double-quoted instead. */
export function findSingleQuoted(condition: string): ConditionToken | undefined {
  return tokenizeCondition(condition).find(
    ({ kind, text, start }) => kind === 'string' && condition[start] === "'" && !/["\\]/.test(text),
  );
}

/** End of the match of a sticky expression; `at` when it does not match. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function readString(
  text: string,
  from: number,
  quote: string,
): { text: string; end: number; closed: boolean } {
  let content = '';
  let at = from + 1;
  while (at < text.length && text[at] !== quote) {
    if (text[at] === '\\' && (text[at + 1] === quote || text[at + 1] === '\\')) at++;
    content += text[at];
    at++;
  }
  return { text: content, end: Math.min(at + 1, text.length), closed: at < text.length };
}
