import { GUIDE_SCHEMA, type GuideSource } from '../../../src/core/model/guide.ts';
import { RAW } from './findRaw.ts';
import type { Prose } from '../../../src/core/model/prose.ts';

const NOW = Date.parse('2026-01-05T10:00:00Z');

/** Runs in three states that hold a text in every field that is read as text; where the text is a JSON object, a fourth is mixed with it. */
export function hostileRuns(text: string): readonly (readonly [name: string, run: unknown])[] {
  const ref = { id: text, title: text, url: text };
  const failure = {
    type: text,
    code: 'E_HOSTILE',
    reason: text,
    message: text,
    detail: text,
    stack: `${text}\n    at ${text} (file.js:1:1)`,
    provider: text,
    signal: text,
    grpcStatus: text,
    path: text,
    at: NOW - 1000,
    retry: { allowed: false, said: text },
    cause: { type: text, code: text, reason: text, message: text, detail: text, provider: text },
  };
  const step = { title: text, effects: text, repeatable: false, status: 'failed', failure };
  const plain = {
    id: text,
    title: text,
    url: text,
    mission: ref,
    task: ref,
    status: 'failed',
    observedAt: NOW,
    startedAt: NOW - 60_000,
    endedAt: NOW - 500,
    steps: [
      { id: `load ${text}`, title: text, status: 'succeeded' },
      { id: text, ...step, log: { text: `first\n${text}\nlast`, name: text, stepId: text } },
      { id: `other ${text}`, ...step, failure: { ...failure, code: text } },
    ],
    failures: [{ ...failure, stepId: text }],
    log: [{ text, name: text }],
    events: [{ at: NOW - 900, kind: 'note', text, title: text, stepId: text }],
    artifacts: [{ id: text, name: text, title: text, url: text, kind: text }],
    evaluation: { passed: false, note: text },
    facts: { [text]: text, model: text, __proto__: { polluted: text } },
    source: { system: text, version: text },
  };
  const earlier = { ...plain, id: `${text} earlier`, facts: { model: 'other' } };
  const worked = {
    ...earlier,
    id: `${text} good`,
    status: 'succeeded',
    steps: [],
    failures: [],
    source: { system: text, version: 'other' },
  };
  const runs: (readonly [string, unknown])[] = [
    ['failed', { ...plain, history: [earlier, worked] }],
    [
      'blocked',
      {
        ...plain,
        status: 'waiting',
        waiting: { for: 'approval', who: text, question: text, since: NOW - 9000 },
      },
    ],
    ['blocker', { ...plain, blocker: { text, surface: text, move: 'fix' } }],
  ];
  const parsed = parse(text);
  if (typeof parsed === 'object' && parsed !== null)
    runs.push([
      'parsed',
      { ...plain, ...parsed, facts: parsed, steps: [{ ...step, ...parsed, id: 'call' }] },
    ]);
  return runs;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Guides that hold a text in every field, as no compiler would have written them; what cannot be seen is refused by every compiler of ours. */
export function hostileGuide(given: string): GuideSource {
  const text = given.replaceAll(new RegExp(RAW, 'gu'), '');
  const prose: Prose = [
    text,
    ['strong', text],
    ['em', text],
    ['code', text],
    ['link', text, text],
    ['do', { surface: text }, text],
    ['guide', text, text, text],
    ['run', 'error.message', text],
    ['run', text, text],
    [text, text] as never,
  ];
  const id = 'hostile';
  const head = {
    id,
    title: text,
    summary: text,
    trouble: ['failed', 'blocked'],
    surfaces: ['provider-vault', text],
    locale: text,
    symptoms: [
      { text: prose, headline: prose, any: [{ when: 0 }] },
      { text: prose, any: [{ when: 1 }] },
    ],
    next: [{ move: 'fix', open: { surface: 'provider-vault' } }],
  };
  const other = { ...head, id: 'other', symptoms: [{ text: prose, any: [{ when: 1 }] }], next: [] };
  const general = { ...head, id: 'run-failed', role: 'general', symptoms: [], next: [] };
  const card = ['card', text, ['p', ...prose]];
  const blocks = [
    ['p', ...prose],
    ['h', 3, ...prose],
    ['pre', text, text, ['run', 'error.message', text]],
    ['quote', ['p', ...prose]],
    ['ul', [['p', ...prose]]],
    ['ol', 1, [['p', ...prose]]],
    card,
    ['card', 'Tip', ['p', ...prose]],
    ['table', [[prose], [prose]]],
    ['symptom', 0],
    ['cause', 0],
    ['fix', 0, ['ol', 1, [['p', ...prose]]], card],
    ['vendor', 0],
    [text, text],
  ];
  const body = (of: string): unknown => ({
    schema: GUIDE_SCHEMA,
    id: of,
    facts: { type: text, escalation: text, related: [text, 'other'], relatedAction: text, reviewed: text },
    because: [prose],
    lead: blocks,
    signs: [[text], [text]],
    causes: [{ text: prose }, { text: prose, any: [{ when: 0 }] }],
    vendorLinks: [{ text: prose, checked: text }],
    atoms: [{ signal: 'error.code', op: '=', value: 'E_HOSTILE', family: 'declared' }],
    sections: ['symptoms', 'causes', 'fix', 'where', 'support'].map((section) => ({
      id: section,
      intro: prose,
      blocks,
    })),
  });
  const index = {
    schema: GUIDE_SCHEMA,
    locale: 'en',
    atoms: [
      { signal: 'error.code', op: '=', value: 'E_HOSTILE', family: 'declared' },
      { signal: 'log', op: 'contains', value: [text, 'first'], family: 'phrase' },
    ],
    guides: [head, other, general],
  };
  return { index: async () => index, body: async (of: string) => body(of) } as unknown as GuideSource;
}
