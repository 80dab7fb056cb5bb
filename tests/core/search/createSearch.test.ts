import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCatalog } from '../../../src/core/compile/compileCatalog.ts';
import { GUIDE_SCHEMA, type GuideHead } from '../../../src/core/model/guide.ts';
import { arAsides } from '../../../src/text/ar/arAsides.ts';
import { deAsides } from '../../../src/text/de/deAsides.ts';
import { esAsides } from '../../../src/text/es/esAsides.ts';
import { jaAsides } from '../../../src/text/ja/jaAsides.ts';
import { createSearch } from '../../../src/core/search/createSearch.ts';
import type { TextRange } from '../../../src/core/search/hitOf.ts';

const folder = new URL('../../../guides/', import.meta.url);
const starter = compileCatalog(
  readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .map((file) => ({ file, text: readFileSync(new URL(file, folder), 'utf8') })),
  { now: 0 },
);
const search = createSearch(starter.index.guides, starter.index.atoms);
const ids = (query: string): string[] => search(query).hits.map(({ guide }) => guide);

const head = (id: string, title: string, more: Partial<GuideHead> = {}): GuideHead => ({
  id,
  title,
  summary: '',
  trouble: ['failed'],
  surfaces: [],
  symptoms: [],
  next: [],
  ...more,
});

const marked = (text: string, ranges: readonly TextRange[]): string[] =>
  ranges.map(([start, end]) => text.slice(start, end));

