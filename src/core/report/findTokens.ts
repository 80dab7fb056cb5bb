import { hasDrawnPart, isFilling } from './isPlaceholder.ts';
import { eachMatch, type SecretSpan } from './secretRule.ts';
import { DRAWN_TOKEN, INNER_TOKEN_RULES, MORE_TOKENS, TOKEN_RULES } from './tokenRules.ts';

/** Skips shorter words, which most are, before any pattern is tried. */
const LONG_WORD = '(?=[\\w./:~$-]{11})';
/** All token patterns in one, so that a text is read once for more than a hundred of them. */
const ANY_TOKEN = new RegExp(
  `(?<![A-Za-z0-9])${LONG_WORD}(?:${[...TOKEN_RULES.map(([, form]) => form), ...MORE_TOKENS, DRAWN_TOKEN].join('|')})(?![\\w-])`,
  'g',
);
const WHOLE_TOKENS = TOKEN_RULES.map(([id, form]) => [id, new RegExp(`^(?:${form})$`)] as const);
const INNER_TOKENS = INNER_TOKEN_RULES.map(
  ([id, piece, before, after]) =>
    [id, new RegExp(`${piece}(?<=(?<![A-Za-z0-9])(${before})${piece})${after}(?![\\w-])`, 'g')] as const,
);

/** Tokens with a form that their issuer documents. */
export function findTokens(text: string): SecretSpan[] {
  const found: SecretSpan[] = [];
  eachMatch(ANY_TOKEN, text, ({ 0: token, index, groups }) => {
    const drawn = groups?.['drawn'];
    if (isMadeUp(token) || (drawn && !hasDrawnPart(drawn, 12))) return;
    const rule = WHOLE_TOKENS.find(([, form]) => form.test(token))?.[0] ?? 'token';
    found.push({ rule, start: index, end: index + token.length });
  });
  for (const [rule, pattern] of INNER_TOKENS) {
    eachMatch(pattern, text, ({ 0: end, 1: before, index }) => {
      if (!isMadeUp(before + end))
        found.push({ rule, start: index - before!.length, end: index + end.length });
    });
  }
  return found;
}

/**
 * Whether it has the form of a token and is none: filler, or an example from documentation. Of random 32-digit hexadecimal numbers, one in
 * ten million has fewer than eight different digits.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/security-creds.html for keys that end in EXAMPLE
 */
function isMadeUp(token: string): boolean {
  const [judged = token] = /[A-Fa-f0-9]{32,}/.exec(token) ?? [];
  const [longest = token] = (token.match(/[A-Za-z0-9]+/g) ?? []).sort((a, b) => b.length - a.length);
  return (
    new Set(judged.toLowerCase()).size < 8 ||
    /x{6}/i.test(token) ||
    token.endsWith('EXAMPLE') ||
    (new Set(longest).size > 3 && isFilling(longest))
  );
}
