import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SECTION_IDS } from '../../src/core/model/guide.ts';
import { readLink, withLink } from '../../src/session/deepLink.ts';

const PAGES = [
  'https://app.example/runs/7',
  'https://app.example/runs/7?tab=log',
  'https://app.example/#/runs/7',
  'https://app.example/?x=1#/runs/7?tab=log&page=2',
  'https://app.example/#!/runs/7',
  'https://app.example/#tab=log&page=2',
  'https://app.example/#section-2',
];

describe('deep links', () => {
  it('N52: what is written is read, and taking it out gives the page it stood in', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PAGES),
        fc.constantFrom('hash' as const, 'search' as const),
        fc.stringMatching(/^[a-z0-9-]{1,40}$/),
        fc.option(fc.constantFrom(...SECTION_IDS), { nil: undefined }),
        (page, place, guide, section) => {
          const link = { guide, ...(section && { section }) };
          const href = withLink(page, link, place);
          expect(readLink(href)).toEqual(link);
          expect(withLink(href)).toBe(page);
          expect(withLink(href, { guide: 'other' }, place)).toBe(withLink(page, { guide: 'other' }, place));
        },
      ),
    );
  });

  it.each([
    ['/runs/7', '/runs/7#waymark=a/fix'],
    ['/runs/7#tab=log', '/runs/7#tab=log&waymark=a/fix'],
    ['/#/runs/7', '/#/runs/7?waymark=a/fix'],
    ['/#!/runs/7', '/#!/runs/7?waymark=a/fix'],
    ['/#/runs/7?tab=log', '/#/runs/7?tab=log&waymark=a/fix'],
    ['/?x=1#/', '/?x=1#/?waymark=a/fix'],
  ])('N77: a route of a hash router still matches: %s', (page, href) => {
    expect(withLink(page, { guide: 'a', section: 'fix' })).toBe(href);
  });

  it('N77: a link can stand in the query of the page', () => {
    expect(withLink('/runs/7?tab=log#top', { guide: 'a' }, 'search')).toBe('/runs/7?tab=log&waymark=a#top');
    expect(withLink('/runs/7#waymark=b', { guide: 'a' }, 'search')).toBe('/runs/7?waymark=a');
  });

  it('N77: links behind a route, as earlier versions wrote them, are read and taken out', () => {
    expect(readLink('/#/runs/7&waymark=a/fix')).toEqual({ guide: 'a', section: 'fix' });
    expect(withLink('/#/runs/7&waymark=a/fix')).toBe('/#/runs/7');
  });

  it.each([
    '',
    '#',
    '#waymark=',
    '#waymark',
    '#waymark=A',
    '#waymark=../x',
    '#waymark=a/b',
    '#waymark=a/fix/x',
    '#waymark=a%2Ffix',
    '#waymark=__proto__',
    '#waymark=constructor/toString',
    '#xwaymark=a',
    '#waymark=<img>',
    `#waymark=${'a'.repeat(101)}`,
  ])('N52: %s is not a link', (hash) => {
    expect(readLink(`https://app.example/${hash}`)).toBeUndefined();
  });

  it('N52: whatever an address is, reading and rewriting it does not throw', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 500 }), (href) => {
        readLink(href);
        expect(readLink(withLink(href))).toBeUndefined();
      }),
    );
  });
});
