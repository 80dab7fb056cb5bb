import { describe, expect, it } from 'vitest';
import type { GuideHead } from '../../src/core/model/guide.ts';
import { searchGuides } from '../../src/react/others/searchGuides.ts';

const guide = (id: string, title: string, summary: string, symptom: string): GuideHead => ({
  id,
  title,
  summary,
  trouble: ['failed'],
  surfaces: [],
  symptoms: [{ text: [symptom, ' ', ['run', 'x', 'somewhere']], any: [] }],
  next: [],
});

const guides = [
  guide('slow', 'Too slow', 'The limit of patience.', 'It takes ages'),
  guide('limit', 'Rate limit reached', 'Too many calls.', 'ECONNREFUSED at port'),
  guide('schluessel', 'Schlüssel abgelehnt', 'Nichts geht.', 'Fehler'),
];
const ids = (query: string): string[] => searchGuides(guides)(query).map(({ id }) => id);

describe('searchGuides', () => {
  it('C7: finds by the beginnings of words in title, id, summary and symptoms, titles first', () => {
    expect(ids('limit')).toEqual(['limit', 'slow']);
    expect(ids('econnref')).toEqual(['limit']);
    expect(ids('somewh')).toHaveLength(3);
  });

  it('C7: wants every word, in any order, whatever the case', () => {
    expect(ids('REACHED rate')).toEqual(['limit']);
    expect(ids('rate patience')).toEqual([]);
  });

  it('C7: reads letters of any language, and a query without words lists all', () => {
    expect(ids('schlü')).toEqual(['schluessel']);
    expect(ids(' … ')).toHaveLength(3);
  });

  it('C7: searches ten thousand guides in less than a tenth of a second', () => {
    const many = Array.from({ length: 10_000 }, (_, n) => ({ ...guides[n % 3]!, id: `g${n}` }));
    const search = searchGuides(many);
    search('limit');
    const start = performance.now();
    search('lim rea');
    expect(performance.now() - start).toBeLessThan(100);
  });
});
