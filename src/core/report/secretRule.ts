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
  /** A piece that every match holds; a text without it is not searched. */
  readonly needs?: string;
  /**
   * Global. The first group, where there is one, is what stands before the secret and is kept; the second is the secret. A group
   * named `head` looks back at how the secret begins. Without groups the whole match is the secret.
   */
  readonly pattern: RegExp;
  /** Says no to a match that only looks like one. */
  readonly accept?: (secret: string) => boolean;
}

/** As `matchAll`, which makes a new pattern each time: too dear for a log's many short lines. */
export function eachMatch(pattern: RegExp, text: string, take: (match: RegExpExecArray) => void): void {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) take(match);
}
