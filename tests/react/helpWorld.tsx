import type { ReactNode } from 'react';
import type { GuideBody, GuideHead, GuideIndex, GuideSource } from '../../src/core/model/guide.ts';
import type { Block } from '../../src/core/model/prose.ts';
import type { Run } from '../../src/core/model/run.ts';
import type { Receiver } from '../../src/session/receivers/receiver.ts';
import type { KeyValueStorage } from '../../src/session/keyValueStorage.ts';
import { HelpProvider, type HelpProviderProps } from '../../src/react/provider/HelpProvider.tsx';

export const NOW = Date.parse('2026-01-05T10:00:00Z');

const common = { surfaces: ['provider-vault', 'run-detail'] } as const;

const facts = {
  type: 'Support',
  escalation: 'Use support with context.',
  relatedAction: 'Look at the failing step first.',
  reviewed: '2026-11-20',
} as const;

const keyRefused: GuideHead = {
  ...common,
  id: 'key-refused',
  title: 'The key was refused',
  trouble: ['failed'],
  summary: 'A service did not accept the key of this run.',
  symptoms: [
    {
      text: ['The service refused the key'],
      any: [{ when: 0 }, { when: 1 }],
    },
    {
      text: ['The message names the key ', ['run', 'key', 'in question']],
      any: [{ when: 2, minor: true }],
    },
    { text: ['Context went unused'], any: [{ when: 3 }] },
  ],
  next: [{ move: 'fix', open: { surface: 'provider-vault' } }],
};

const limitReached: GuideHead = {
  ...common,
  id: 'limit-reached',
  title: 'The limit was reached',
  trouble: ['failed', 'wrong', 'empty'],
  summary: 'Too many calls came in a short time.',
  symptoms: [
    { text: ['Too many calls came in'], any: [{ when: 4 }] },
    { text: ['The result is wrong'], any: [{ when: 5 }] },
  ],
  next: [{ move: 'retry', after: { signal: 'error.retryAfter', else: 0 } }],
};

const general: GuideHead = {
  ...common,
  id: 'run-failed',
  title: 'A run failed',
  role: 'general',
  trouble: ['failed', 'cancelled', 'blocked', 'stuck', 'empty', 'wrong'],
  summary: 'Find the step where it went wrong.',
  symptoms: [],
  next: [{ move: 'fix', open: { step: 'failing' } }],
};

const becauseOf: Readonly<Record<string, string>> = {
  'key-refused': 'The same key will be refused again. Replace it.',
  'limit-reached': 'Limits reset with time.',
  'run-failed': 'The failing step shows what happened.',
};

const index: GuideIndex = {
  schema: 2,
  locale: 'en',
  atoms: [
    { signal: 'error.code', op: 'in', value: ['invalid_api_key'], family: 'declared' },
    { signal: 'error.status', op: '=', value: 401, family: 'protocol' },
    { signal: 'log', op: 'contains', value: ['provided: {key}'], family: 'phrase' },
    { signal: 'context.unused', op: '=', value: true, family: 'declared' },
    { signal: 'error.code', op: 'in', value: ['rate_limit_exceeded'], family: 'declared' },
    { signal: 'verdict', op: '=', value: 'wrong-result', family: 'declared' },
  ],
  guides: [{ ...keyRefused, measured: true }, limitReached, general],
};

function body(head: GuideHead): GuideBody {
  return {
    schema: 2,
    id: head.id,
    facts: {
      ...facts,
      related: head.id === 'key-refused' ? ['run-failed', 'limit-reached', 'not-there'] : [],
    },
    because: [[becauseOf[head.id]!]],
    lead: [['p', `The lead of ${head.id}.`]],
    signs: head.symptoms.map(({ any }) => any.map((_, way) => `sign ${way + 1} of ${head.id}`)),
    causes: [{ text: ['The key was typed by hand'] }, { text: ['The key was revoked'], any: [{ when: 0 }] }],
    atoms: [{ signal: 'error.code', op: 'in', value: ['invalid_api_key'], family: 'declared' }],
    sections: [
      {
        id: 'symptoms',
        intro: ['Signs of it.'],
        blocks: [
          ['ul', ...head.symptoms.map((_, n) => [['symptom', n]] as const)],
          ['card', 'What it is', ['p', 'A check of who calls.']],
          ['hologram', 'Words of a newer block'] as never,
        ],
      },
      { id: 'causes', intro: ['Reasons.'], blocks: [['ul', [['cause', 0]], [['cause', 1]]]] },
      {
        id: 'fix',
        intro: ['In order.'],
        blocks: [
          [
            'ol',
            1,
            [['p', ['do', { surface: 'provider-vault' }, 'Open the vault'], ' and compare.']],
            [['p', ['do', { surface: 'billing' }, 'Pay the bill'], '.']],
            [['p', ['do', { move: 'retry' }, 'Retry the run'], '.']],
          ],
          ['card', 'Common mistake', ['p', 'Retrying first.']],
          ['ol', 4, [['p', ['do', { step: 'failing' }, 'Look at the step'], '.']]],
        ],
      },
      {
        id: 'where',
        intro: ['There.'],
        blocks: [
          [
            'p',
            ['guide', 'limit-reached', 'fix', 'Another guide'],
            ' and ',
            ['guide', 'gone', '', 'a dead one'],
          ],
          ['p', ['link', 'https://example.com/docs', 'The docs'], ['link', 'javascript:alert(1)', 'A trap']],
          [
            'table',
            [
              [['Where'], ['What']],
              [['Vault'], ['Keys']],
            ],
          ],
          ['pre', 'sh', 'curl -i example.com'],
          ['quote', ['p', 'So it is said.']],
          ['h', 3, 'A heading'],
          ['hr'],
        ],
      },
      {
        id: 'support',
        intro: ['When it stays.'],
        blocks: [['p', ['do', { move: 'report' }, 'Report it'], '.']],
      },
    ],
  };
}

