import { GUIDE_SCHEMA, type GuideBody, type GuideIndex, type Section } from '../../core/model/guide.ts';
import type { Inline } from '../../core/model/prose.ts';

const ID = 'run-failed';

const index: GuideIndex = {
  schema: GUIDE_SCHEMA,
  locale: 'en',
  atoms: [],
  guides: [
    {
      id: ID,
      title: 'A run failed',
      role: 'general',
      trouble: ['failed', 'cancelled', 'blocked', 'stuck', 'empty', 'wrong'],
      surfaces: ['run-detail', 'mission-replay'],
      summary: 'Find the step where it went wrong before you retry or ask for help.',
      symptoms: [],
      next: [{ move: 'fix', open: { step: 'failing' } }],
    },
  ],
};

const body: GuideBody = {
  schema: GUIDE_SCHEMA,
  id: ID,
  facts: {
    type: 'Support',
    escalation: 'Use support with context: attach the run, and the step that failed.',
    related: [],
    relatedAction: 'Contact support only after you have looked at the failing step.',
  },
  because: [['The failing step shows what happened.']],
  lead: [],
  sections: [
    section('symptoms', 'What the run itself says comes first.', [
      ['Open the failing step and read its error from the top.'],
      ['Note whether earlier steps failed too. The first failure usually explains the others.'],
    ]),
    section('causes', 'Most failures have one of a few reasons.', [
      ['Access: a key, a permission or a limit.'],
      ['The outside service: slow, busy or down.'],
      ['The work itself: an input, a file or a setting.'],
    ]),
    section('fix', 'One change at a time, then look again.', [
      ['Go to the screen that controls the problem and correct it there.'],
      [['do', { move: 'retry' }, 'Retry the run'], ' once something has changed.'],
    ]),
    section('where', 'The owning screen tells whether to fix, retry, continue or ask.', [
      [['do', { step: 'failing' }, 'Open the failing step'], '.'],
    ]),
    section('support', 'When the failure still makes no sense after you have looked.', [
      [
        ['do', { move: 'report' }, 'Report this Run'],
        ' so that support sees the run, not only a description of it.',
      ],
    ]),
  ],
  signs: [],
  causes: [],
  atoms: [],
};

/** Leads when no guide could be loaded, or no catalog has a general guide. English only and small, because every page loads it. */
export const builtinGuide = { index, body };

function section(id: Section['id'], intro: string, items: readonly (readonly Inline[])[]): Section {
  return { id, intro: [intro], blocks: [['ul', ...items.map((item) => [['p', ...item] as const])]] };
}
