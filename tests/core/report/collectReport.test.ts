import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evidence, FitResult } from '../../../src/core/model/fit.ts';
import type { GuideHead } from '../../../src/core/model/guide.ts';
import type { EarlierRuns } from '../../../src/core/model/history.ts';
import { REPORT_PARTS, type Draft, type Report } from '../../../src/core/model/report.ts';
import type { Failure, Run } from '../../../src/core/model/run.ts';
import { EMPTY_TRAIL } from '../../../src/core/model/trail.ts';
import { collectReport, type ReportInput } from '../../../src/core/report/collectReport.ts';
import { redactReport } from '../../../src/core/report/redactReport.ts';
import { trimReport } from '../../../src/core/report/trimReport.ts';

const NOW = 1_795_428_000_000;
const draft: Draft = {
  id: '5b0d4f0e-1111-4222-8333-944444444444',
  createdAt: NOW,
  category: 'blocked',
  subject: 'Subject',
  message: 'Message',
  without: [],
  dirty: false,
};
const run: Run = {
  id: '129',
  title: 'Nightly',
  url: 'https://host.test/runs/129',
  attempt: 2,
  status: 'failed',
  phase: 'execution',
  observedAt: NOW,
  startedAt: 1,
  endedAt: 2,
  mission: { id: 'm', title: 'Mission' },
  task: { id: 't' },
  source: { system: 'demo', version: '1' },
  artifacts: [{ id: 'a', name: 'A', partial: true }],
  facts: { prompt: 'HIDDEN PROMPT', apiKey: 'HIDDEN KEY' },
  blocker: { text: 'HIDDEN BLOCKER' },
  events: [{ at: 1, kind: 'note', title: 'HIDDEN EVENT' }],
  steps: [
    {
      id: 's',
      title: 'Step',
      status: 'failed',
      attempt: 3,
      effects: 'HIDDEN EFFECT',
      failure: {
        message: '',
        stack: 'HIDDEN STACK',
        provider: 'HIDDEN',
        cause: { message: 'Own words', code: 7, type: 'E', status: 401 },
      },
    },
  ],
};
const result: FitResult = {
  trouble: 'failed',
  lead: 'g',
  ruledOut: [],
  failure: { failure: run.steps![0]!.failure!, candidate: 'root', path: 'steps[0].failure', stepId: 's' },
  fits: [
    {
      guide: 'g',
      score: 8,
      parts: [],
      confidence: 0.9,
      counts: { right: 9, of: 10 },
      standing: 'clear',
      dominant: 0,
      captures: { key: 'k' },
      symptoms: [
        {
          symptom: 0,
          state: 'seen',
          alternatives: [
            {
              state: 'seen',
              evidence: [{ signal: 'error.code', value: 7, family: 'declared', where: { path: 'p' } }],
            },
          ],
        },
      ],
    },
  ],
};
const guide = {
  id: 'g',
  title: 'Guide',
  symptoms: [{ text: ['Refused ', ['run', 'key', 'it']], any: [] }],
} as unknown as GuideHead;
const input: ReportInput = {
  draft,
  run,
  result,
  guide,
  trail: EMPTY_TRAIL,
  page: { surface: 'run-detail', url: 'https://host.test/', locale: 'en' },
  move: { kind: 'fix', because: { code: 'no-guide' }, guards: [], possible: true },
};

/** Every field that has a value at all, with the extras a hostile host adds on every level. */
const withExtras = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withExtras);
  if (typeof value !== 'object' || value === null) return value;
  return {
    ...Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withExtras(item)])),
    extra: 'HIDDEN EXTRA',
    prompt: 'HIDDEN PROMPT',
  };
};

