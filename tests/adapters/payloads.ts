import * as fc from 'fast-check';
import type { Sample } from './sample.ts';

/** Samples in which a few places hold anything: other JSON, another sample's word, nothing. */
export function payloads(samples: readonly Sample[]): fc.Arbitrary<unknown> {
  const changes = fc.array(
    fc.tuple(fc.nat(), fc.oneof(fc.jsonValue(), fc.constant(undefined), fc.constantFrom(...WORDS))),
    { maxLength: 4 },
  );
  return fc.tuple(fc.constantFrom(...samples), changes).map(([{ payload }, list]) => {
    if (typeof payload === 'string') return mixText(payload, list);
    const copy = JSON.parse(JSON.stringify(payload)) as unknown;
    // A copy of its own each time, or one would end up inside itself.
    return list.reduce((value, [place, other]) => change(value, place, structuredClone(other)), copy);
  });
}

const WORDS = [
  '',
  'constructor',
  'failed',
  'completed',
  0,
  -1,
  200,
  429,
  500,
  137,
  null,
  [],
  {},
  [[]],
  'data: {',
  'Error: x',
  '1e999',
  '2026-11-20T11:00:00Z',
  Number.MAX_SAFE_INTEGER,
];

/** Puts `other` in the place-th place below. */
export function change(value: unknown, place: number, other: unknown): unknown {
  const places: { readonly at: Record<string, unknown>; readonly name: string }[] = [];
  const visit = (one: unknown): void => {
    if (typeof one !== 'object' || one === null) return;
    for (const name of Object.keys(one)) {
      places.push({ at: one as Record<string, unknown>, name });
      visit((one as Record<string, unknown>)[name]);
    }
  };
  visit(value);
  const chosen = places[place % Math.max(1, places.length)];
  if (chosen) chosen.at[chosen.name] = other;
  return value;
}

/** A text whose lines are swapped, repeated or cut. */
function mixText(text: string, list: readonly (readonly [number, unknown])[]): string {
  const lines = text.split('\n');
  for (const [place, other] of list) {
    const index = place % lines.length;
    if (typeof other === 'string') lines.splice(index, 1, other, lines[index]!);
    else if (other === null) lines.splice(index, 1);
    else lines[index] = lines[index]!.slice(place % 9);
  }
  return lines.join('\n');
}
