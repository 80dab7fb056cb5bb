import type { Redaction } from '../model/report.ts';

/** What may follow a prefix. */
const CHARACTERS: Readonly<Record<Redaction['characters'], string>> = {
  digits: '0-9',
  hex: '0-9a-fA-F',
  base32: 'A-Z2-7',
  alphanumeric: 'A-Za-z0-9',
  base64url: '\\w-',
  base64: 'A-Za-z0-9+/=',
};

const MIN_LENGTH = 4;
const MAX_LENGTH = 512;
const patterns = new WeakMap<Redaction, RegExp>();

/**
 * A global regular expression for a host's pattern.
 * @throws when it is invalid; then nothing may be sent
 */
export function redactionPattern(redaction: Redaction): RegExp {
  const known = patterns.get(redaction);
  if (known) return known;
  const { id, prefix, characters, length } = redaction;
  const wrong = (said: string): Error => new Error(`The redaction \`${id}\` ${said}.`);
  if (typeof id !== 'string' || !/^[a-z0-9-]{1,40}$/.test(id)) throw wrong('has no id of a-z, 0-9 and -');
  if (typeof prefix !== 'string' || prefix.length < 2 || prefix.length > 40) {
    throw wrong('has no prefix of 2 to 40 characters');
  }
  if (!Object.hasOwn(CHARACTERS, characters)) {
    throw wrong(`has characters other than ${Object.keys(CHARACTERS).join(', ')}`);
  }
  const [least, most] = typeof length === 'number' ? [length, length] : length;
  if (
    !(
      Number.isInteger(least) &&
      Number.isInteger(most) &&
      MIN_LENGTH <= least &&
      least <= most &&
      most <= MAX_LENGTH
    )
  ) {
    throw wrong(`has no length from ${MIN_LENGTH} to ${MAX_LENGTH}`);
  }
  const set = CHARACTERS[characters];
  const begin = prefix.replace(/[^A-Za-z0-9_]/g, '\\$&');
  const pattern = new RegExp(`(?<![A-Za-z0-9])${begin}[${set}]{${least},${most}}(?![${set}])`, 'g');
  patterns.set(redaction, pattern);
  return pattern;
}
