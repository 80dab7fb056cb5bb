import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { misspeltKeys } from '../../../src/core/model/misspeltKeys.ts';

const hintsOf = (run: unknown): unknown => misspeltKeys(run).map(({ hint }) => hint);

describe('I14: keys of a run that are nearly ones that are read', () => {
  test.each([
    ['of the run', { failuers: [] }, 'Did you mean `failures`?'],
    ['of a failure', { failures: [{ cod: 'X' }] }, 'Did you mean `code`?'],
    ['of a cause', { failures: [{ cause: { mesage: 'x' } }] }, 'Did you mean `message`?'],
    ['of a step', { steps: [{}, { stauts: 'failed' }] }, 'Did you mean `status`?'],
    ["of a step's failure", { steps: [{ failure: { exitcode: 1 } }] }, 'Did you mean `exitCode`?'],
  ])('are told, %s', (_, run, hint) => {
    expect(hintsOf(run)).toEqual([hint]);
  });

  test.each([{ hostSignals: { a: 1 } }, { host: { a: 1 } }, { signals: {} }, { 'host.a': 1 }])(
    'facts that stand elsewhere are told: %j',
    (run) => {
      expect(hintsOf(run)).toEqual(['Put facts of your own into `facts`, by their name without `host.`.']);
    },
  );

  test('a fact with its prefix is told', () => {
    expect(hintsOf({ facts: { 'host.credits': 0 } })).toEqual([
      'Write `credits`: names in `facts` stand without `host.`.',
    ]);
  });

  test('keys of the host are its own, and so is one beside the key that it is near to', () => {
    expect(misspeltKeys({ id: '7', owner: 'a', failure: 1, failures: [], facts: { cod: 1 } })).toEqual([]);
  });

  test('each key is told once, however often it stands there', () => {
    expect(
      misspeltKeys({ failures: [{ cod: 1 }, { cod: 2 }], steps: [{ failure: { cod: 3 } }] }),
    ).toHaveLength(1);
  });

  test('nothing throws: neither anything at all, nor what throws when it is read, nor a chain that leads to itself', () => {
    const ring: Record<string, unknown> = { cod: 1 };
    ring['cause'] = ring;
    expect(misspeltKeys({ failures: [ring] })).toHaveLength(1);
    const thrower = {
      get steps() {
        throw new Error('no');
      },
    };
    expect(misspeltKeys(thrower)).toEqual([]);
    fc.assert(
      fc.property(fc.anything(), (run) => {
        expect(Array.isArray(misspeltKeys(run))).toBe(true);
      }),
    );
  });
});
