// Guides, and logs in which a few of them really occur, in any number; the same seed gives the same ones.
import { randomFrom } from './randomFrom.mjs';

const WORDS = (
  'connection request timeout token limit permission network memory disk quota worker queue schema input output tool ' +
  'model agent policy approval condition support context signal status environment variable secret region host socket ' +
  'file path config version dependency build deploy container image registry branch lock database migration index cache ' +
  'budget cost rate stack trace null value json'
).split(' ');
const ENDS = [
  'refused',
  'exceeded',
  'not found',
  'was denied',
  'timed out',
  'is invalid',
  'already exists',
  'was closed',
];

/** Made-up words on top of the common ones, as product and table names are. */
function vocabulary(random) {
  const sounds = [
    'ba',
    'ce',
    'di',
    'fo',
    'gu',
    'ka',
    'le',
    'mi',
    'no',
    'pu',
    'ra',
    'se',
    'ti',
    'vo',
    'xu',
    'za',
  ];
  const made = Array.from({ length: 4000 }, () =>
    Array.from({ length: 2 + random.below(3) }, () => random.pick(sounds)).join(''),
  );
  return [...WORDS, ...made];
}

/**
 * An index of `count` guides with six conditions each: codes, a type, a status, a literal phrase, a phrase with a capture
 * and one with a `*`.
 */
export function createLibrary(count) {
  const random = randomFrom(7);
  const words = vocabulary(random);
  const atoms = [];
  const places = new Map();
  const place = (signal, op, value, family) => {
    const key = JSON.stringify([signal, op, value]);
    if (!places.has(key)) places.set(key, atoms.push({ signal, op, value, family }) - 1);
    return { when: places.get(key), source: key };
  };
  const told = [];
  const guides = Array.from({ length: count }, (_, number) => {
    const [one, two, three] = [random.pick(words), random.pick(words), random.pick(words)];
    const code = `${one}_${two}_${number}`.toUpperCase();
    const literal = `${two} ${three} ${random.pick(ENDS)}`;
    told.push([
      `{ code: '${code}' }`,
      literal,
      `cannot open ${one} ${number} at /var/lib/${three}`,
      `${three} of ${one} ${number} after 30 s ${random.pick(ENDS)}`,
    ]);
    const any = (...list) => ({ text: ['…'], any: list });
    return {
      id: `guide-${number}`,
      title: literal,
      trouble: ['failed', 'stuck'],
      surfaces: [],
      summary: literal,
      symptoms: [
        any(
          place('error.code', 'in', [code, `${code}_RETRY`], 'declared'),
          place('error.type', '=', `${one}${two}Error`, 'type'),
        ),
        any(place('error.status', '=', 400 + random.below(100), 'protocol')),
        any(
          place('log', 'contains', [literal, `cannot open ${one} ${number} at {path}`], 'phrase'),
          place('log', 'contains', [`${three} of ${one} ${number} * ${literal.split(' ').at(-1)}`], 'phrase'),
        ),
      ],
      next: [],
    };
  });
  return { index: { schema: 2, locale: 'en', atoms, guides }, told, words };
}

/** A log of some `bytes` in which three guides occur, one of them by its code. */
export function createLog({ told, words }, bytes, seed) {
  const random = randomFrom(seed);
  const levels = ['INFO', 'DEBUG', 'INFO', 'WARN'];
  const lines = [];
  for (let size = 0, line = 0; size < bytes - 300; line++) {
    const at = `2026-11-0${1 + (line % 9)}T10:${10 + (line % 50)}:12.${100 + (line % 900)}Z`;
    const said = Array.from(
      { length: 6 + random.below(10) },
      () => words[Math.floor(words.length * random.next() ** 3)],
    );
    lines.push(`${at} ${random.pick(levels)} [worker-${line % 7}] step=${line % 13} ${said.join(' ')}`);
    size += lines.at(-1).length + 1;
  }
  for (const kind of [0, 1, 2])
    lines.splice(random.below(lines.length), 0, `ERROR ${random.pick(told)[kind]}`);
  // Through bytes, so that no one pays for a string in pieces.
  return Buffer.from(lines.join('\n')).toString('latin1');
}