describe('collectReport', () => {
  it('R24: says with a failure what caused it, unless its own words hold that', () => {
    const saidOf = (failure: Failure): string | undefined =>
      collectReport({
        ...input,
        run: { ...run, steps: [{ ...run.steps![0]!, failure }] },
        result: { ...result, failure: { ...result.failure!, failure } },
      }).step?.said;
    const cause = { message: 'fetch failed', cause: { message: 'connect ECONNREFUSED 127.0.0.1:47012' } };
    expect(saidOf({ message: 'Connection error.', cause })).toBe(
      'Connection error.\nCaused by: connect ECONNREFUSED 127.0.0.1:47012',
    );
    expect(saidOf({ message: 'Failed: disk full', cause: { message: 'disk full' } })).toBe(
      'Failed: disk full',
    );
    expect(saidOf({ cause })).toBe('fetch failed\nCaused by: connect ECONNREFUSED 127.0.0.1:47012');
  });

  it('R11: copies what is on the list', () => {
    expect(collectReport(input)).toEqual({
      schema: 1,
      id: draft.id,
      createdAt: NOW,
      category: 'blocked',
      subject: 'Subject',
      message: 'Message',
      run: {
        id: '129',
        title: 'Nightly',
        url: 'https://host.test/runs/129',
        attempt: 2,
        status: 'failed',
        phase: 'execution',
        trouble: 'failed',
        startedAt: 1,
        endedAt: 2,
        system: 'demo',
        version: '1',
      },
      mission: { id: 'm', title: 'Mission' },
      task: { id: 't' },
      step: { id: 's', title: 'Step', attempt: 3, said: 'Own words', code: '7', type: 'E', status: 401 },
      artifacts: [{ id: 'a', name: 'A', partial: true }],
      guide: {
        id: 'g',
        title: 'Guide',
        confident: true,
        standing: 'clear',
        symptom: 'Refused k',
        evidence: [{ signal: 'error.code', value: 7, family: 'declared', where: { path: 'p' } }],
        move: 'fix',
      },
      trail: EMPTY_TRAIL,
      page: { surface: 'run-detail', url: 'https://host.test/', locale: 'en' },
      removed: [],
      trimmed: [],
    });
  });

  it('R19: of words that stand within others, the longer are told alone; another signal or place is its own', () => {
    const at = (value: string, start: number, path = 'log[0].text', signal = 'log'): Evidence => {
      const where = { path, start, end: start + value.length };
      return { signal, value, family: 'phrase', where };
    };
    const whole = at('address already in use', 10);
    const others = [
      at('already in use', 90),
      at('in use', 10, 'log[1].text'),
      at('already', 18, 'log[0].text', 'error.code'),
    ];
    const ways = [[at('already in use', 18)], [whole, ...others], [at('address', 10)]];
    const alternatives = ways.map((evidence) => ({ state: 'seen', evidence }) as const);
    const symptoms = [{ symptom: 0, state: 'seen', alternatives } as const];
    const fits = [{ ...result.fits[0]!, symptoms }];
    const { guide: told } = collectReport({ ...input, result: { ...result, fits } });
    expect(told?.evidence).toEqual([whole, ...others]);
  });

  it('R29: says what earlier runs say, and keeps the facts of the host to itself', () => {
    const lastGood: Run = { id: '120', status: 'succeeded', observedAt: 1, endedAt: 7, url: '/runs/120' };
    const earlier: EarlierRuns = {
      history: { alike: { times: 14, inARow: 2, since: 3 }, lastGood, isFlaky: false },
      changes: [
        { kind: 'fact', name: 'model', from: 'a', to: 'b' },
        { kind: 'fact', name: 'apiKey', from: 'HIDDEN', to: 'HIDDEN TOO' },
        { kind: 'step-added', title: 'Check' },
        { kind: 'slower', title: 'Step', from: 10, to: 4000 },
      ],
    };
    const report = collectReport({ ...input, earlier, reportable: new Set(['host.model']) });
    expect(report.run.alike).toBe(2);
    expect(report.history).toEqual({
      times: 14,
      inARow: 2,
      since: 3,
      flaky: false,
      lastGood: { id: '120', url: 'https://host.test/runs/120', at: 7 },
      changes: [
        { kind: 'fact', name: 'model', from: 'a', to: 'b' },
        { kind: 'step-added', title: 'Check' },
        { kind: 'slower', title: 'Step', from: 10, to: 4000 },
      ],
    });
    const without = collectReport({ ...input, earlier, draft: { ...draft, without: ['mission'] } });
    expect([without.history, without.run.alike]).toEqual([undefined, undefined]);
  });

  it('R29: how often it failed alike is the host’s word where it says so', () => {
    const earlier: EarlierRuns = { history: { alike: { times: 3, inARow: 3 }, isFlaky: true }, changes: [] };
    const said = { ...run, retry: { sameFailure: 1 } };
    const report = collectReport({ ...input, run: said, earlier });
    expect(report.run.alike).toBe(1);
    expect(report.history).toEqual({ times: 3, inARow: 3, flaky: true, changes: [] });
  });

  it('R11: never facts, prompts, or fields it does not know', () => {
    const text = JSON.stringify(collectReport({ ...input, run: withExtras(run) as Run }));
    expect(text).not.toContain('HIDDEN');
  });

  it('R12: any parts can be left out; run id and message stay', () => {
    fc.assert(
      fc.property(fc.subarray([...REPORT_PARTS]), (without) => {
        const report = collectReport({ ...input, draft: { ...draft, without } });
        const keys = without.map((part) => part as keyof typeof report);
        for (const key of keys) expect(report[key]).toBeUndefined();
        if (without.includes('mission')) expect(report.task).toBeUndefined();
        expect([report.run.id, report.message]).toEqual(['129', 'Message']);
      }),
    );
  });

  it('R23: names every failure that was not recovered from, in the order of the run, when there are several', () => {
    const [first] = run.steps!;
    const more: Run = {
      ...run,
      steps: [
        first!,
        { id: 'met', title: 'Met', status: 'failed', failure: { message: 'gone', recovered: true } },
        { id: 'past', title: 'Past', status: 'succeeded', failure: { message: 'gone' } },
        {
          id: 'late',
          title: 'Late',
          status: 'failed',
          endedAt: 9,
          failure: { stack: 'HIDDEN STACK', exitCode: 2 },
        },
        { id: 'mute', title: 'Mute', status: 'failed' },
      ],
      failures: [
        { message: 'x'.repeat(400), code: 'E_RUN', at: 12 },
        { message: 'got past', stepId: 'past' },
        { message: 'came good', recovered: true },
      ],
    };
    expect(collectReport({ ...input, run: more }).failures).toEqual([
      { stepId: 's', title: 'Step', said: 'Own words', code: '7', type: 'E', status: 401 },
      { stepId: 'late', title: 'Late', at: 9 },
      { stepId: 'mute', title: 'Mute' },
      { said: 'x'.repeat(300), code: 'E_RUN', at: 12 },
    ]);
    expect(JSON.stringify(collectReport({ ...input, run: more }))).not.toContain('HIDDEN');
    expect(collectReport(input)).not.toHaveProperty('failures');
    const without = { ...draft, without: ['step' as const] };
    expect(collectReport({ ...input, run: more, draft: without })).not.toHaveProperty('failures');
  });

  it('R23: a failure of no step is named as one of the run, with all its words', () => {
    const words = 'It failed. '.repeat(40);
    const { steps: _, ...rest } = run;
    const whole: Run = { ...rest, failures: [{ message: words, code: 'E_RUN' }] };
    const result: FitResult = {
      ...input.result!,
      failure: { candidate: 'root', path: 'failures[0]', failure: whole.failures![0]! },
    };
    const report = collectReport({ ...input, run: whole, result });
    expect(report).not.toHaveProperty('step');
    expect(report.failures).toEqual([{ said: words, code: 'E_RUN' }]);
  });

  it('R11: what nobody named goes as other', () => {
    const { category: _, ...unsaid } = draft;
    expect(collectReport({ ...input, draft: unsaid }).category).toBe('other');
  });

  it('R11: a run of which nothing is known makes a report too', () => {
    const bare = collectReport({
      draft,
      run: { id: '', observedAt: NOW },
      trail: EMPTY_TRAIL,
      page: { surface: 'run-detail' },
    });
    expect(bare.run).toEqual({ id: '' });
    expect([bare.step, bare.log, bare.guide]).toEqual([undefined, undefined, undefined]);
  });
});

