import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../src/core/fit/catalog/createCatalog.ts';
import type { FitResult } from '../../src/core/model/fit.ts';
import type { GuideBody, GuideHead } from '../../src/core/model/guide.ts';
import type { Move, Reason } from '../../src/core/model/move.ts';
import type { Run } from '../../src/core/model/run.ts';
import { createWords } from '../../src/text/createWords.ts';
import { SIGNALS } from '../../src/core/model/signal/signals.ts';
import { describeEvidence } from '../../src/text/describeEvidence.ts';
import { explain } from '../../src/text/explain.ts';
import { moveLabel } from '../../src/text/moveLabel.ts';
import { plainText } from '../../src/text/plainText.ts';
import { reasonProse } from '../../src/text/reasonProse.ts';

const NOW = Date.parse('2026-11-23T10:00:00Z');
const words = createWords('en', {}, 'UTC');

const head = (id: string, title: string, more: Partial<GuideHead> = {}): GuideHead => ({
  id,
  title,
  trouble: ['failed'],
  surfaces: ['provider-vault'],
  summary: `Summary of ${id}.`,
  symptoms: [],
  next: [],
  ...more,
});
const way = { when: 0 } as const;
const guides = [
  head('bad-key', 'The key is not accepted', {
    measured: true,
    symptoms: [
      { text: ['The provider refused ', ['run', 'key', 'the key']], any: [way] },
      { text: ['It refused other calls too'], any: [way] },
    ],
  }),
  head('too-fast', 'Too many calls', { symptoms: [{ text: ['Calls came too fast'], any: [way] }] }),
  head('gone', 'Something is gone'),
  head('no-money', 'The budget is used up', {
    symptoms: [{ text: ['A bill is open'], any: [], requires: [way] }],
  }),
  head('run-failed', 'A run failed', { role: 'general' }),
];
const catalog = createCatalog([
  {
    schema: 2,
    locale: 'en',
    atoms: [{ signal: 'error.code', op: '=', value: 'x', family: 'declared' }],
    guides,
  },
]);
const run: Run = {
  id: '129',
  attempt: 2,
  title: 'Nightly summary',
  status: 'failed',
  observedAt: NOW,
  steps: [
    {
      id: 'ask',
      title: 'Ask the model',
      status: 'failed',
      failure: { message: 'Incorrect API key: sk-\u202e1', code: 'invalid_api_key' },
    },
  ],
};
const failure = {
  failure: run.steps![0]!.failure!,
  candidate: 'root',
  path: 'steps[0].failure',
  stepId: 'ask',
} as const;
const result: FitResult = {
  trouble: 'failed',
  failure,
  lead: 'bad-key',
  ruledOut: [{ guide: 'no-money', symptom: 0, gate: 'requires' }],
  fits: [
    {
      guide: 'bad-key',
      score: 12,
      confidence: 0.957,
      counts: { right: 44, of: 46 },
      standing: 'clear',
      dominant: 0,
      captures: { key: 'sk-\u202e1' },
      parts: [
        { family: 'declared', weight: 8, symptom: 0 },
        { family: 'protocol', weight: 4, symptom: 0 },
      ],
      symptoms: [
        { symptom: 1, state: 'unknown', alternatives: [{ state: 'unknown', evidence: [] }] },
        {
          symptom: 0,
          state: 'seen',
          family: 'declared',
          weight: 8,
          alternatives: [
            {
              state: 'seen',
              evidence: [
                {
                  signal: 'error.code',
                  value: 'invalid_api_key',
                  family: 'declared',
                  where: { path: 'steps[0].failure.code', stepId: 'ask' },
                },
              ],
            },
          ],
        },
      ],
    },
    {
      guide: 'too-fast',
      score: 1,
      confidence: 0.2,
      counts: { right: 1, of: 5 },
      standing: 'possible',
      dominant: 0,
      captures: {},
      parts: [],
      symptoms: [],
      possible: true,
    },
    {
      guide: 'gone',
      score: 0.4,
      confidence: 0,
      counts: { right: 0, of: 0 },
      standing: 'possible',
      dominant: -1,
      captures: {},
      parts: [],
      symptoms: [],
      near: true,
    },
  ],
};
const move: Move = {
  kind: 'fix',
  open: { surface: 'provider-vault' },
  possible: true,
  because: { code: 'guide', guide: 'bad-key', rule: 1, captures: {} },
  guards: [{ code: 'declared-not-retryable', said: 'x-should-retry' }],
};

