import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SECTION_IDS } from '../../src/core/model/guide.ts';
import { formatLink, parseLink } from '../../src/session/parseLink.ts';

describe('parseLink', () => {
  it('N52: reads what formatLink wrote, beside what else the host keeps in the hash', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z0-9-]{1,40}$/),
        fc.option(fc.constantFrom(...SECTION_IDS), { nil: undefined }),
        (guide, section) => {
          const link = { guide, ...(section && { section }) };
          expect(parseLink(formatLink(link))).toEqual(link);
          expect(parseLink(`#tab=log&${formatLink(link).slice(1)}`)).toEqual(link);
        },
      ),
    );
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
    expect(parseLink(hash)).toBeUndefined();
  });

  it('N52: never throws and takes linear time', () => {
    fc.assert(fc.property(fc.string({ maxLength: 500 }), (hash) => void parseLink(hash)));
    const begun = performance.now();
    parseLink(`#${'&'.repeat(1_000_000)}waymark=a`);
    expect(performance.now() - begun).toBeLessThan(500);
  });
});