describe('the log of a report', () => {
  const logOf = (log: Run['log'], at?: number, more: Partial<Run> = {}) => {
    const evidence =
      at === undefined
        ? []
        : [
            {
              signal: 'log',
              value: 'x',
              family: 'phrase',
              where: { path: 'log[0].text', start: at, end: at + 1 },
            } as const,
          ];
    const fits = [
      {
        ...result.fits[0]!,
        symptoms: [{ symptom: 0, state: 'seen', alternatives: [{ state: 'seen', evidence }] }],
      },
    ] as FitResult['fits'];
    return collectReport({
      ...input,
      run: { ...run, ...more, ...(log && { log }) },
      result: { ...result, fits },
    }).log;
  };
  const lines = Array.from({ length: 5000 }, (_, at) => `line ${at} says something`).join('\n');

  it('R13: a short log goes whole', () => {
    expect(logOf([{ text: 'a\nb' }])).toEqual({ text: 'a\nb', truncated: false });
    expect(logOf([{ text: 'a', truncated: true }])).toEqual({ text: 'a', truncated: true });
    expect(logOf([])).toBeUndefined();
  });

  it('R13: a long one is cut to whole lines around the evidence', () => {
    const at = lines.indexOf('line 2500 ');
    const { text, truncated } = logOf([{ text: lines }], at)!;
    expect(truncated).toBe(true);
    expect(text).toContain('line 2500 says something');
    expect(text.length).toBeLessThanOrEqual(8000);
    expect(text.split('\n').every((line) => /^line \d+ says something$/.test(line))).toBe(true);
  });

  it('R13: without evidence it is the end: of the failing step’s log, else of the run’s', () => {
    expect(logOf([{ text: lines }])!.text.endsWith('line 4999 says something')).toBe(true);
    const step = { ...run.steps![0]!, log: { text: 'of the step' } };
    expect(logOf([{ text: lines }], undefined, { steps: [step] })).toEqual({
      text: 'of the step',
      stepId: 's',
      truncated: false,
    });
  });

  it('R13: one endless line is cut between words, so that no half of a token is left', () => {
    fc.assert(
      fc.property(fc.nat(40_000), fc.integer({ min: 5, max: 90 }), (at, length) => {
        const word = 'x'.repeat(length);
        const text = Array.from({ length: Math.ceil(40_000 / length) }, () => word).join(' ');
        const piece = logOf([{ text }], Math.min(at, text.length - 1))!.text;
        expect(piece.length).toBeLessThanOrEqual(8000);
        expect(piece.split(/\s/).every((one) => one === '' || one === word)).toBe(true);
      }),
    );
  });
});

