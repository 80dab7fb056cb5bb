import { describe, expect, it } from 'vitest';
import { ar } from '../../src/messages/ar.ts';
import { de } from '../../src/messages/de.ts';
import { es } from '../../src/messages/es.ts';
import { ja } from '../../src/messages/ja.ts';
import { createFormat } from '../../src/text/createFormat.ts';
import { en } from '../../src/text/en/en.ts';

type Table = Readonly<Record<string, unknown>>;

const NOW = Date.parse('2026-11-23T10:00:00Z');
const COUNTS = [0, 1, 2, 3, 11, 100];
const FAMILIES = ['declared', 'type', 'protocol', 'phrase', 'state'];
const dictionaries = { de, es, ja, ar };

const mark = (name: string): string => `[${name}]`;
const TEXTS =
  'run from to text step surface who said effects surfaces type day symptom label value path guide query name place receiver reference';
const VALUES = {
  ...Object.fromEntries(TEXTS.split(' ').map((name) => [name, mark(name)])),
  at: NOW + 90_000,
  now: NOW,
  until: NOW + 90_000,
  since: NOW - 90_000,
  line: 7,
  ms: 90_000,
  for: mark('for'),
  kind: 'version',
  parts: [{ weight: 8, family: mark('family') }],
  families: FAMILIES,
  attempt: 3,
  item: 3,
  done: 3,
  of: 9,
  right: 3,
  standing: 'clear',
};
/** What a message may be given: every count, status, state and kind of change. */
const VARIANTS: readonly Table[] = [
  ...COUNTS.map((count) => ({ count, times: count, over: count, units: count })),
  ...Object.keys(en.status).map((status) => ({ status })),
  ...['clear', 'likely', 'possible'].flatMap((standing) => [{ standing }, { standing, families: ['type'] }]),
  ...['fact', 'version', 'step-added', 'step-removed', 'slower', 'budget-limit'].map((kind) => ({ kind })),
  ...['now', 'until', 'who', 'said', 'since', 'step', 'line', 'at'].map((name) => ({ [name]: undefined })),
  { run: '', done: false, from: 90, to: 0 },
  { from: 90, to: 9 },
];

/** Every text of a language, by its place and what it was given. */
function textsOf(table: Table, locale: string, path = ''): [path: string, text: string][] {
  const format = createFormat(locale, 'UTC');
  return Object.entries(table).flatMap(([key, message]): [string, string][] => {
    const at = path ? `${path}.${key}` : key;
    if (typeof message === 'string') return [[at, message]];
    if (typeof message === 'object') return textsOf(message as Table, locale, at);
    return VARIANTS.map((variant, index) => [
      `${at} #${index}`,
      (message as (values: unknown, f: unknown) => string)(
        { count: 2, times: 2, over: 2, units: 2, ...VALUES, ...variant },
        format,
      ),
    ]);
  });
}

/** A value that a message did not expect; `Intl` says "not a number" in Arabic. */
const BROKEN = /undefined|NaN|ليس.رقم|object Object/;

const shown = (text: string): readonly string[] => [...new Set(text.match(/\[\w+\]/g))].toSorted();
const ENGLISH = new Map(textsOf(en as unknown as Table, 'en'));

/** Texts that are the same word in both languages. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  de: ['dir', 'signal.run.phase'],
  es: ['dir', 'evidenceFalse', 'no', 'removedKind.cookie', 'removedKind.jwt'],
  ja: ['dir'],
  ar: [],
};

describe.each(Object.entries(dictionaries))('%s', (lang, dictionary) => {
  const whole = dictionary.load();

  it('says what it is, and in which direction it is read', () => {
    expect([dictionary.lang, dictionary.dir]).toEqual([lang, lang === 'ar' ? 'rtl' : 'ltr']);
  });

  it('has every message that English has, and no other', async () => {
    const places = textsOf((await whole) as unknown as Table, lang).map(([path]) => path);
    expect(places.toSorted()).toEqual([...ENGLISH.keys()].toSorted());
  });

  it('says everything that English says: no text empty, no value left out or undefined', async () => {
    const wrong = textsOf((await whole) as unknown as Table, lang).filter(([path, text]) => {
      const original = ENGLISH.get(path)!;
      return (
        text.trim() === '' ||
        BROKEN.test(text) !== BROKEN.test(original) ||
        shown(text).join() !== shown(original).join()
      );
    });
    expect(wrong).toEqual([]);
  });

  it('leaves nothing in English', async () => {
    const same = textsOf((await whole) as unknown as Table, lang).flatMap(([path, text]) =>
      text === ENGLISH.get(path) && /[a-z]{2}/i.test(text.replaceAll(/\[\w+\]/g, ''))
        ? path.replace(/ #.*/, '')
        : [],
    );
    expect([...new Set(same)].toSorted()).toEqual(SAME[lang]!.toSorted());
  });

  it('uses its own marks: no straight quotes, no English ones, no exclamation', async () => {
    const wrong = textsOf((await whole) as unknown as Table, lang).filter(([, text]) =>
      /["']|!(?!\[)|“[^“]*”/.test(text),
    );
    expect(wrong).toEqual([]);
  });

  it('brings its words once, and has them at hand from then on', async () => {
    expect(await dictionary.load()).toBe(await whole);
    expect((dictionary.load as { loaded?: unknown }).loaded).toBe(await whole);
  });
});

it('Arabic counts in all its six forms', async () => {
  const { searchResults } = await ar.load();
  const format = createFormat('ar', 'UTC');
  const said = COUNTS.map((count) =>
    searchResults({ count, query: '' }, format).replaceAll(/[\d\u0660-\u0669]+/g, '#'),
  );
  expect(new Set(said).size).toBe(6);
});

it('Arabic keeps every text of the run and the host apart from the direction of its own', async () => {
  const loose = textsOf((await ar.load()) as unknown as Table, 'ar').filter(([path, text]) =>
    shown(text).some(
      (value) =>
        // Labels and places are the dictionary's own words.
        !/\[(label|family|for|kind|place)\]/.test(value) &&
        !path.startsWith('signal') &&
        text.split(`\u2068${value}\u2069`).length !== text.split(value).length,
    ),
  );
  expect(loose).toEqual([]);
});
