import { isFilling } from './isPlaceholder.ts';
import { eachMatch, type SecretSpan } from './secretRule.ts';
import { INNER_TOKEN_RULES, MORE_TOKENS, TOKEN_RULES } from './tokenRules.ts';

/** Shorter words, which most are, are passed over without trying any form. */
const LONG_WORD = '(?=[\\w./:~$-]{11})';
/** All token forms at once, so that a text is walked once for some hundred of them. */
const ANY_TOKEN = new RegExp(
  `(?<![A-Za-z0-9])${LONG_WORD}(?:${[...TOKEN_RULES.map(([, form]) => form), ...MORE_TOKENS].join('|')})(?![\\w-])`,
  'g',
);
const WHOLE_TOKENS = TOKEN_RULES.map(([id, form]) => [id, new RegExp(`^(?:${form})$`)] as const);
const INNER_TOKENS = INNER_TOKEN_RULES.map(
  ([id, piece, before, after]) =>
    [id, new RegExp(`${piece}(?<=(?<![A-Za-z0-9])(${before})${piece})${after}(?![\\w-])`, 'g')] as const,
);

/** Tokens whose issuers write them in a form of their own. */
export function findTokens(text: string): SecretSpan[] {
  const found: SecretSpan[] = [];
  eachMatch(ANY_TOKEN, text, ({ 0: token, index }) => {
    if (isMadeUp(token)) return;
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
 * The form of a token, but no token: filling, or marked as documentation's own. Of 32 digits in base 16, one draw in ten million holds
 * fewer than eight different ones.
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
