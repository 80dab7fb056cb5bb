import type { Inline, Prose } from '../core/model/prose.ts';
import { showText } from './showText.ts';

/**
 * Prose without its markup, for the command line, accessible names and a report's subject. Text captured from the run is put in quotation marks and
 * made safe to show; where nothing was captured, the author's fallback stands as it is.
 */
export function plainText(prose: Prose, captures: Readonly<Record<string, string>> = {}): string {
  return prose.map((inline) => plain(inline, captures)).join('');
}

function plain(inline: Inline, captures: Readonly<Record<string, string>>): string {
  if (typeof inline === 'string') return inline;
  switch (inline[0]) {
    case 'strong':
    case 'em': {
      const [, ...children] = inline;
      return plainText(children, captures);
    }
    case 'code':
      return inline[1];
    case 'br':
      return ' ';
    case 'link':
    case 'do': {
      const [, , ...children] = inline;
      return plainText(children, captures);
    }
    case 'guide': {
      const [, , , ...children] = inline;
      return plainText(children, captures);
    }
    case 'run':
      return Object.hasOwn(captures, inline[1]) ? `“${showText(captures[inline[1]]!)}”` : inline[2];
    default:
      // A newer guide may hold a tag that is not known here.
      return '';
  }
}
