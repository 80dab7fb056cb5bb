import { nearest } from '../source/nearest.ts';

/** What a condition in a list item does. */
export type ConditionRole = 'when' | 'minor' | 'requires' | 'rulesOut';

/** A condition as it stands in a code span. */
export interface ConditionSpan {
  readonly role: ConditionRole;
  /** Without the words before it. */
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

/** The opening words that were meant, where a code span opens with something near to them: `rule out when`, `Requires when`. */
export function meantOpening(span: string): string | undefined {
  const [, words] = /^\s*((?:[A-Za-z]+\s+){0,2}when)\s+\(*[a-z]+[.\s]/i.exec(span) ?? [];
  if (words === undefined || readConditionSpan(span)) return undefined;
  return nearest(words.replace(/\s+/g, ' '), OPENING_WORDS);
}

/** Is this code span a condition rather than code that happens to hold the word? */
export function looksLikeCondition(span: string): boolean {
  return /^\s*(?:(?:minor|requires|rules out) when\s|when \(*(?:not )?\(*(?:log|verdict|[a-z]+\.[a-zA-Z]+)\s)/.test(
    span,
  );
}
