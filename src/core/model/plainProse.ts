import type { Inline, Prose } from './prose.ts';

/**
 * Prose without its markup. Tags that are not known here (a newer guide's) are left out.
 *
 * @param quote what to write for text captured from the run; gets the capture's name and the author's fallback
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
      return inline[1];
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
