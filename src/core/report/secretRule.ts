/** Where a secret stands in a text, in UTF-16 code units; `end` is exclusive. */
export interface SecretSpan {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
}

/** Finds one kind of secret. Linear in the length of the text. */
export interface SecretRule {
  /** Stable kebab-case id, shown to the person who sends. */
  readonly id: string;
  /** A text that every match contains; a text without it is not searched. */
  readonly needs?: string;
  /**
   * A global pattern. The first group, if any, is text before the secret that is kept; the second is the secret. A group named `head` looks
   * back at how the secret begins. Without groups the whole match is the secret.
   */
  readonly pattern: RegExp;
  /** Rejects a match that only looks like a secret. */
  readonly accept?: (secret: string) => boolean;
}

/** Like `matchAll`, which makes a new pattern each time and is too slow for a log's many short lines. */
export function eachMatch(pattern: RegExp, text: string, take: (match: RegExpExecArray) => void): void {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) take(match);
}
