import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intake } from '../../../src/core/fit/intake.ts';
import { MAX_ALL_LOGS, MAX_LOG_HEAD, MAX_LOG_TAIL } from '../../../src/core/fit/intake/limitLogs.ts';
import type { Run } from '../../../src/core/model/run.ts';
import { readCorpus } from './readCorpus.ts';
import { cpuTime, growth } from '../../growth.ts';

const NOW = 1_800_000_000_000;
const read = (input: unknown): Run => intake(input, NOW).run;
const problems = (input: unknown): string[] =>
  intake(input, NOW).problems.map((problem) => `${problem.code} ${problem.file}`);

/** Every field of a run, well-formed. */
const whole: Run = {
  id: 'run-7',
  attempt: 2,
  title: 'Nightly import',
  url: 'https://host.example/runs/7',
  mission: { id: 'm-1', title: 'Import', url: '/m/1' },
  task: { id: 't-1' },
  status: 'failed',
  phase: 'execution',
  observedAt: 9_000,
  createdAt: 1_000,
  startedAt: 2_000,
  endedAt: 8_000,
  lastEventAt: 8_000,
  steps: [
    {
      id: 'a',
      title: 'Fetch',
      kind: 'request',
      status: 'failed',
      startedAt: 2_000,
      endedAt: 3_000,
      attempt: 1,
      dependsOn: [],
      optional: false,
      repeatable: false,
      effects: 'sends the e-mail again',
      failure: {
        type: 'APIError',
        code: 'invalid_api_key',
        reason: 'API_KEY_INVALID',
        message: 'Incorrect API key',
        detail: 'More',
        stack: 'at x',
        status: 401,
        grpcStatus: 'UNAUTHENTICATED',
        exitCode: 1,
        signal: 'SIGKILL',
        timeout: 'request',
        provider: 'openai',
        retry: { allowed: false, after: 20_000, said: 'Retry-After' },
        recovered: false,
        cause: { code: -32_602, message: 'inner' },
        at: 3_000,
        stepId: 'a',
        path: '$.x',
      },
      log: { text: 'one\ntwo', startLine: 3, truncated: true, stepId: 'a' },
    },
  ],
  failures: [],
  log: [{ text: 'hello' }],
  events: [{ at: 2_000, kind: 'step', title: 'Fetch', stepId: 'a', status: 'running' }],
  artifacts: [{ id: 'x', name: 'report.pdf', url: '/x', partial: true }],
  expects: { artifacts: true },
  waiting: { for: 'approval', who: 'Ada', since: 1, until: 2 },
  retry: { maximum: 3, state: 'timeout', nextAt: 10_000, sameFailure: 2 },
  context: { attached: 4, used: 0 },
  budget: { unit: 'usd', limit: 10, used: 10 },
  evaluation: { passed: false, note: 'off by one' },
  blocker: { text: 'Billing is paused', surface: 'billing', move: 'fix' },
  facts: { runsOnKey: 3, plan: 'pro', paused: true },
  source: { system: 'orbit', version: '1' },
};

