import type { CodePart, Inline, Prose } from './prose.ts';

/**
 * Prose without its markup. Unknown tags, of a newer guide, are left out.
 * @param quote formats text captured from the run; gets the capture's name and the author's fallback
 */
export function plainProse(prose: Prose, quote: (name: string, fallback: string) => string): string {
  return prose.map((inline) => plain(inline, quote)).join('');
}

function plain(inline: Inline, quote: (name: string, fallback: string) => string): string {
  if (typeof inline === 'string') return inline;
  switch (inline[0]) {
    case 'strong':
    case 'em':
      return plainProse(inline.slice(1), quote);
    case 'code':
      return fillCode(inline.slice(1));
    case 'br':
      return ' ';
    case 'link':
    case 'do':
      return plainProse(inline.slice(2) as Prose, quote);
    case 'guide':
      return plainProse(inline.slice(3), quote);
    case 'run':
      return quote(inline[1], inline[2]);
    default:
      return '';
  }
}

/** A value of the run inside a sentence: in quotation marks, because anyone can write into a run, unless `standsBare` allows it without. */
export function quoteValue(name: string, text: string): string {
  return standsBare(name, text) ? text : `“${text}”`;
}

/** A short number, or a signal (its name has a dot) whose value is one word of at most 40 characters: `lumen answered 503`. */
export function standsBare(name: string, text: string): boolean {
  if (/^\d{1,9}$/.test(text)) return true;
  return name.includes('.') && /^[\p{L}\p{N}](?:[\p{L}\p{N}._-]{0,38}[\p{L}\p{N}])?$/u.test(text);
}

/** What may stand in code that an operator pastes: no white space, no quotes, no shell syntax, no option. */
const PLAIN_VALUE = /^[\p{L}\p{N}._:/][\p{L}\p{N}._:/-]{0,79}$/u;

/**
 * Code with its placeholders filled in. A value is used only if it is plain (letters, digits, `. _ : / -`, at most 80 characters, not
 * starting like an option), else the author's fallback is: a log can be forged.
 * @param values of the run, by the placeholder's name
 */
export function fillCode(parts: readonly CodePart[], values: Readonly<Record<string, string>> = {}): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      const [, name, fallback] = part;
      const value = Object.hasOwn(values, name) ? values[name]! : '';
      return PLAIN_VALUE.test(value) ? value : fallback;
    })
    .join('');
}
