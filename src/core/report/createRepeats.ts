import type { SecretSpan } from './secretRule.ts';

/** By their ends values differ most: beginnings are often an issuer's. Shorter values might be ordinary words elsewhere. */
export const SHORTEST_REPEATED = 8;
/** So many values that end alike are told apart; a text made to hold more of them must not take longer. */
const MOST_ALIKE = 8;

/**
 * Finds values again wherever they stand, each with the rule that found it first. Linear in the text, however many values there are.
 *
 * @param known values of at least `SHORTEST_REPEATED` code units, with their rules
 */
export function createRepeats(known: ReadonlyMap<string, string>): (text: string) => readonly SecretSpan[] {
  const byEnd = new Map<string, (readonly [value: string, rule: string])[]>();
  for (const entry of known) {
    const end = entry[0].slice(-SHORTEST_REPEATED);
    const alike = byEnd.get(end);
    if (!alike) byEnd.set(end, [entry]);
    else if (alike.length < MOST_ALIKE) alike.push(entry);
  }
  return (text) => {
    const found: SecretSpan[] = [];
    for (let at = byEnd.size ? SHORTEST_REPEATED : Infinity; at <= text.length; at += 1) {
      for (const [value, rule] of byEnd.get(text.slice(at - SHORTEST_REPEATED, at)) ?? []) {
        if (text.endsWith(value, at)) found.push({ rule, start: at - value.length, end: at });
      }
    }
    return found;
  };
}