/** Three small guides, compiled by hand, and how often they were asked for. */
export function createGuides(): GuideSource & { readonly asked: string[]; fail: boolean } {
  const source = {
    asked: [] as string[],
    fail: false,
    async index() {
      source.asked.push('index');
      if (source.fail) throw new Error('offline');
      return index;
    },
    async body(id: string) {
      source.asked.push(id);
      if (source.fail) throw new Error('offline');
      return body(index.guides.find((guide) => guide.id === id)!);
    },
  };
  return source;
}

/** The same guides; *How to fix it* begins with a fix of the first cause that has these steps. */
export function createAskingGuides(...steps: readonly string[]): GuideSource {
  const guides = createGuides();
  const fix = ['fix', 0, ['ol', 1, ...steps.map((step) => [['p', step]])]] as unknown as Block;
  return {
    ...guides,
    body: async (id) => {
      const text = await guides.body(id);
      const sections = text.sections.map((section) =>
        section.id === 'fix' ? { ...section, blocks: [fix, ...section.blocks] } : section,
      );
      return { ...text, sections };
    },
  };
}

/** A run whose second step was refused for its key. */
export function refusedRun(more: Partial<Run> = {}): Run {
  return {
    id: '128',
    title: 'Summarise the notes',
    status: 'failed',
    observedAt: NOW,
    startedAt: NOW - 60_000,
    endedAt: NOW - 1_000,
    steps: [
      {
        id: 'load',
        title: 'Load the notes',
        status: 'succeeded',
        startedAt: NOW - 60_000,
        endedAt: NOW - 30_000,
      },
      {
        id: 'call',
        title: 'Call the model',
        status: 'failed',
        startedAt: NOW - 30_000,
        endedAt: NOW - 10_000,
        repeatable: true,
        dependsOn: ['load'],
        failure: {
          code: 'invalid_api_key',
          status: 401,
          message: 'Incorrect key provided: sk-0001',
          at: NOW - 10_000,
        },
        log: { text: 'POST /v1\nIncorrect key provided: sk-0001\n', startLine: 1 },
      },
    ],
    ...more,
  };
}

/** A run that met a limit. */
export function limitedRun(more: Partial<Run> = {}): Run {
  const run = refusedRun();
  return {
    ...run,
    id: '129',
    steps: run.steps!.map((step) =>
      step.failure
        ? {
            ...step,
            log: { text: '' },
            failure: { code: 'rate_limit_exceeded', status: 429, message: 'Slow down', at: NOW - 10_000 },
          }
        : step,
    ),
    ...more,
  };
}

/** A failure that no guide knows. */
export function unknownRun(): Run {
  return {
    ...refusedRun(),
    id: '140',
    steps: [{ id: 'odd', title: 'Something odd', status: 'failed', failure: { message: 'Gremlins' } }],
  };
}

export function fineRun(more: Partial<Run> = {}): Run {
  return { id: '141', status: 'succeeded', observedAt: NOW, endedAt: NOW - 1000, steps: [], ...more };
}

export function createStorage(): KeyValueStorage & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

/** A receiver that answers with what `answer` gives, and remembers what it was sent. */
export function createReceiver(
  answer: Receiver['send'] = async () => ({
    kind: 'delivered',
    receipt: { reference: 'REP-7', url: 'https://example.com/reports/7', at: NOW },
  }),
): Receiver & { readonly bodies: string[] } {
  const bodies: string[] = [];
  return {
    bodies,
    id: 'test',
    label: 'Support',
    limits: {},
    encode: (report) => JSON.stringify(report, null, 2),
    send: (report, text, signal) => {
      bodies.push(text);
      return answer(report, text, signal);
    },
  };
}

/** A provider with the small guides, and nothing kept. */
export function provided(children: ReactNode, props: Partial<HelpProviderProps> = {}): ReactNode {
  return (
    <HelpProvider guides={createGuides()} storage={null} locale="en" {...props}>
      {children}
    </HelpProvider>
  );
}
