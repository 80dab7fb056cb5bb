import type { Mend } from '../problem.ts';
import { editDistance } from './editDistance.ts';

/**
 * The known word an author most likely meant, or `undefined` when none is near. One edit (a letter added, left out, changed, or two
 * swapped) is allowed per three letters, whatever the case.
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const wanted = word.slice(0, 64).toLowerCase();
  let best: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - wanted.length) >= least) continue;
    const edits = editDistance(wanted, candidate.toLowerCase());
    if (edits < least) {
      least = edits;
      best = candidate;
    }
  }
  return best;
}

/** The known sentence that shares the most words with this one, where that is at least half of the words of the longer. */
export function nearestSentence(sentence: string, known: readonly string[]): string | undefined {
  const wanted = wordsIn(sentence);
  let best: string | undefined;
  let most = 0.5;
  for (const candidate of known) {
    const words = wordsIn(candidate);
    const shared = [...words].filter((word) => wanted.has(word)).length;
    const share = shared / Math.max(1, wanted.size, words.size);
    if (share >= most && (best === undefined || share > most)) {
      most = share;
      best = candidate;
    }
  }
  return best;
}

function wordsIn(sentence: string): ReadonlySet<string> {
  return new Set(sentence.toLowerCase().match(/[\p{L}\p{N}]+/gu));
}

/** An edit that replaces a word by the known word it nearly is; nothing where none is near. */
export function mendTo(word: string, known: Iterable<string>): { readonly mend?: Mend } {
  const to = nearest(word, known);
  return to === undefined ? {} : { mend: { from: word, to } };
}

/** ` Did you mean …?` where a known word is near, else a list of what there is. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  if (near !== undefined) return `Did you mean \`${near}\`?`;
  if (known.length === 0) return 'None is known here.';
  const shown = known.slice(0, 12).map((one) => `\`${one}\``);
  return `Known here: ${shown.join(', ')}${known.length > shown.length ? ', …' : ''}.`;
}
