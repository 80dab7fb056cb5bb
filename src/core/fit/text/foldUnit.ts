import { foldCase } from './findPhrase.ts';

const LOWER = new Uint16Array(65_536);

/** Lower case of one UTF-16 code unit, as `foldCase` gives it. */
export function foldUnit(unit: number): number {
  return (LOWER[unit] ||= lowerOf(unit));
}

function lowerOf(unit: number): number {
  const lower = foldCase(String.fromCharCode(unit)).charCodeAt(0);
  // A sigma's lower case depends on what follows it; here both forms are one.
  return lower === 0x3c2 ? 0x3c3 : lower;
}

/** One byte for each code unit, the same for both cases; 0 for a unit that `learnByte` has not seen. */
export const BYTES = new Uint8Array(65_536);

/** ASCII keeps its lower case. Other units share 128 bytes; surrogates share one, because case can change them. */
export function learnByte(unit: number): number {
  const lower = foldUnit(unit);
  const byte =
    lower < 128 ? lower || 1 : unit >= 0xd800 && unit < 0xe000 ? 128 : 128 | (((lower * 0x9e37) >>> 9) & 127);
  return (BYTES[unit] = byte);
}

for (let unit = 0; unit < 128; unit++) learnByte(unit);