describe('intake', () => {
  it('I1: a well-formed run comes out as it went in, without a problem', () => {
    expect(intake(whole, NOW)).toEqual({ run: whole, problems: [] });
  });

  it('I1: the copy shares nothing with what the host passed', () => {
    const copy = read(whole);
    expect(copy.steps).not.toBe(whole.steps);
    expect(copy.steps![0]!.failure).not.toBe(whole.steps![0]!.failure);
    expect(copy.facts).not.toBe(whole.facts);
  });

  it('I1: taking a copy in again changes nothing', () => {
    fc.assert(
      fc.property(fc.anything({ maxDepth: 4 }), (input) => {
        const once = read(input);
        expect(intake(once, NOW).run).toEqual(once);
      }),
    );
  });

  it.each([
    ['undefined', undefined],
    ['null', null],
    ['a number', 7],
    ['a list', [whole]],
    ['a function', () => whole],
    ['a revoked proxy', revoked({})],
  ])('I2: %s becomes an empty run and a problem', (_, input) => {
    expect(intake(input, NOW)).toMatchObject({
      run: { id: '', observedAt: NOW },
      problems: [{ code: 'not-a-run', file: '' }],
    });
  });

  it('I2: a string is the text of a log', () => {
    expect(intake('Killed', NOW)).toEqual({
      run: { id: '', observedAt: NOW, log: [{ text: 'Killed' }] },
      problems: [],
    });
  });

  it('I3: null is known to be none for a list and unknown elsewhere', () => {
    expect(
      read({ id: 'a', steps: null, failures: null, artifacts: null, status: null, title: null }),
    ).toEqual({
      id: 'a',
      observedAt: NOW,
      steps: [],
      failures: [],
      artifacts: null,
    });
  });

  it('I3: an undefined field is as good as none', () => {
    expect(problems({ id: 'a', status: undefined, steps: [undefined] })).toEqual([]);
  });

  it('I4: a word of another spelling is mended and told', () => {
    const { run } = intake({ id: 'a', status: 'FAILED', failures: [{ timeout: 'START_TO_CLOSE' }] }, NOW);
    expect([run.status, run.failures![0]!.timeout]).toEqual(['failed', 'start-to-close']);
    expect(problems({ id: 'a', status: 'FAILED' })).toEqual(['converted status']);
  });

  it('I4: an unknown word is left out and told', () => {
    expect(read({ id: 'a', status: 'exploded' }).status).toBe(undefined);
    expect(intake({ id: 'a', status: 'exploded' }, NOW).problems).toEqual([
      {
        code: 'wrong-type',
        severity: 'warning',
        message:
          'This is not one of queued, running, waiting, succeeded, failed, cancelled, so it is left out.',
        hint: 'Pass one of queued, running, waiting, succeeded, failed, cancelled, or leave it out.',
        file: 'status',
      },
    ]);
  });

  it.each([
    ['epoch milliseconds', 1_767_225_600_000, 1_767_225_600_000, []],
    ['a Date', new Date(1_767_225_600_000), 1_767_225_600_000, ['converted startedAt']],
    ['an ISO string', '2026-01-01T00:00:00Z', 1_767_225_600_000, ['converted startedAt']],
    [
      'an ISO string with an offset',
      '2026-01-01T02:00:00.000+02:00',
      1_767_225_600_000,
      ['converted startedAt'],
    ],
    ['an ISO string without a zone', '2026-01-01T00:00:00', undefined, ['wrong-type startedAt']],
    ['an invalid Date', new Date(NaN), undefined, ['wrong-type startedAt']],
    ['no number', NaN, undefined, ['wrong-type startedAt']],
  ])('I5: a time given as %s is read, or left out and told', (_, startedAt, expected, told) => {
    expect(read({ id: 'a', startedAt }).startedAt).toBe(expected);
    expect(problems({ id: 'a', startedAt })).toEqual(told);
  });

  it('I6: numeric ids become strings', () => {
    expect(read({ id: 12, steps: [{ id: 1, dependsOn: [2] }] })).toMatchObject({
      id: '12',
      steps: [{ id: '1', title: '1', dependsOn: ['2'] }],
    });
  });

  it('I6: a step without an id gets its place as one', () => {
    expect(read({ id: 'a', steps: [{ title: 'x' }, {}] }).steps).toEqual([
      { id: 'step-1', title: 'x' },
      { id: 'step-2', title: 'step-2' },
    ]);
  });

  it('I6: an entry that means nothing without a field is left out and told', () => {
    const input = { id: 'a', budget: { limit: 3, used: 3 }, waiting: { who: 'Ada' }, mission: {} };
    expect(read(input)).toEqual({ id: 'a', observedAt: NOW });
    expect(problems(input)).toEqual(['incomplete mission', 'incomplete waiting', 'incomplete budget']);
  });

  it('I7: a getter that throws costs its own field only', () => {
    const hostile = {
      id: 'a',
      get status(): string {
        throw new Error('no');
      },
      steps: [
        {
          get title(): string {
            throw new Error('no');
          },
          failure: { message: 'kept' },
        },
      ],
      title: 'kept',
    };
    expect(read(hostile)).toMatchObject({
      title: 'kept',
      steps: [{ id: 'step-1', failure: { message: 'kept' } }],
    });
    expect(problems(hostile)).toEqual(['unreadable status', 'unreadable steps[0].title']);
  });

  it("I7: what a prototype holds is not the host's data", () => {
    const inherited: unknown = Object.create({ id: 'a', status: 'failed' });
    expect(read(inherited)).toEqual({ id: '', observedAt: NOW });
  });

  it('I7: no key reaches a prototype', () => {
    for (const { text } of readCorpus('prototype-pollution')) {
      let parsed: unknown = text;
      try {
        parsed = JSON.parse(text);
      } catch {
        // Not every row is JSON; the text itself is then the input.
      }
      const { run } = intake(
        { id: 'a', facts: parsed, steps: [parsed], failures: [parsed], budget: parsed },
        NOW,
      );
      expect(Object.getPrototypeOf(run)).toBe(Object.prototype);
      expect(Object.getPrototypeOf(run.facts ?? {})).toBe(Object.prototype);
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
    const { facts } = read({ id: 'a', facts: JSON.parse('{"__proto__":{"x":1},"constructor":"c","ok":1}') });
    expect(Object.entries(facts!)).toEqual([
      ['constructor', 'c'],
      ['ok', 1],
    ]);
  });

  it('I8: causes end after eight, so a cycle ends', () => {
    const loop: { message: string; cause?: unknown } = { message: 'x' };
    loop.cause = loop;
    let depth = 0;
    for (let one = read({ id: 'a', failures: [loop] }).failures![0]!.cause; one; one = one.cause) depth++;
    expect(depth).toBe(8);
    expect(problems({ id: 'a', failures: [loop] })[0]).toMatch(/^too-deep failures\[0\]\.cause/);
  });

  it('I8: a list that is too long keeps its first quarter and its end', () => {
    const failures = Array.from({ length: 3_000 }, (_, code) => ({ code }));
    const kept = read({ id: 'a', failures }).failures!.map((failure) => failure.code);
    expect([kept.length, kept[249], kept[250], kept.at(-1)]).toEqual([1_000, 249, 2_250, 2_999]);
    expect(problems({ id: 'a', failures })).toEqual(['too-long failures']);
  });

  it('I8: a sparse list of a billion is read no further than its limit', () => {
    const sparse: unknown[] = [];
    sparse.length = 4_000_000_000;
    expect(read({ id: 'a', steps: sparse }).steps).toEqual([]);
  });

  it('I8: one problem of a kind is told for a list, and fifty at most', () => {
    const steps = Array.from({ length: 1_000 }, () => ({ status: 'odd' }));
    expect(problems({ id: 'a', steps })).toEqual(['wrong-type steps[0].status']);
    const facts = Object.fromEntries(steps.map((_, index) => [`f${index}`, {}]));
    expect(problems({ id: 'a', facts }).length).toBe(50);
  });

  it('I8: a long message keeps its beginning and its end', () => {
    const message = `first ${'x'.repeat(100_000)} last`;
    const kept = read({ id: 'a', failures: [{ message }] }).failures![0]!.message!;
    expect(kept.length).toBe(16_384);
    expect(kept).toMatch(/^first x+\n…\nx+ last$/);
  });

  it('I9: a long log keeps its beginning and its end, with the line numbers of the whole', () => {
    const lines = Array.from({ length: 60_000 }, (_, index) => `line ${index + 1}`);
    const [head, tail] = intake(lines.join('\n'), NOW).run.log!;
    expect([head!.text.length, head!.startLine, head!.truncated]).toEqual([MAX_LOG_HEAD, undefined, true]);
    expect([tail!.text.length, tail!.truncated]).toEqual([MAX_LOG_TAIL, true]);
    const second = tail!.text.split('\n')[1]!;
    expect(second).toBe(`line ${tail!.startLine! + 1}`);
    expect(tail!.text.endsWith('line 60000')).toBe(true);
  });

  it("I9: a step keeps the end of its long log, and the run's log gets the beginning", () => {
    const text = 'a\n'.repeat(300_000);
    const { log, steps } = read({ id: 'a', steps: [{ id: 's', log: { text, startLine: 11 } }] });
    expect(log).toEqual([{ text: text.slice(0, MAX_LOG_HEAD), startLine: 11, truncated: true, stepId: 's' }]);
    expect(steps![0]!.log).toMatchObject({ stepId: 's', truncated: true });
    expect(steps![0]!.log!.startLine).toBe(11 + (text.length - MAX_LOG_TAIL) / 2);
  });

  it('I9: of all logs together the failed steps and the latest are kept', () => {
    const log = { text: 'x'.repeat(200_000) };
    const steps = Array.from({ length: 40 }, (_, index) => ({
      id: `s${index}`,
      status: index === 3 ? 'failed' : 'succeeded',
      log,
    }));
    const { steps: kept, log: heads } = read({ id: 'a', steps });
    const lengths = kept!.map((step) => step.log!.text.length);
    expect([lengths[3], lengths[39], lengths[0]]).toEqual([200_000, 200_000, 0]);
    expect(kept![0]!.log!.truncated).toBe(true);
    const all = [...lengths, ...(heads ?? []).map((slice) => slice.text.length)];
    expect(all.reduce((sum, length) => sum + length)).toBe(MAX_ALL_LOGS);
  });

  it('I9: a cut never halves a surrogate pair', () => {
    for (const odd of ['', 'x']) {
      const { log } = intake(odd + '😀'.repeat(400_000), NOW).run;
      for (const { text } of log!) expect(text).not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/);
    }
  });

  it('I12: terminal sequences are taken out of logs and messages', () => {
    for (const { text, kind } of readCorpus('log-content')) {
      const { log, failures } = read({ id: 'a', log: [{ text }], failures: [{ message: text }] });
      expect(log![0]!.text.includes('\u001B')).toBe(false);
      expect(failures![0]!.message).toBe(log![0]!.text);
      const ended = kind !== 'osc' || text.includes('\u0007') || text.includes('\\');
      if (/^(?:csi|osc|esc|dcs|c1-csi)$/.test(kind ?? '') && ended) expect(log![0]!.text).toBe('beforeafter');
      if (kind === 'osc' && !ended) expect(log![0]!.text).toMatch(/^before.*after$/);
    }
    expect(read({ id: 'a', steps: [{ log: 'a\u001B[31mred\u001B[0m' }] }).steps![0]!.log).toEqual({
      text: 'ared',
    });
  });

  it('I10: a million keys, 50 MB of log and 100,000 steps are read in a time that grows with their number at most', () => {
    const keys: Record<string, unknown> = { id: 'a' };
    for (let index = 0; index < 1_000_000; index++) keys[`k${index}`] = index;
    const line = 'some line of a log that is about seventy code units long, or nearly so\n';
    const steps = Array.from({ length: 100_000 }, (_, index) => ({
      id: index,
      title: 'x',
      startedAt: index,
    }));
    expect(read({ id: 'a', steps }).steps!.length).toBe(100_000);
    expect(growth((size) => read({ id: 'a', steps: steps.slice(0, size) }), 25_000)).toBeLessThan(10);
    expect(growth((size) => intake(line.repeat(size), NOW), 175_000)).toBeLessThan(10);
    // Keys that no run has are not looked at.
    expect(cpuTime(() => read(keys)) / cpuTime(() => read({ id: 'a', steps }))).toBeLessThan(1);
  });

  it('I11: anything at all becomes a run of plain data, and the same one twice', () => {
    const strings = readCorpus('naughty-strings').map((row) => row.text);
    const value = fc.oneof(
      fc.constantFrom(...strings),
      fc.anything({ withDate: true, withSparseArray: true }),
    );
    const hostile = fc.dictionary(fc.constantFrom(...Object.keys(whole)), value);
    fc.assert(
      fc.property(fc.oneof(value, hostile), (input) => {
        const { run, problems } = intake(input, NOW);
        expect(JSON.parse(JSON.stringify(run))).toEqual(run);
        expect(intake(input, NOW)).toEqual({ run, problems });
      }),
      { numRuns: 2_000 },
    );
  });
});

function revoked(target: object): object {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}
