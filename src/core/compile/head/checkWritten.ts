import type { Faults } from '../source/collectFaults.ts';
import type { Source } from '../source/createSource.ts';
import { headFaults } from './headFaults.ts';

/** Opens a text that a new guide asks its author to write. */
export const UNWRITTEN = '✎';

/** At the beginning of a line, or after what a list item, a key or a card begins with: a `✎` inside a sentence is the author's own. */
const OPENING = /(?:^|[-.:*] )✎ /gm;

/** Warns once of texts of `waymark new` that nobody has replaced yet. */
export function checkWritten({ text }: Source, { add }: Faults): void {
  if (!text.includes(UNWRITTEN)) return;
  const found = text.match(OPENING)?.length ?? 0;
  if (found > 0) add(headFaults.unwritten(found), text.indexOf(UNWRITTEN, text.search(OPENING)));
}
