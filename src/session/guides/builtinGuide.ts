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
      summary: 'Find the step where it went wrong.',
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
    escalation: 'Attach the run, and the step that failed.',
    related: [],
    relatedAction: 'Look at the failing step first.',
  },
  because: [['The failing step shows what happened.']],
  lead: [],
  sections: [
    section('symptoms', 'What the run itself says comes first.', ['Read the error of the failing step from the top']),
    section('causes', 'Mostly one of these.', ['Access, the outside service, or the work itself']),
    section('fix', 'One change at a time.', [
      'Go to the screen that controls the problem and correct it there',
      ['do', { move: 'retry' }, 'Retry the run'],
    ]),
    section('where', 'At the failing step.', [['do', { step: 'failing' }, 'Open the failing step']]),
    section('support', 'When the failing step does not tell.', [['do', { move: 'report' }, 'Report this Run']]),
  ],
  signs: [],
  causes: [],
  atoms: [],
};

/** Leads when no guide could be loaded, or no catalog has a general guide. English only and small, because every page loads it. */
export const builtinGuide = { index, body };

function section(id: Section['id'], intro: string, items: readonly Inline[]): Section {
  return { id, intro: [intro], blocks: [['ul', ...items.map((item) => [['p', item, '.'] as const])]] };
}
