import { describe, expect, it } from 'vitest';
import { createWords } from '../../src/text/createWords.ts';
import { historyLines } from '../../src/text/historyLines.ts';

const words = createWords('en', {}, 'UTC');
const NOW = Date.UTC(2026, 10, 30, 14);

describe('historyLines', () => {
  it('says how often it failed alike, when it last worked and what is different', () => {
    const lastGood = { id: '6', observedAt: 0, endedAt: Date.UTC(2026, 10, 29, 14, 2) };
    const since = Date.UTC(2026, 10, 30, 9);
    const lines = historyLines(
      { alike: { times: 14, inARow: 3, since }, lastGood, isFlaky: false },
      [
        { kind: 'fact', name: 'model', from: 'a', to: 'b\u202e' },
        { kind: 'slower', title: 'Call', from: 1_000, to: 4_000 },
      ],
      words,
      NOW,
    );
    expect(lines.map((line) => line.replaceAll('\u202f', ' '))).toEqual([
      'It failed the same way 14 times before, in a row since 9:00 AM.',
      'Last worked: Nov 29, 2:02 PM.',
      'What is different since then:',
      '  model: a → b\\u202e',
      '  step “Call” took 4 seconds rather than 1 second',
    ]);
  });

  it('says nothing where there is nothing to say', () => {
    expect(historyLines({ alike: { times: 0, inARow: 0 }, isFlaky: false }, [], words, NOW)).toEqual([]);
  });
});