describe('redactReport', () => {
  it('R14: a secret that one field gives away is taken out of all', () => {
    const report = redactReport(
      {
        ...collectReport(input),
        message: 'I used password=correct-horse-7',
        subject: 'correct-horse-7 fails',
        log: { text: 'got correct-horse-7', truncated: false },
      },
      [],
    );
    expect(JSON.stringify(report)).not.toContain('correct-horse-7');
    expect(report.removed).toEqual([
      { rule: 'named-secret', path: 'subject', count: 1 },
      { rule: 'named-secret', path: 'message', count: 1 },
      { rule: 'named-secret', path: 'log.text', count: 1 },
    ]);
  });

  it('R15: its own id stays, whatever the host calls secret', () => {
    expect(redactReport(collectReport(input), [draft.id]).id).toBe(draft.id);
  });

  it('R5: no exact value is left in the whole report, wherever it stood', () => {
    const secret = 'zz-top-secret-value';
    const poisoned = JSON.parse(
      JSON.stringify(collectReport(input)).replaceAll(
        /"(Nightly|Step|Own words|A|Guide|Subject|Message|Mission)"/g,
        `"$1 ${secret}"`,
      ),
    ) as ReturnType<typeof collectReport>;
    expect(JSON.stringify(poisoned)).toContain(secret);
    expect(JSON.stringify(redactReport(poisoned, [secret]))).not.toContain(secret);
  });
});

