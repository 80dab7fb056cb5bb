import type { Faults } from '../source/collectFaults.ts';
import type { Source } from '../source/createSource.ts';
import { headFaults } from './headFaults.ts';

/** Marks a text that `waymark new` leaves to the author. */
export const UNWRITTEN = '✎';

/** At the beginning of a line, a list item, a value or a card; a `✎` inside a sentence is the author's own. */
const OPENING = /(?:^|[-.:*] )✎ /gm;

/** Warns once of texts of `waymark new` that are not replaced yet. */
export function checkWritten({ text }: Source, { add }: Faults): void {
  if (!text.includes(UNWRITTEN)) return;
  const found = text.match(OPENING)?.length ?? 0;
  if (found > 0) add(headFaults.unwritten(found), text.indexOf(UNWRITTEN, text.search(OPENING)));
}
