import { nearest } from '../../model/value/nearest.ts';

/** What a condition in a list item does. */
export type ConditionRole = 'when' | 'minor' | 'requires' | 'rulesOut';

/** A condition as it stands in a code span. */
export interface ConditionSpan {
  readonly role: ConditionRole;
  /** The condition without its opening words. */
  readonly text: string;
  /** Where `text` begins in the span. */
  readonly start: number;
}

const OPENERS: readonly (readonly [string, ConditionRole])[] = [
  ['when', 'when'],
  ['minor when', 'minor'],
  ['requires when', 'requires'],
  ['rules out when', 'rulesOut'],
];

/** The words a condition opens with, for hints. */
export const OPENING_WORDS: readonly string[] = OPENERS.map(([words]) => words);

/** Reads a code span as a condition; `undefined` when it does not open like one. */
export function readConditionSpan(span: string): ConditionSpan | undefined {
  const lead = span.length - span.trimStart().length;
  const text = span.trim();
  for (const [words, role] of OPENERS) {
    if (text !== words && !text.startsWith(`${words} `)) continue;
    const rest = text.slice(words.length);
    return { role, text: rest.trim(), start: lead + words.length + (rest.length - rest.trimStart().length) };
  }
  return undefined;
}

/** A signal and an operator, as a condition has them after its opening words. */
const COMPARISON =
  /^\s*(?:not )?\(*(?:not )?(?:log|verdict|[a-z]+\.[A-Za-z]+)\s*(?:[=!<>]|(?:in|contains|present|absent)\b)/;

/** Whether this is a condition without its opening words. */
export function isComparison(span: string): boolean {
  return COMPARISON.test(span);
}

/** The intended condition, if a code span opens with nearly the right words: `rule out when …`, `requires …`. */
export function meantCondition(span: string): string | undefined {
  if (readConditionSpan(span)) return undefined;
  const [whole = '', words = ''] =
    /^\s*((?:[A-Za-z]+\s+){0,2}[A-Za-z]+)\s+(?=\(*[a-z]+[.\s])/.exec(span) ?? [];
  const rest = span.slice(whole.length).trim();
  const said = words.replace(/\s+/g, ' ');
  const asks = /when$/i.test(said);
  if (words === '' || !(asks || COMPARISON.test(rest))) return undefined;
  const opening =
    said === 'if' ? 'when' : (nearest(said, OPENING_WORDS) ?? nearest(`${said} when`, OPENING_WORDS));
  return opening && `${opening} ${rest}`;
}

/** Whether this code span is a condition, and not code that happens to contain the word. */
export function looksLikeCondition(span: string): boolean {
  return /^\s*(?:(?:minor|requires|rules out) when\s|when \(*(?:not )?\(*(?:log|verdict|[a-z]+\.[a-zA-Z]+)\s)/.test(
    span,
  );
}