const body: GuideBody = {
  schema: 2,
  id: 'bad-key',
  facts: {
    type: 'Support',
    escalation: 'Use support with context.',
    related: ['run-failed'],
    relatedAction: 'Look first.',
  },
  because: [['Another rule.'], ['The same key fails again.']],
  lead: [],
  sections: [],
  signs: [],
  causes: [],
  atoms: [],
};

describe('explain', () => {
  it('says the whole answer in the panel’s order', () => {
    expect(
      explain({
        run,
        result,
        move,
        catalog,
        words,
        now: NOW,
        surfaces: { 'provider-vault': { label: 'API keys' } },
        body,
      }),
    ).toMatchInlineSnapshot(`
      "Run 129, attempt 2 · Failed · Nightly summary
      The provider refused “sk-\\u202e1”
        Step “Ask the model”. The first failure, not caused by another.
        “Incorrect API key: sk-\\u202e1”

      Next move: Fix – Open API keys
        The same key fails again.
        – The system that failed says not to retry (x-should-retry). The same call would fail again.

      The key is not accepted (bad-key)
        Clear match: The run’s own data points to this guide. 44 of 46 such matches were right.
        Summary of bad-key.
        Owning surfaces: API keys
        Guide type: Support
        Sections: Symptoms, Likely causes, How to fix it, Where to go, and When to contact support
        Related guides: A run failed
        Escalation: Use support with context.
        Related action: Look first.

      Why we think so
        Seen: The provider refused “sk-\\u202e1”
          Error code: “invalid_api_key” · step “Ask the model”, steps[0].failure.code
        Can’t tell: It refused other calls too
        = 8 code + 4 status

      Other guides that fit
        Too many calls (too-fast) · Possible match
          Calls came too fast
          Possible: one sign it needs could not be checked
        Something is gone (gone) · Similar words only

      Ruled out
        The budget is used up. Not seen here: A bill is open
      "
    `);
  });

  it('says openly when no guide fits, and when the state is not known', () => {
    const bare: FitResult = {
      trouble: undefined,
      failure: undefined,
      fits: [],
      ruledOut: [],
      lead: 'run-failed',
    };
    const text = explain({
      run: { id: '', observedAt: NOW },
      result: bare,
      move: { kind: 'fix', because: { code: 'no-guide' }, guards: [], possible: true },
      catalog,
      words,
      now: NOW,
    });
    expect(text).toContain('This run · State unknown\nNothing here says that it failed');
    expect(text).toContain('No guide clearly fits');
    expect(text).toContain('No guide clearly explains this failure.');
  });

  it('says that there is nothing to do where nothing is wrong', () => {
    const none: FitResult = { trouble: 'none', failure: undefined, fits: [], ruledOut: [], lead: null };
    const text = explain({
      run: { id: '1', status: 'succeeded', observedAt: NOW },
      result: none,
      move: {
        kind: 'continue',
        how: 'nothing',
        because: { code: 'nothing-wrong' },
        guards: [],
        possible: true,
      },
      catalog,
      words,
      now: NOW,
    });
    expect(text).toBe(
      'Run 1 · No problem found\nThis run shows no problem\n\nNext move: Continue – Nothing to do\n  This run shows no problem.\n',
    );
  });
});