const HALF = /\p{Cs}/u;

describe('trimReport', () => {
  const whole = collectReport({
    ...input,
    draft: { ...draft, message: 'm'.repeat(500) },
    run: { ...run, log: [{ text: 'line\n'.repeat(1000) }] },
  });

  it('R17: a report within its limits is not touched', () => {
    expect(trimReport(whole, {})).toEqual(whole);
    expect(trimReport(whole, { message: 500, log: 5000, total: 100_000 })).toEqual(whole);
  });

  it('R16: message and log obey their own limits, and every cut is listed', () => {
    const trimmed = trimReport(whole, { message: 100, log: 300 });
    expect(trimmed.message.length).toBeLessThanOrEqual(100);
    expect(trimmed.message.endsWith('[…]')).toBe(true);
    expect(trimmed.log!.text.length).toBeLessThanOrEqual(300);
    expect(trimmed.log!.truncated).toBe(true);
    expect(trimmed.trimmed).toEqual([
      { path: 'message', from: 500, to: trimmed.message.length },
      { path: 'log.text', from: 5000, to: trimmed.log!.text.length },
    ]);
  });

  it('R16: the log gives way first, the message last', () => {
    const little = trimReport(whole, { total: 4000 });
    expect(little.message).toBe(whole.message);
    expect(little.trimmed.map(({ path }) => path)).toEqual(['log.text']);
    const less = trimReport(whole, { total: 1400 });
    expect(less.message).toBe(whole.message);
    expect(less.log).toBeUndefined();
    const least = trimReport(whole, { total: 900 });
    expect(least.trimmed.map(({ path }) => path).at(-1)).toBe('message');
    expect(least.run.id).toBe('129');
  });

  it('R16: what a receiver measures in its own way is kept to as well, with as little cut as will do', () => {
    const size = (report: Report): number =>
      encodeURIComponent(report.message + (report.log?.text ?? '')).length;
    const log = Array.from({ length: 200 }, (_, line) => `line ${line}: ä b`).join('\n');
    const trimmed = trimReport({ ...whole, log: { text: log, truncated: false } }, { total: 2000, size });
    expect(size(trimmed)).toBeLessThanOrEqual(2000);
    expect(size(trimmed)).toBeGreaterThan(1900);
    expect(log.endsWith(`\n${trimmed.log?.text}`)).toBe(true);
    expect(trimmed.trail).toBe(whole.trail);
    expect(trimmed.trimmed).toEqual([{ path: 'log.text', from: log.length, to: trimmed.log!.text.length }]);
  });

  it('R16: a subject obeys its own limit', () => {
    const trimmed = trimReport({ ...whole, subject: 'x'.repeat(300) }, { subject: 100 });
    expect(trimmed.subject).toHaveLength(100);
    expect(trimmed.trimmed).toEqual([{ path: 'subject', from: 300, to: 100 }]);
  });

  it('R16: whatever the texts and the limits, the total is kept to where ids alone allow it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 2000 }),
        fc.string({ unit: 'binary', maxLength: 3000 }),
        fc.integer({ min: 1500, max: 6000 }),
        fc.nat(500),
        (message, log, total, most) => {
          const trimmed = trimReport(
            { ...whole, message, log: { text: log, truncated: false } },
            { total, message: most },
          );
          expect(JSON.stringify(trimmed).length).toBeLessThanOrEqual(total);
          expect(trimmed.message.length).toBeLessThanOrEqual(most);
        },
      ),
    );
  });

  it('R18: no half of a surrogate pair is left', () => {
    for (let most = 0; most < 40; most += 1) {
      const trimmed = trimReport(
        { ...whole, message: '😀'.repeat(30), log: { text: '😀'.repeat(30), truncated: false } },
        { message: most, log: most },
      );
      expect(trimmed.message).not.toMatch(HALF);
      expect(trimmed.log?.text ?? '').not.toMatch(HALF);
    }
  });
});

