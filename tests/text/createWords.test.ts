import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SIGNALS } from '../../src/core/model/signal/signals.ts';
import { createWords } from '../../src/text/createWords.ts';
import { enButton } from '../../src/text/en/enButton.ts';
import { enFrame } from '../../src/text/en/enFrame.ts';
import { enPanel } from '../../src/text/en/enPanel.ts';
import { en } from '../../src/text/en/en.ts';

const NOW = Date.parse('2026-11-23T10:00:00Z');
const words = createWords('en', {}, 'UTC');

describe('words', () => {
  it('every signal has a label', () => {
    expect(Object.keys(en.signal).sort()).toEqual(SIGNALS.map(({ name }) => name).sort());
  });

  it('the panel says what its button says, in the same words', () => {
    expect(enPanel.reportRun).toBe(enButton.reportRun);
    for (const run of ['', '128', 'run-128', 'Run 128', 'runner-1']) {
      expect(enFrame.panelName({ run }, undefined as never)).toBe(
        enButton.helpWithRun({ run }, undefined as never),
      );
    }
  });

  it('a message of the host takes the place of ours, alone or in a table', () => {
    const own = createWords('de', {
      help: 'Hilfe',
      trouble: { failed: 'Fehlgeschlagen' },
      moveStarted: ({ run }) => `Läuft als ${run}.`,
    });
    expect([own.help, own.trouble.failed, own.trouble.stuck, own.moveStarted({ run: '130' })]).toEqual([
      'Hilfe',
      'Fehlgeschlagen',
      'Stuck',
      'Läuft als 130.',
    ]);
  });

  it('a message that throws, or is not text, falls back to English', () => {
    const odd = createWords('en', {
      help: 7 as never,
      close: undefined as never,
      trouble: null as never,
      moveStarted: () => {
        throw new Error('x');
      },
      atStep: (() => 7) as never,
    });
    expect([odd.help, odd.close, odd.trouble.failed]).toEqual(['Help', 'Close help', 'Failed']);
    expect([odd.moveStarted({ run: '1' }), odd.atStep({ step: 'A' })]).toEqual([
      'Retrying as 1.',
      'Step “A”',
    ]);
  });

  it('overrides of any shape never throw', () => {
    const trap = new Proxy(
      {},
      {
        getOwnPropertyDescriptor: () => {
          throw new Error('trap');
        },
      },
    );
    expect(createWords('en', trap).help).toBe('Help');
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(en)), fc.anything()), (overrides) => {
        expect(typeof createWords('en', overrides as never).close).toBe('string');
      }),
    );
  });

  it('a locale that is not one counts as English', () => {
    for (const locale of ['', 'x', 'not a tag', '../..', 'en_US'])
      expect(createWords(locale).locale).toBe('en');
    expect(createWords('pt-br').locale).toBe('pt-BR');
  });

  it('plurals follow the language', () => {
    expect(words.searchResults({ count: 0, query: 'x' })).toBe('No guide found for “x”.');
    expect(words.searchResults({ count: 1, query: 'x' })).toBe('One guide found for “x”.');
    expect(words.searchResults({ count: 12, query: 'x' })).toBe('12 guides found for “x”.');
    const polish = createWords('pl', {
      trailTicks: ({ count }, f) =>
        f.plural(count, { one: 'krok', few: 'kroki', many: 'kroków', other: 'kroku' }),
    });
    expect([1, 2, 5, 22].map((count) => polish.trailTicks({ count }))).toEqual([
      'krok',
      'kroki',
      'kroków',
      'kroki',
    ]);
  });

  it.each([
    [0, '0 seconds'],
    [1, '1 second'],
    [1000, '1 second'],
    [61_000, '1 minute, 1 second'],
    [3_600_000, '1 hour'],
    [90_061_000, '1 day, 1 hour'],
    [-5, '0 seconds'],
    [Number.NaN, '0 seconds'],
  ])('%d ms reads %s', (ms, text) => {
    expect(words.duration(ms)).toBe(text);
  });

  it('durations and times are in the reader’s language and never throw', () => {
    expect(createWords('de').duration(65_000)).toBe('1 Minute, 5 Sekunden');
    expect(words.clock(NOW)).toBe('10:00:00 AM');
    expect(words.time(NOW, NOW)).toBe('10:00 AM');
    expect(words.time(NOW - 86_400_000, NOW)).toBe('Nov 22, 10:00 AM');
    expect(words.time(NOW - 300 * 86_400_000, NOW)).toBe('Jan 27, 2026, 10:00 AM');
    fc.assert(
      fc.property(fc.double(), fc.double(), (a, b) => {
        for (const text of [words.duration(a), words.time(a, b), words.clock(a)])
          expect(typeof text).toBe('string');
      }),
    );
  });

  it('every English sentence is calm: no exclamation, no “please”, no “sorry”, no “oops”', () => {
    const sentences =
      JSON.stringify(en) +
      Object.values(en)
        .filter((value) => typeof value === 'function')
        .map(String)
        .join();
    expect(sentences).not.toMatch(/[a-z.]!["”`']|please|sorry|oops|unfortunately/i);
  });
});