describe('words for codes', () => {
  it.each<[Reason, string]>([
    [{ code: 'nothing-wrong' }, 'This run shows no problem.'],
    [{ code: 'system-retries' }, 'The system retries by itself. You need not do anything.'],
    [
      { code: 'system-retries', at: NOW + 42_000 },
      'The system retries by itself in 42 seconds. You need not do anything.',
    ],
    [{ code: 'waiting', for: 'approval', who: 'Ann' }, 'The run is waiting for an approval from Ann.'],
    [
      { code: 'waiting', for: 'capacity', until: NOW },
      'The run is waiting for free capacity, until 10:00 AM.',
    ],
    [{ code: 'waiting', for: '__proto__' }, 'The run is waiting for __proto__.'],
    [{ code: 'blocker', text: 'Ask \u202eAnn' }, 'The system says: “Ask \\u202eAnn”'],
    [
      { code: 'failed-alike', times: 1 },
      'One earlier attempt failed the same way. Another is unlikely to help.',
    ],
    [
      { code: 'failed-alike', times: 3 },
      '3 earlier attempts failed the same way. Another is unlikely to help.',
    ],
    [
      { code: 'repeats', effects: 'sends the e-mail again' },
      'Retrying repeats this: sends the e-mail again.',
    ],
    [
      { code: 'retry-after', at: NOW + 60_000, said: 'Retry-After' },
      'The system asked to wait (Retry-After): 1 minute left.',
    ],
    [{ code: 'retry-after', at: NOW - 1 }, 'The system asked to wait. That time is over.'],
    [
      { code: 'host-cannot', move: 'retry' },
      'This page cannot retry the run. Start it again where you started it.',
    ],
    [{ code: 'no-surface', surface: 'billing' }, 'This page has no link to billing. Open it yourself.'],
    [
      { code: 'inspect-first' },
      'Look at the failing step first. Support can do more once the main symptom is known.',
    ],
  ])('%j', (reason, text) => {
    expect(plainText(reasonProse(reason, words, { now: NOW }))).toBe(text);
  });

  it('a wait without a clock is told as a time of day', () => {
    expect(plainText(reasonProse({ code: 'retry-after', at: NOW }, words))).toBe(
      'The system asked to wait until 10:00:00 AM.',
    );
  });

  it('a code of a later version says nothing rather than throwing', () => {
    expect(reasonProse({ code: 'later' } as never, words)).toEqual([]);
  });

  it('a move’s label counts down, and names the surface as the host calls it', () => {
    const base = { because: { code: 'no-guide' }, guards: [], possible: true } as const;
    expect(moveLabel({ ...base, kind: 'retry', at: NOW + 65_000 }, words, { now: NOW })).toBe(
      'Retry in 1 minute, 5 seconds',
    );
    expect(moveLabel({ ...base, kind: 'retry', at: NOW }, words, { now: NOW })).toBe('Retry the run');
    expect(
      moveLabel({ ...base, kind: 'fix', open: { surface: 'billing' } }, words, {
        surfaces: { billing: { label: 'Usage' } },
      }),
    ).toBe('Open Usage');
    expect(moveLabel({ ...base, kind: 'fix', open: { step: 'failing' } }, words)).toBe(
      'Open the failing step',
    );
    expect(moveLabel({ ...base, kind: 'fix' }, words)).toBe('Follow the steps below');
    expect(moveLabel({ ...base, kind: 'continue', how: 'resume' }, words)).toBe('Resume the run');
    expect(moveLabel({ ...base, kind: 'report' }, words)).toBe('Report this Run');
  });

  it('captured text is quoted and safe; a fallback stands as the author wrote it', () => {
    const prose = [
      'Refused ',
      ['run', 'key', 'the key'],
      ' by ',
      ['strong', 'it'],
      ['br'],
      ['code', 'x'],
    ] as const;
    expect(plainText(prose, { key: 'a\u202eb' })).toBe('Refused “a\\u202eb” by it x');
    expect(plainText(prose)).toBe('Refused the key by it x');
    expect(plainText([['run', 'toString', 'fallback']], {})).toBe('fallback');
  });

  it('evidence names the signal, the value, the place, and is cut for a highlight', () => {
    const text = describeEvidence(
      {
        signal: 'log',
        value: 'rate limit',
        family: 'phrase',
        where: { path: 'log[0].text', line: 12, start: 6, end: 16 },
        excerpt: { text: 'error rate limit\u202e!', start: 6, end: 16 },
      },
      words,
    );
    expect(text).toEqual({
      text: 'Log: “rate limit”',
      label: 'Log',
      place: 'line 12',
      excerpt: { before: 'error ', value: 'rate limit', after: '\\u202e!' },
    });
    const where = { path: 'run' };
    expect(
      describeEvidence({ signal: 'run.silence', value: 900_000, family: 'declared', where }, words).text,
    ).toBe('Time without an event: “15 minutes”');
    expect(
      describeEvidence(
        { signal: 'artifacts.missing', value: true, family: 'declared', where, said: 'operator' },
        words,
      ),
    ).toMatchObject({ text: 'Artifacts expected, none delivered: yes', said: 'you said so' });
    expect(describeEvidence({ signal: 'host.runsOnKey', value: 3, family: 'state', where }, words).text).toBe(
      'host.runsOnKey: “3”',
    );
  });

  it.each(SIGNALS.filter(({ type }) => type === 'duration'))(
    'evidence tells $name in units of time',
    ({ name }) => {
      const evidence = { signal: name, value: 900_000, family: 'declared', where: { path: 'run' } } as const;
      expect(describeEvidence(evidence, words).text).toMatch(/: “15 minutes”$/);
    },
  );
});