describe('searching the guides', () => {
  it.each([
    ['429', 'rate-limited'],
    ['401', 'credentials-invalid'],
    ['ECONNREFUSED', 'network-unreachable'],
    ['ImagePullBackOff', 'image-pull-failed'],
    ['context_length_exceeded', 'context-window-exceeded'],
    ['no space left', 'disk-full'],
  ])('Q1: finds %s by a sign', (query, guide) => {
    expect(ids(query)[0]).toBe(guide);
  });

  it.each([
    ['timeout', 'timed-out'],
    ['my key is wrong', 'credentials-invalid'],
    ['too many requests', 'rate-limited'],
    ['env var', 'configuration-missing'],
    ['credits', 'quota-exhausted'],
  ])('Q2: finds %s by another name of the same thing', (query, guide) => {
    expect(ids(query)[0]).toBe(guide);
  });

  it.each([
    ['out of memroy', 'out-of-memory'],
    ['permision denied', 'permission-denied'],
    ['certifcate expierd', 'tls-certificate-invalid'],
    ['econrefused', 'network-unreachable'],
  ])('Q2: forgives the typing of %s', (query, guide) => {
    expect(ids(query)[0]).toBe(guide);
  });

  it('Q2: takes no number for another', () => {
    const find = createSearch([head('a', 'Status 429'), head('b', 'Status 409')], []);
    expect(find('409').hits.map(({ guide }) => guide)).toEqual(['b']);
    expect(find('419').total).toBe(0);
  });

  it('Q2: matches the beginnings of words, without accents and whatever the case', () => {
    const find = createSearch([head('a', 'Schlüssel abgelehnt'), head('b', 'Rate limit')], []);
    expect(find('SCHLUS').hits.map(({ guide }) => guide)).toEqual(['a']);
    expect(find('schlüss').hits.map(({ guide }) => guide)).toEqual(['a']);
  });

  it('Q2: reads text without spaces', () => {
    const find = createSearch(
      [head('a', '認証情報が無効です'), head('b', 'ディスクの空き容量がありません')],
      [],
    );
    expect(find('空き容量').hits.map(({ guide }) => guide)).toEqual(['b']);
  });

  it('Q1: what must not be the case is no sign, and what is loaded is searched', () => {
    const atoms = [{ signal: 'error.code', op: '=', value: 'E_QUARTZ', family: 'declared' }] as const;
    const find = createSearch(
      [head('a', 'One', { symptoms: [{ text: ['x'], any: [{ when: ['not', 0] }] }] }), head('b', 'Two')],
      atoms,
    );
    expect(find('e_quartz').total).toBe(0);
    const body = {
      schema: GUIDE_SCHEMA,
      id: 'b',
      facts: { type: 'Support', escalation: '', related: [], relatedAction: '' },
      because: [],
      lead: [['p', 'The gremlins ate it.']],
      sections: [],
      signs: [],
      causes: [],
      atoms: [],
    } as const;
    expect(find('gremlins').total).toBe(0);
    expect(find('gremlins', [body]).hits.map(({ guide }) => guide)).toEqual(['b']);
  });

  it.each([
    ['ja', 'タイムアウト', 'timed-out'],
    ['ja', 'キーが間違っています', 'credentials-invalid'],
    ['ja', 'メモリ不足', 'out-of-memory'],
    ['ja', 'ＥＣＯＮＮＲＥＦＵＳＥＤ', 'network-unreachable'],
    ['ar', 'مهلة', 'timed-out'],
    ['ar', 'المفتاح غير صالح', 'credentials-invalid'],
    ['ar', '٤٢٩', 'rate-limited'],
    ['de', 'mein Schlüssel ist falsch', 'credentials-invalid'],
    ['de', 'Zeitüberschreitung', 'timed-out'],
    ['es', 'mi clave es incorrecta', 'credentials-invalid'],
    ['es', 'memoria', 'out-of-memory'],
  ] as const)('Q2, Q7: %s: %s finds a guide that is in English', (language, query, guide) => {
    const names = { de: deAsides, es: esAsides, ja: jaAsides, ar: arAsides }[language].searchNames;
    const found = createSearch(starter.index.guides, starter.index.atoms, names)(query);
    expect(found.hits[0]?.guide).toBe(guide);
  });

  it.each([deAsides, esAsides, jaAsides, arAsides])(
    'Q7: every other name of a language belongs to something that the search knows',
    ({ searchNames }) => {
      const known = readFileSync('src/core/search/createConcepts.ts', 'utf8');
      const names = searchNames.split(' | ').map((line) => line.split(': ')[0]);
      expect(names.length).toBeGreaterThan(15);
      expect(names.filter((name) => name !== '' && !known.includes(`  '${name}, `))).toEqual([]);
    },
  );

  it('Q7: cuts Japanese into words, so that letters of another script, the last sign and part of a compound are found', () => {
    const find = createSearch(
      [head('a', 'APIキーが無効です'), head('b', 'ディスクの空き容量がありません'), head('c', '秘密の鍵')],
      [],
    );
    const first = (query: string): string | undefined => find(query).hits[0]?.guide;
    expect([first('api'), first('無効'), first('容量'), first('鍵')]).toEqual(['a', 'a', 'b', 'c']);
    const [hit] = find('無効').hits;
    expect(marked('APIキーが無効です', hit!.title)).toEqual(['無効']);
    expect(find('が').total).toBeLessThanOrEqual(2);
  });

  it('Q7: finds an Arabic word with and without its article, vowel signs, lengthening, and however its end is written', () => {
    const find = createSearch([head('a', 'المفتاح غير مقبول'), head('b', 'انتهت مهلة الطلب')], []);
    for (const query of ['مفتاح', 'والمفتاح', 'مِفتاح', 'مفتـــاح'])
      expect(find(query).hits.map(({ guide }) => guide)).toEqual(['a']);
    expect(find('مهله').hits.map(({ guide }) => guide)).toEqual(['b']);
  });

  it('Q7: without the engine’s dictionary Japanese is read two signs at a time', () => {
    const { Segmenter } = Intl;
    Reflect.deleteProperty(Intl, 'Segmenter');
    try {
      const find = createSearch([head('a', '認証情報が無効です'), head('b', '空き容量がありません')], []);
      expect(find('空き容量').hits.map(({ guide }) => guide)).toEqual(['b']);
    } finally {
      Object.assign(Intl, { Segmenter });
    }
  });

  it('Q5: a match in a loaded body is shown with the words around it, by its beginning and with a typing mistake as well', () => {
    const long = `${'Something else comes first. '.repeat(12)}Then the gremlins ate the cable, ${'and more. '.repeat(40)}`;
    const body = {
      schema: GUIDE_SCHEMA,
      id: 'b',
      facts: { type: 'Support', escalation: '', related: [], relatedAction: '' },
      because: [],
      lead: [['p', 'Short.']],
      sections: [
        {
          id: 'fix',
          intro: ['Do this.'],
          blocks: [
            ['ol', 1, [['p', long, ['strong', 'bold']]]],
            ['card', 'What it is', ['p', 'A moth.']],
          ],
        },
      ],
      signs: [],
      causes: [],
      atoms: [],
    } as const;
    const find = createSearch([head('a', 'One'), head('b', 'Two')], []);
    // A card's label is drawn apart from its text, and no text of the guide's own.
    expect(find('moth', [body]).hits[0]!.excerpt!.text).toBe('A moth.');
    for (const [query, mark] of [
      ['gremlins', 'gremlins'],
      ['grem', 'grem'],
      ['gremlims', 'gremlins'],
    ]) {
      const [hit] = find(query!, [body]).hits;
      expect(hit).toMatchObject({ guide: 'b', title: [] });
      expect(hit!.excerpt!.text.length).toBeLessThan(170);
      expect(marked(hit!.excerpt!.text, hit!.excerpt!.ranges)).toEqual([mark]);
    }
    expect(find('bold', [body]).total).toBe(1);
  });

  it('Q3: a word as it was typed says more than a rare longer one', () => {
    const guides = [
      head('code', 'A keyerror'),
      head('one', 'The key is wrong'),
      head('two', 'No key is set'),
    ];
    expect(createSearch(guides, [])('key').hits.map(({ guide }) => guide)).toEqual(['one', 'two', 'code']);
  });

  it('Q3: more of the query, in the title, stands first; a part of it is found as well', () => {
    const find = createSearch(
      [
        head('rest', 'Something else', { summary: 'The disk of the worker is slow.' }),
        head('title', 'The disk is full'),
        head('part', 'Full speed'),
      ],
      [],
    );
    expect(find('disk full').hits.map(({ guide }) => guide)).toEqual(['title', 'rest', 'part']);
    expect(find('disk full')).toEqual(find('disk full'));
    expect(find('disk full', [], 1)).toMatchObject({ total: 3, hits: [{ guide: 'title' }] });
  });

  it('Q4: the words of a question count only where there is nothing else', () => {
    expect(search('what is a timeout and why').hits).toEqual(search('timeout').hits);
    const find = createSearch([head('a', 'What is this')], []);
    expect(find('what is').total).toBe(1);
  });

  it('Q5: tells what to highlight, in the title or in another text', () => {
    const [title] = search('cert expir').hits;
    expect(title).toMatchObject({ guide: 'tls-certificate-invalid' });
    const find = createSearch(
      [head('a', 'The certificate is old', { summary: 'Renew it. It is an ECONNREFUSED in disguise.' })],
      [],
    );
    const [hit] = find('cert econn').hits;
    expect(marked('The certificate is old', hit!.title)).toEqual(['cert']);
    expect(marked(hit!.excerpt!.text, hit!.excerpt!.ranges)).toEqual(['ECONN']);
    expect(find('certificate').hits[0]).not.toHaveProperty('excerpt');
  });

  it('Q5, Q6: whatever is typed, parts lie within their text, in order and apart', () => {
    const word = fc.constantFrom(
      'key',
      'timed out',
      'ECONNREFUSED',
      '429',
      'memroy',
      'İ',
      'ß',
      '空き',
      '💥',
      '\u0301',
    );
    const query = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.array(word, { maxLength: 6 }).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(query, (query) => {
        for (const { guide, title, excerpt } of search(query).hits) {
          const own = starter.index.guides.find(({ id }) => id === guide)!.title;
          for (const [text, ranges] of [
            [own, title] as const,
            [excerpt?.text ?? '', excerpt?.ranges ?? []] as const,
          ]) {
            let last = -1;
            for (const [start, end] of ranges) {
              expect(start).toBeGreaterThan(last);
              expect(end).toBeGreaterThan(start);
              expect(end).toBeLessThanOrEqual(text.length);
              last = end;
            }
          }
        }
      }),
      { numRuns: 200, seed: 5 },
    );
  });

  it('Q6: a query without words finds nothing, and atoms that are not there harm nobody', () => {
    expect(search(' … ')).toEqual({ total: 0, hits: [] });
    const find = createSearch([head('a', 'One', { symptoms: [{ text: ['x'], any: [{ when: 7 }] }] })], []);
    expect(find('one').total).toBe(1);
  });
});
