import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonError } from '../../../src/core/compile/source/findJsonError.ts';
import { growth } from '../../growth.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const PIECES = `{ } [ ] , : "a" " ' 1 - 0 .5 e9 true nul \\ //`.split(' ');
const pieces = fc.constantFrom(...PIECES, ' ', '\n');

describe('findJsonError', () => {
  it.each([
    ['', 0, 'there is nothing in it'],
    ['{ "id": 7, }', 9, 'a comma stands before `}`'],
    ['[1,\n]', 2, 'a comma stands before `]`'],
    ['{ id: 7 }', 2, 'a key stands in double quotes'],
    ["{ 'id': 7 }", 2, 'a key stands in double quotes'],
    ['{ "id": \'7\' }', 8, 'text stands in double quotes'],
    ['{ "id" 7 }', 7, 'a `:` is missing after the key'],
    ['{ "id": 7 "at": 1 }', 10, 'a comma is missing'],
    ['{ "id": 7 ]', 10, 'a `}` is missing'],
    ['{ "id": "7 }', 8, 'this text is not closed, or holds a line break or a single `\\`'],
    ['{ "id": 7', 9, 'it ends before `}`'],
    ['{ "id": undefined }', 8, 'this is no value'],
    ['{ // mine\n}', 2, 'it has no comments'],
    ['{} {}', 3, 'something follows its end'],
    ['{"a":1}\n{"b":2}', 8, 'something follows its end'],
  ])('C6: says of %j that at %i %s', (text, offset, message) => {
    expect(findJsonError(text)).toEqual({ offset, message });
  });

  it('C6: finds something exactly where the parser does', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (list) => {
        const text = list.join('');
        expect(findJsonError(text) === undefined, text).toBe(isJson(text));
      }),
      { numRuns: 20_000 },
    );
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.string({ maxLength: 2 }), (json, at, added) => {
        const place = at % (json.length + 1);
        const text = json.slice(0, place) + added + json.slice(place + 1);
        expect(findJsonError(json)).toBeUndefined();
        expect(findJsonError(text) === undefined, text).toBe(isJson(text));
      }),
      { numRuns: 3000 },
    );
  });

  it.each(['[', '"', ' ', '[1,', '-'])('C7: takes a time that grows with the text alone, of “%s”', (sign) => {
    expect(findJsonError(sign.repeat(300_000))).toBeDefined();
    expect(growth((size) => findJsonError(sign.repeat(size)), 250_000)).toBeLessThan(10);
  });
});
