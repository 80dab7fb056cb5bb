import { findHostSecrets } from './findHostSecrets.ts';
import { findNamed } from './findNamed.ts';
import { findPrivateKeys } from './findPrivateKeys.ts';
import type { SecretRule, SecretSpan } from './secretRule.ts';
import { TEXT_RULES } from './textRules.ts';
import { TOKEN_RULES } from './tokenRules.ts';

export interface Redacted {
  readonly text: string;
  /** What was taken out, with its place in the original text, in order and without overlaps. */
  readonly removed: readonly SecretSpan[];
}

/**
 * Replaces every secret that the rules or the host know by `[removed: rule]`. Structure stays: what was JSON, a header
 * or a URL still is one. Doing it twice changes nothing more.
 *
 * @param secrets exact values that must not be there, in any common encoding
 * @param known values found elsewhere, with the rule that found them; they go wherever they stand
 */
export function redactText(
  text: string,
  secrets: readonly string[],
  known: ReadonlyMap<string, string> = NONE,
): Redacted {
  let removed: readonly SecretSpan[] = [];
  let clean = text;
  // What was taken out can bare something that looks like a secret only now; nearly always the second look finds nothing.
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const found = findSecrets(clean, secrets, known);
    if (!found.length) break;
    removed = merge([...removed, ...found.map((span) => inOriginal(span, removed))]);
    clean = without(text, removed);
  }
  return { text: clean, removed };
}

const MOST_LOOKS = 5;

function findSecrets(
  text: string,
  secrets: readonly string[],
  known: ReadonlyMap<string, string>,
): SecretSpan[] {
  const marks = [...text.matchAll(MARK)].map((mark) => [mark.index, mark.index + mark[0].length] as const);
  const found = [
    ...findHostSecrets(text, secrets),
    ...findKnown(text, known),
    ...findPrivateKeys(text),
    ...findTokens(text),
    ...TEXT_RULES.flatMap((rule) => findByRule(text, rule)),
    ...findNamed(text),
  ];
  return merge(found).filter(({ start, end }) => !marks.some(([from, to]) => start >= from && end <= to));
}

function without(text: string, removed: readonly SecretSpan[]): string {
  let kept = '';
  let from = 0;
  for (const { rule, start, end } of removed) {
    kept += text.slice(from, start) + markOf(rule);
    from = end;
  }
  return kept + text.slice(from);
}

/** Where a piece of the cleaned text stands in the original one; a piece that touches a mark takes in all it stands for. */
function inOriginal({ rule, start, end }: SecretSpan, removed: readonly SecretSpan[]): SecretSpan {
  let shift = 0;
  let [from, to] = [start, end];
  for (const span of removed) {
    const mark = span.start + shift;
    const length = markOf(span.rule).length;
    const change = span.end - span.start - length;
    if (mark + length <= start) from += change;
    else if (mark < start) from = span.start;
    if (mark + length <= end) to += change;
    else if (mark < end) to = span.end;
    shift -= change;
  }
  return { rule, start: from, end: to };
}

function markOf(rule: string): string {
  return `[removed: ${rule}]`;
}

const NONE: ReadonlyMap<string, string> = new Map();
const MARK = /\[removed: [a-z0-9-]{1,40}\]/g;

function findKnown(text: string, known: ReadonlyMap<string, string>): SecretSpan[] {
  const found: SecretSpan[] = [];
  for (const [value, rule] of known) {
    for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length)) {
      found.push({ rule, start: at, end: at + value.length });
    }
  }
  return found;
}

/** All token forms at once, so that a text is walked once for some hundred of them. */
const ANY_TOKEN = new RegExp(
  `(?<![A-Za-z0-9])(?:${TOKEN_RULES.map(([, form]) => form).join('|')})(?![A-Za-z0-9])`,
  'g',
);
const WHOLE_TOKENS = TOKEN_RULES.map(([id, form]) => [id, new RegExp(`^(?:${form})$`)] as const);

function findTokens(text: string): SecretSpan[] {
  return [...text.matchAll(ANY_TOKEN)].flatMap((match) => {
    const [token] = match;
    if (new Set(token).size < 8 || /x{6}/i.test(token)) return [];
    const rule = WHOLE_TOKENS.find(([, whole]) => whole.test(token))?.[0] ?? 'token';
    return [{ rule, start: match.index, end: match.index + token.length }];
  });
}

function findByRule(text: string, { id, pattern, accept }: SecretRule): SecretSpan[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [whole, lead, value] = match;
    const secret = value ?? whole;
    if (accept && !accept(secret)) return [];
    const start = match.index + (value === undefined ? 0 : lead!.length);
    return [{ rule: id, start, end: start + secret.length }];
  });
}

/**
 * In order; what overlaps becomes one removal, named by the one that begins first. An address that is only the end of something else
 * (`user:password@host`) is not one.
 */
function merge(found: readonly SecretSpan[]): SecretSpan[] {
  const merged: SecretSpan[] = [];
  for (const span of [...found].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (!last || span.start >= last.end) merged.push(span);
    else if (span.rule !== 'email')
      merged[merged.length - 1] = { ...last, end: Math.max(last.end, span.end) };
  }
  return merged;
}
