import { describe, expect, it } from 'vitest';
import type { GuideBody, GuideHead } from '../../src/core/model/guide.ts';
import { EMPTY_TRAIL } from '../../src/core/model/trail.ts';
import { reportNames } from '../../src/session/report/reportNames.ts';

const head = {
  id: 'bad-key',
  title: 'The key is refused',
  symptoms: [{ text: ['It answered ', ['run', 'host.plan', 'so']], any: [] }],
} as unknown as GuideHead;
const body = {
  sections: [
    {
      id: 'fix',
      intro: [],
      blocks: [
        ['p', 'Do this.'],
        ['ol', 1, [['p', 'Open ', ['strong', 'the vault'], '.']], [['pre', '', 'ls']]],
        ['fix', 0, ['ol', 1, [['p', 'Put the key right.']]]],
      ],
    },
  ],
} as unknown as GuideBody;

describe('reportNames', () => {
  it('N100: tells screens, guides, ticked steps and symptoms by their titles', () => {
    const trail = {
      ...EMPTY_TRAIL,
      surfacesOpened: ['vault', 'constructor'],
      guidesOpened: ['gone'],
      ticked: { 'bad-key': [0, 1, 2, 9], gone: [0] },
      answers: [{ guide: 'bad-key', symptom: 0, seen: true, at: 1 }],
      helpful: { 'bad-key': false },
    };
    const surfaces: Record<string, { label: string }> = { vault: { label: 'API keys' } };
    expect(
      reportNames(trail, {
        surface: (id) => (Object.hasOwn(surfaces, id) ? surfaces[id]!.label : undefined),
        guide: (id) => (id === 'bad-key' ? head : undefined),
        body: (id) => (id === 'bad-key' ? body : undefined),
      }),
    ).toEqual([
      { id: 'vault', title: 'API keys' },
      { id: 'bad-key', title: 'The key is refused' },
      { id: 'bad-key#0', title: 'Open the vault.' },
      { id: 'bad-key#2', title: 'Put the key right.' },
      { id: 'bad-key?0', title: 'It answered so' },
    ]);
  });

  it('N100: names a guide of which only a cause was answered', () => {
    const trail = { ...EMPTY_TRAIL, causes: [{ guide: 'bad-key', cause: 0, seen: true, at: 1 }] };
    expect(
      reportNames(trail, { surface: () => undefined, guide: () => head, body: () => undefined }),
    ).toEqual([{ id: 'bad-key', title: 'The key is refused' }]);
  });
});
