import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkReport } from '../../src/server/handler/checkReport.ts';
import { makeReport } from './reportWorld.ts';

type Path = readonly (string | number)[];

/** Every place in a value, the value itself included. */
function placesIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, inner]) => placesIn(inner, [...path, name]))];
}

function put(value: unknown, path: Path, what: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return what;
  if (Array.isArray(value))
    return value.map((item, at) => (String(at) === String(name) ? put(item, rest, what) : item));
  return Object.fromEntries(
    Object.entries(value as object).map(([key, inner]) => [
      key,
      key === String(name) ? put(inner, rest, what) : inner,
    ]),
  );
}

const whole = makeReport();
const places = placesIn(whole);

describe('what is taken for a report', () => {
  it('S7: is any JSON value without throwing, and a report or named problems in the end', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const checked = checkReport(value);
        if ('problems' in checked) expect(checked.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it('S7: is a report with anything in any one place, and what comes through comes through again unchanged', () => {
    let taken = 0;
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), (place, what) => {
        const checked = checkReport(JSON.parse(JSON.stringify(put(whole, place, what))));
        if ('problems' in checked) {
          // The problem is where the change is, or where what was there is missed.
          const at = place.map(String).filter((name) => !/^\d+$/.test(name));
          for (const { path } of checked.problems)
            expect(path.startsWith(at[0] ?? '') || at.length === 0).toBe(true);
          return;
        }
        taken += 1;
        expect(checkReport(checked.report)).toEqual(checked);
      }),
      { numRuns: 3000 },
    );
    expect(taken).toBeGreaterThan(100);
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'S7: reads own fields only, so %s is none',
    (name) => {
      const inherited = Object.create(whole) as object;
      expect('problems' in checkReport(inherited)).toBe(true);
      const { run, ...rest } = whole;
      const checked = checkReport(
        JSON.parse(
          JSON.stringify({ ...rest, run: { ...run, id: 'r' } }).replace(
            '"run":{',
            `"run":{"${name}":{"id":"x"},`,
          ),
        ),
      );
      expect(checked).toMatchObject({ report: { run: { id: 'r' } } });
      expect('report' in checked && Object.keys(checked.report.run)).not.toContain(name);
    },
  );
});
