/** A piece of a condition. `start` and `end` are offsets into the condition; `end` is exclusive. */
export interface ConditionToken {
  readonly kind: 'word' | 'string' | 'operator' | '(' | ')' | ',' | 'unclosed' | 'stray' | 'end';
  /** Of a string: what stands between the quotes. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[^\s()",'`=!<>&|~]/;
const OPERATOR = /[=!<>&|~]/;

/** Cuts a condition into words, strings, operators and punctuation. Never fails: what cannot be read is a token too. */
export function tokenizeCondition(text: string): readonly ConditionToken[] {
  const tokens: ConditionToken[] = [];
  let at = 0;
  const push = (kind: ConditionToken['kind'], start: number, content = text.slice(start, at)): void => {
    tokens.push({ kind, text: content, start, end: at });
  };
  while (at < text.length) {
    const start = at;
    const unit = text[at]!;
    if (/\s/.test(unit)) {
      at++;
    } else if (unit === '(' || unit === ')' || unit === ',') {
      at++;
      push(unit, start);
    } else if (unit === '"' || unit === "'") {
      const content = readString(text, at, unit);
      at = content.end;
      push(content.closed ? 'string' : 'unclosed', start, content.text);
    } else if (OPERATOR.test(unit)) {
      while (at < text.length && OPERATOR.test(text[at]!)) at++;
      push('operator', start);
    } else if (WORD.test(unit)) {
      while (at < text.length && WORD.test(text[at]!)) at++;
      push('word', start);
    } else {
      at++;
      push('stray', start);
    }
  }
  tokens.push({ kind: 'end', text: '', start: text.length, end: text.length });
  return tokens;
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
