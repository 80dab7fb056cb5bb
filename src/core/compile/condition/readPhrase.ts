/** A phrase of `contains`. */
export interface Phrase {
  /** Lower case, except for the names of captures. */
  readonly text: string;
  /** Names in `{…}`, in order. */
  readonly captures: readonly string[];
  /** Holds at least one letter or digit to look for. */
  readonly wordy: boolean;
}

const WORDY = /[\p{L}\p{N}]/u;

/** Reads a phrase: literal text, `*` for anything inside a line, `{name}` for a capture. */
export function readPhrase(written: string): Phrase {
  if (!written.includes('{')) {
    const text = written.toLowerCase();
    return { text, captures: [], wordy: WORDY.test(text) };
  }
  const captures: string[] = [];
  let text = '';
  let literal = '';
  let from = 0;
  for (const { 0: whole, 1: name, index } of written.matchAll(/\{([A-Za-z][\w-]*)\}/g)) {
    const before = written.slice(from, index).toLowerCase();
    literal += before;
    text += before + whole;
    captures.push(name!);
    from = index + whole.length;
  }
  const rest = written.slice(from).toLowerCase();
  return { text: text + rest, captures, wordy: WORDY.test(literal + rest) };
}
