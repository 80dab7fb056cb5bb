/** A piece of a condition. `start` and `end` are offsets into the condition; `end` is exclusive. */
export interface ConditionToken {
  readonly kind: 'word' | 'string' | 'operator' | '(' | ')' | ',' | 'unclosed' | 'stray' | 'end';
  /** Of a string: what stands between the quotes. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const SPACE = /\s+/y;
const WORD = /[^\s()",'`=!<>&|~]+/y;
const OPERATOR = /[=!<>&|~]+/y;

/** Cuts a condition into words, strings, operators and punctuation. Never fails: what cannot be read is a token too. */
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

/** Quotation marks and comparison signs that an editor for prose puts in the place of straight ones. */
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

/** The first text in single quotes that could as well stand in double ones. */
export function findSingleQuoted(condition: string): ConditionToken | undefined {
  return tokenizeCondition(condition).find(
    ({ kind, text, start }) => kind === 'string' && condition[start] === "'" && !/["\\]/.test(text),
  );
}

/** Where a run of code units that a sticky expression takes ends; `at` when it takes none. */
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
