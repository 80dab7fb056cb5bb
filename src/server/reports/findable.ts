/** Longest text that is looked up, in code units: an index of PostgreSQL takes no more than 2,700 bytes. */
const MAX_LENGTH = 600;

const NOT_TEXT = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Any text in a form that a column can hold and find again: PostgreSQL has no NUL, and UTF-8 no half of a surrogate pair.
 *
 * @param longest code units kept
 */
export function findable(text: string, longest = MAX_LENGTH): string {
  return text.slice(0, longest).replace(NOT_TEXT, '\ufffd');
}