describe('who, titles and addresses', () => {
  it('R25: takes six fields of the host, and no other', () => {
    const context = {
      sender: ' Ann Lee ',
      contact: 'ann@acme.test',
      tenant: 'acme',
      environment: 'production',
      version: '4.2.1',
      requestId: 'x'.repeat(500),
      plan: 'HIDDEN',
      user: { email: 'HIDDEN' },
    };
    const report = redactReport(collectReport({ ...input, context }), []);
    expect(report.context).toEqual({
      sender: 'Ann Lee',
      contact: 'ann@acme.test',
      tenant: 'acme',
      environment: 'production',
      version: '4.2.1',
      requestId: expect.stringMatching(/^x+ \[…\]$/) as string,
    });
    expect(report.context!.requestId).toHaveLength(200);
    expect(JSON.stringify(report)).not.toContain('HIDDEN');
    expect(
      collectReport({ ...input, context: { sender: ' ', tenant: 7 } as object }).context,
    ).toBeUndefined();
    expect(
      collectReport({ ...input, context, draft: { ...draft, without: ['context'] } }).context,
    ).toBeUndefined();
  });

  it('R25: the operator’s contact outranks the host’s; only its address stays, not a secret beside it', () => {
    const withContact = (contact: string): Report =>
      redactReport(
        collectReport({
          ...input,
          context: { contact: 'host@acme.test' },
          draft: { ...draft, contact, message: 'Write to ann@acme.test' },
        }),
        ['s3cr3t-value'],
      );
    expect(withContact('ann@acme.test')).toMatchObject({
      context: { contact: 'ann@acme.test' },
      message: 'Write to [removed: email]',
    });
    expect(withContact(' ').context!.contact).toBe('host@acme.test');
    expect(withContact('ann@acme.test s3cr3t-value').context!.contact).not.toContain('s3cr3t');
  });

  it('R26: names what is known by an id, of parts that are sent', () => {
    const trail = { ...EMPTY_TRAIL, stepsViewed: ['s', 'b'], surfacesOpened: ['vault'] };
    const steps = [...run.steps!, { id: 'b', title: 'Second' }, { id: 'c', title: 'Third' }];
    const names = [{ id: 'vault', title: 'API keys' }];
    const of = (without: Draft['without']): Report =>
      collectReport({ ...input, trail, names, run: { ...run, steps }, draft: { ...draft, without } });
    expect(of([]).names).toEqual([{ id: 'b', title: 'Second' }, ...names]);
    expect(of(['trail']).names).toBeUndefined();
  });

  it('R27: tells a failure once that stands on its step and on the run', () => {
    const failure = { message: 'Refused', code: 'E1' };
    const twice = collectReport({
      ...input,
      run: {
        ...run,
        steps: [{ id: 's', title: 'Step', status: 'failed', failure }],
        failures: [failure, { message: 'Another' }],
      },
    });
    expect(twice.failures!.map(({ said }) => said)).toEqual(['Refused', 'Another']);
  });

  it('R27: makes a path an address only where the page goes along', () => {
    const urlOf = (url: string, without: Draft['without'] = []): string | undefined =>
      collectReport({ ...input, run: { ...run, url }, draft: { ...draft, without } }).run.url;
    expect(urlOf('/runs/7')).toBe('https://host.test/runs/7');
    expect(urlOf('/runs/7', ['page'])).toBe('/runs/7');
    expect(urlOf('//evil.test/x')).toBe('//evil.test/x');
    expect(urlOf('https://other.test/7')).toBe('https://other.test/7');
  });

  it('R28: cuts a message that is too long, and says so', () => {
    const report = collectReport({ ...input, draft: { ...draft, message: 'x'.repeat(30_000) } });
    expect(report.message).toHaveLength(20_000);
    expect(report.trimmed).toEqual([{ path: 'message', from: 30_000, to: 20_000 }]);
  });
});
