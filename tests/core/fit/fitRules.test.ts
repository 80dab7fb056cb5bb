import { describe, expect, test } from 'vitest';
import { createCatalog } from '../../../src/core/fit/catalog/createCatalog.ts';
import { fit, MAX_FITS, type FitOptions } from '../../../src/core/fit/fit.ts';
import { intake } from '../../../src/core/fit/intake.ts';
import { rankCauses } from '../../../src/core/fit/rank/rankCauses.ts';
import type { Atom, Scalar } from '../../../src/core/model/condition.ts';
import type { FitResult } from '../../../src/core/model/fit.ts';
import {
  GUIDE_SCHEMA,
  type Alternative,
  type GuideBody,
  type GuideIndex,
  type Symptom,
} from '../../../src/core/model/guide.ts';
import { SIGNALS } from '../../../src/core/model/signal/signals.ts';
import { EMPTY_TRAIL, type Answer, type Verdict } from '../../../src/core/model/trail.ts';
import { headOf } from './arbitraryCatalog.ts';

const atoms: Atom[] = [];

/** An alternative of one comparison. */
function when(signal: string, op: Atom['op'], value?: Scalar | readonly Scalar[]): Alternative {
  const family = SIGNALS.find(({ name }) => name === signal)?.family ?? 'state';
  const place = atoms.push({ signal, op, family, ...(value === undefined ? {} : { value }) }) - 1;
  return { when: place };
}

const minor = (alternative: Alternative): Alternative => ({ ...alternative, minor: true });
const symptom = (...any: Alternative[]): Symptom => ({ text: [], any });
const requires = (...list: Alternative[]): Symptom => ({ text: [], any: [], requires: list });
const rulesOut = (...list: Alternative[]): Symptom => ({ text: [], any: [], rulesOut: list });

type Guides = Readonly<Record<string, readonly Symptom[]>>;

function fitting(guides: Guides, input: unknown, options?: FitOptions): FitResult {
  const heads = Object.entries(guides).map(([id, symptoms]) =>
    headOf(id, symptoms, id === 'general' ? { role: 'general' } : {}),
  );
  return fit(
    createCatalog([{ schema: GUIDE_SCHEMA, locale: 'en', atoms, guides: heads }]),
    intake(input, 0).run,
    options,
  );
}

const failed = (failure: object, more: object = {}): object => ({
  id: 'r',
  status: 'failed',
  observedAt: 0,
  failures: [failure],
  steps: [],
  ...more,
});
const answered = (...answers: Omit<Answer, 'at'>[]): FitOptions => ({
  trail: { ...EMPTY_TRAIL, answers: answers.map((answer, at) => ({ ...answer, at })) },
});
const said = (verdict: Verdict): FitOptions => ({ trail: { ...EMPTY_TRAIL, verdict } });
const partsOf = (result: FitResult): string =>
  result.fits
    .map((one) => `${one.guide} ${one.parts.map(({ weight, family }) => `${weight} ${family}`).join(' + ')}`)
    .join(', ');

const code = when('error.code', '=', 'limit');
const status = when('error.status', '=', 429);
const words = when('log', 'contains', ['too many']);
const full = when('error.type', '=', 'LimitError');
const state = when('run.status', '=', 'failed');

describe('trouble', () => {
  test('F1: without trouble there are no fits and no lead', () => {
    const result = fitting(
      { general: [], limit: [symptom(when('run.status', '=', 'succeeded'))] },
      { id: 'r', status: 'succeeded' },
    );
    expect(result).toEqual({ trouble: 'none', failure: undefined, fits: [], ruledOut: [], lead: null });
  });

  test('F1: the operator can say that a run that succeeded is in trouble', () => {
    const guides = { general: [], ignored: [symptom(when('verdict', '=', 'context-ignored'))] };
    const run = { id: 'r', status: 'succeeded', steps: [], failures: [] };
    expect(fitting(guides, run, said('context-ignored'))).toMatchObject({
      trouble: 'wrong',
      fits: [
        {
          guide: 'ignored',
          symptoms: [{ alternatives: [{ evidence: [{ said: 'operator', family: 'declared' }] }] }],
        },
      ],
    });
    expect(fitting(guides, run, said('nothing-produced')).trouble).toBe('empty');
    expect(fitting(guides, { ...run, status: 'failed' }, said('wrong-result')).trouble).toBe('failed');
  });

  test('F3: an unknown trouble excludes no guide', () => {
    expect(fitting({ limit: [symptom(words)] }, 'too many requests')).toMatchObject({
      trouble: undefined,
      fits: [{ guide: 'limit' }],
    });
  });
});

describe('strength', () => {
  test('F7: two names for one fact count once, an independent family corroborates', () => {
    const guides = {
      limit: [symptom(code), symptom(when('error.reason', '=', 'Limited')), symptom(status), symptom(words)],
    };
    const run = failed({ code: 'limit', reason: 'Limited', status: 429, message: 'too many calls' });
    expect(partsOf(fitting(guides, run))).toBe('limit 8 declared + 4 protocol + 2 phrase');
  });

  test('F4 F7: a symptom counts with the best seen alternative of each family', () => {
    const guides = { limit: [symptom(words, status, code, when('error.reason', '=', 'Limited'))] };
    const run = failed({ code: 'limit', reason: 'Limited', status: 429, message: 'too many calls' });
    expect(partsOf(fitting(guides, run))).toBe('limit 8 declared + 4 protocol + 2 phrase');
    const stated = fitting(guides, failed({ status: 429, message: 'too many' }));
    expect(partsOf(stated)).toBe('limit 4 protocol + 2 phrase');
  });

  test('F5: what is read out of a log counts as protocol at most', () => {
    const guides = { gone: [symptom(when('error.code', '=', 'ENOENT'))] };
    const log = "Error: ENOENT: no such file or directory, open 'a.txt'";
    expect(partsOf(fitting(guides, log))).toBe('gone 4 protocol');
    expect(partsOf(fitting(guides, failed({ code: 'ENOENT', message: log })))).toBe('gone 8 declared');
  });

  test('F5: what a log says was got over counts as a state, whatever it is', () => {
    const guides = {
      a: [symptom(when('error.code', '=', 'ECONNREFUSED'))],
      b: [symptom(when('log', 'contains', ['Connection refused']))],
    };
    const line = 'could not ask the cache: ECONNREFUSED, Connection refused';
    expect(partsOf(fitting(guides, failed({}, { log: [{ text: `error: ${line}` }] })))).toBe(
      'a 4 protocol, b 2 phrase',
    );
    expect(partsOf(fitting(guides, failed({}, { log: [{ text: `WARN ${line}` }] })))).toBe(
      'a 1 state, b 1 state',
    );
    const later = { log: [{ text: `WARN ${line}\nerror: ${line}` }] };
    expect(partsOf(fitting(guides, failed({}, later)))).toBe('a 4 protocol, b 2 phrase');
  });

  test('F8: of the same score, the later evidence comes first, and what is stated before any log', () => {
    const guides = {
      early: [symptom(when('error.code', '=', 'ENOENT'))],
      late: [symptom(when('error.code', '=', 'EPIPE'))],
      stated: [symptom(when('error.status', '=', 404))],
    };
    const log = [{ text: 'open ENOENT\nwrite EPIPE' }];
    expect(fitting(guides, failed({}, { log })).fits.map(({ guide }) => guide)).toEqual(['late', 'early']);
    expect(fitting(guides, failed({ status: 404 }, { log })).fits.map(({ guide }) => guide)).toEqual([
      'stated',
      'late',
      'early',
    ]);
  });

  test('F8, F12: of the same score, the guide of the earlier source comes first and leads, whatever else speaks for another', () => {
    const index = (id: string, ...any: Alternative[]): GuideIndex => ({
      schema: GUIDE_SCHEMA,
      locale: 'en',
      atoms,
      guides: [headOf(id, [symptom(...any)])],
    });
    const own = index('own', when('log', 'contains', ['lock']));
    const starter = index('a-starter', when('log', 'contains', ['lock file']));
    const { run } = intake(failed({}, { log: [{ text: 'fatal: lock file exists' }] }), 0);
    const answer = (...sources: GuideIndex[]): unknown => {
      const { fits, lead } = fit(createCatalog(sources), run);
      return [fits.map(({ guide, score, standing }) => `${guide} ${score} ${standing}`), lead];
    };
    expect(answer(own, starter)).toEqual([['own 2 likely', 'a-starter 2 possible'], 'own']);
    expect(answer(starter, own)).toEqual([['a-starter 2 likely', 'own 2 possible'], 'a-starter']);
    const tied = { ...own, guides: [...own.guides, ...starter.guides] };
    expect(answer(tied)).toMatchObject([
      [/ 2 possible$/, / 2 possible$/].map((p) => expect.stringMatching(p)),
      null,
    ]);
  });

  test('F5: difference, absence and the presence of what every failure has say little', () => {
    const run = failed({ code: 'other', timeout: 'request' });
    const strength = (...any: Alternative[]): string => partsOf(fitting({ one: [symptom(...any)] }, run));
    expect(strength(when('error.code', '!=', 'limit'))).toBe('one 1 state');
    expect(strength(when('error.code', 'present'))).toBe('one 1 state');
    expect(strength({ when: ['not', code.when] })).toBe('one 1 state');
    expect(strength(when('error.timeout', 'present'))).toBe('one 8 declared');
  });

  test('F5: an alternative is as strong as the strongest comparison in it', () => {
    const both: Alternative = { when: ['and', code.when, words.when] };
    expect(partsOf(fitting({ one: [symptom(both)] }, failed({ code: 'limit', message: 'too many' })))).toBe(
      'one 8 declared',
    );
    const other = fitting({ one: [symptom(both)] }, failed({ code: 'limit', message: 'none' }));
    expect(other.fits.filter(({ near }) => !near)).toEqual([]);
  });

  test("F5: the host's own words are declared", () => {
    const guides = { asks: [symptom(when('blocker.text', 'contains', ['approve']))] };
    const run = {
      id: 'r',
      status: 'waiting',
      observedAt: 0,
      blocker: { text: 'Somebody must approve this.' },
    };
    expect(fitting(guides, run).fits).toMatchObject([
      {
        score: 8,
        symptoms: [
          { alternatives: [{ evidence: [{ said: 'host', value: 'approve', family: 'declared' }] }] },
        ],
      },
    ]);
  });

  test('F6: minor halves the weight', () => {
    const run = failed({ code: 'limit', type: 'LimitError', status: 429, message: 'too many' });
    const weight = (alternative: Alternative): number | undefined =>
      fitting({ one: [symptom(minor(alternative))] }, run).fits[0]?.score;
    expect([code, full, status, words, state].map(weight)).toEqual([4, 3, 2, 1, undefined]);
  });
});

describe('gates', () => {
  const guides = {
    pay: [symptom(status), requires(when('host.plan', '=', 'free'))],
    wait: [symptom(status), rulesOut(when('error.code', '=', 'quota'))],
  };

  test('F9: a requires that is definitely false removes the guide and says so', () => {
    const result = fitting(guides, failed({ status: 429 }, { facts: { plan: 'team' } }));
    expect(result.fits.map(({ guide }) => guide)).toEqual(['wait']);
    expect(result.ruledOut).toEqual([{ guide: 'pay', symptom: 1, gate: 'requires' }]);
  });

  test('F9: a rules out that is true removes the guide and says so', () => {
    expect(fitting(guides, failed({ status: 429, code: 'quota' })).ruledOut).toEqual([
      { guide: 'wait', symptom: 1, gate: 'rules-out' },
    ]);
  });

  test('F9 F12: an unknown requires leaves the guide possible', () => {
    const only = { general: [], pay: [symptom(code), symptom(status), ...guides.pay.slice(1)] };
    const run = failed({ code: 'limit', status: 429 });
    expect(fitting(only, run)).toMatchObject({
      lead: 'general',
      fits: [{ guide: 'pay', possible: true, standing: 'possible' }],
    });
    expect(fitting(only, { ...run, facts: { plan: 'free' } })).toMatchObject({
      lead: 'pay',
      fits: [{ standing: 'clear' }],
    });
  });

  test('F9: a guide that would not fit anyway is not told as ruled out', () => {
    expect(fitting(guides, failed({ status: 500, code: 'quota' })).ruledOut).toEqual([]);
  });
});

describe('order and lead', () => {
  test('F8: among equals the one that sees more comes first, then the one that sees what fewer guides ask for', () => {
    const both: Alternative = { when: ['and', code.when, status.when] };
    const guides = { common: [symptom(code)], special: [symptom(both)] };
    expect(fitting(guides, failed({ code: 'limit', status: 429 })).fits.map(({ guide }) => guide)).toEqual([
      'special',
      'common',
    ]);
    const reason = when('error.reason', '=', 'rare');
    const others = { a: [symptom(code)], b: [symptom(code)], c: [symptom(reason)] };
    expect(fitting(others, failed({ code: 'limit', reason: 'rare' })).fits.map(({ guide }) => guide)).toEqual(
      ['c', 'a', 'b'],
    );
  });

  test('F13: where no standing is good enough the general guide leads, with the fits behind it', () => {
    const said = { general: [], limit: [symptom(words)] };
    const many = failed({ message: 'too many' });
    expect(fitting(said, many)).toMatchObject({ lead: 'limit', fits: [{ standing: 'likely' }] });
    const strict = fitting(said, many, { lead: 'clear' });
    expect(strict).toMatchObject({ lead: 'general', fits: [{ guide: 'limit', standing: 'likely' }] });
    expect(fitting({ limit: [symptom(words)] }, many, { lead: 'clear' }).lead).toBeNull();
    expect(
      fitting(
        { general: [], limit: [symptom(code), symptom(status)] },
        failed({ code: 'limit', status: 429 }),
      ).lead,
    ).toBe('limit');
  });

  test('F10: the answer is about the failure that is explained best', () => {
    const run = {
      id: 'r',
      status: 'failed',
      observedAt: 0,
      steps: [
        { id: 'a', title: 'A', status: 'failed', failure: { status: 500 } },
        { id: 'b', title: 'B', status: 'failed', failure: { code: 'limit' } },
      ],
    };
    const guides = { limit: [symptom(code)], server: [symptom(when('error.status', '=', 500))] };
    expect(fitting(guides, run)).toMatchObject({
      failure: { candidate: 'terminal', stepId: 'b' },
      fits: [{ guide: 'limit' }],
    });
    expect(fitting({ server: guides.server }, run)).toMatchObject({
      failure: { candidate: 'root', stepId: 'a' },
    });
  });

  test('F22: with a step that failure alone is explained, recovered from or not', () => {
    const run = {
      id: 'r',
      status: 'succeeded',
      steps: [
        { id: 'a', title: 'A', status: 'succeeded', failure: { code: 'limit', recovered: true } },
        { id: 'b', title: 'B', status: 'succeeded' },
        { id: 'c', title: 'C', status: 'failed' },
      ],
    };
    const guides = { general: [], limit: [symptom(code), symptom(status)] };
    expect(fitting(guides, run, { stepId: 'a' })).toMatchObject({
      trouble: 'failed',
      failure: { stepId: 'a', path: 'steps[0].failure' },
      fits: [{ guide: 'limit' }],
    });
    expect(fitting(guides, run, { stepId: 'b' })).toMatchObject({
      trouble: 'none',
      failure: undefined,
      lead: null,
    });
    expect(fitting(guides, run, { stepId: 'c' })).toMatchObject({
      trouble: 'failed',
      fits: [],
      lead: 'general',
    });
    expect(fitting(guides, run, { stepId: 'gone' })).toMatchObject({ trouble: 'none', lead: null });
  });

  test('F19: fifty fits are given at most, the best ones', () => {
    const many = Object.fromEntries(
      Array.from({ length: 80 }, (_, place) => [`g${place}`, [symptom(place === 70 ? code : words)]]),
    );
    const { fits } = fitting(many, failed({ code: 'limit', message: 'too many' }));
    expect(fits).toHaveLength(MAX_FITS);
    expect(fits[0]!.guide).toBe('g70');
  });
});

describe('answers', () => {
  const guides = { general: [], limit: [symptom(words), symptom(when('host.parallel', '>', 4))] };
  const run = failed({ message: 'too many' });

  test('F15: an unknown symptom asks when yes would change the lead', () => {
    const [asking] = fitting(guides, run).fits;
    expect(asking!.symptoms.map(({ state, ask }) => [state, ask])).toEqual([
      ['seen', undefined],
      ['unknown', true],
    ]);
  });

  test('F15: a guide that leads surely asks nothing', () => {
    const sure = {
      general: [],
      limit: [symptom(code), symptom(status), symptom(when('host.parallel', '>', 4))],
    };
    const result = fitting(sure, failed({ code: 'limit', status: 429 }));
    expect(result.lead).toBe('limit');
    expect(result.fits[0]!.symptoms.some(({ ask }) => ask)).toBe(false);
  });

  test('F15: a guide behind asks when yes would carry it past the next', () => {
    const two = {
      first: [symptom(code), symptom(status)],
      second: [symptom(status), symptom(when('host.parallel', '>', 4))],
    };
    const result = fitting(two, failed({ code: 'limit', status: 429 }));
    expect(result.fits.map(({ guide, symptoms }) => [guide, symptoms.map(({ ask }) => ask)])).toEqual([
      ['first', [undefined, undefined]],
      ['second', [undefined, true]],
    ]);
  });

  test('F14: yes is declared evidence, marked as said', () => {
    const result = fitting(guides, run, answered({ guide: 'limit', symptom: 1, seen: true }));
    expect(result).toMatchObject({
      lead: 'limit',
      fits: [
        {
          score: 10,
          dominant: 1,
          symptoms: [{ state: 'seen' }, { state: 'seen', said: 'operator', family: 'declared' }],
        },
      ],
    });
  });

  test('F14: no makes it not seen; the later answer counts', () => {
    const no = fitting(
      guides,
      run,
      answered({ guide: 'limit', symptom: 1, seen: true }, { guide: 'limit', symptom: 1, seen: false }),
    );
    expect(no.fits[0]).toMatchObject({ score: 2, symptoms: [{}, { state: 'not-seen', said: 'operator' }] });
    expect(no.fits[0]!.symptoms[1]).not.toHaveProperty('ask');
  });

  test('F14: what the run itself shows stands', () => {
    const result = fitting(
      guides,
      failed({ message: 'too many' }, { facts: { parallel: 2 } }),
      answered({ guide: 'limit', symptom: 1, seen: true }),
    );
    expect(result.fits[0]!.symptoms[1]).toEqual({
      symptom: 1,
      state: 'not-seen',
      alternatives: [{ state: 'not-seen', evidence: [] }],
    });
  });

  test('F14: yes can bring a guide in that the run says nothing of', () => {
    const result = fitting(
      { ...guides, other: [symptom(when('host.other', '=', true))] },
      run,
      answered({ guide: 'other', symptom: 0, seen: true }),
    );
    expect(result.fits.map(({ guide }) => guide)).toEqual(['other', 'limit']);
  });

  test('F14: an answer settles an unknown gate and adds nothing', () => {
    const gated = { pay: [symptom(status), requires(when('host.plan', '=', 'free'))] };
    const yes = fitting(gated, failed({ status: 429 }), answered({ guide: 'pay', symptom: 1, seen: true }));
    expect(yes.fits[0]).toMatchObject({ score: 4 });
    expect(yes.fits[0]).not.toHaveProperty('possible');
    const no = fitting(gated, failed({ status: 429 }), answered({ guide: 'pay', symptom: 1, seen: false }));
    expect(no).toMatchObject({ fits: [], ruledOut: [{ guide: 'pay', gate: 'requires' }] });
  });
});

describe('evidence', () => {
  test('F16: a phrase is shown in its line, with step, line and offsets', () => {
    const text = 'starting\r\n10:00 There were TOO MANY calls\r\nended';
    const run = {
      id: 'r',
      status: 'failed',
      steps: [{ id: 's', title: 'S', status: 'failed', log: { text, startLine: 40 } }],
    };
    const evidence = fitting({ limit: [symptom(words)] }, run).fits[0]!.symptoms[0]!.alternatives[0]!
      .evidence;
    expect(evidence).toEqual([
      {
        signal: 'log',
        value: 'TOO MANY',
        family: 'phrase',
        where: { path: 'steps[0].log.text', stepId: 's', line: 41, start: 27, end: 35 },
        excerpt: { text: '10:00 There were TOO MANY calls', start: 17, end: 25 },
      },
    ]);
  });

  test('F16: of a long line the part around the value is shown', () => {
    const text = `${'x '.repeat(500)}too many${' y'.repeat(500)}`;
    const [evidence] = fitting({ limit: [symptom(words)] }, text).fits[0]!.symptoms[0]!.alternatives[0]!
      .evidence;
    const { text: excerpt, start, end } = evidence!.excerpt!;
    expect(excerpt.length).toBe(200);
    expect(excerpt.slice(start, end)).toBe('too many');
    expect(start).toBeGreaterThan(80);
  });

  test('F16: a stated value is shown with its path, a read one with its line', () => {
    const guides = { gone: [symptom(when('error.code', '=', 'ENOENT'))] };
    const stated = fitting(guides, failed({ type: 'A', cause: { code: 'ENOENT' } }));
    expect(stated.fits[0]!.symptoms[0]!.alternatives[0]!.evidence).toEqual([
      {
        signal: 'error.code',
        value: 'ENOENT',
        family: 'declared',
        where: { path: 'failures[0].cause.code' },
      },
    ]);
    const read = fitting(guides, "one\nfailed with { code: 'ENOENT' }");
    const [evidence] = read.fits[0]!.symptoms[0]!.alternatives[0]!.evidence;
    expect(evidence).toMatchObject({ family: 'protocol', where: { line: 2 } });
    const { text, start, end } = evidence!.excerpt!;
    expect(text.slice(start, end)).toBe('ENOENT');
  });

  test('F17: captures are given by name, those of the dominant symptom first', () => {
    const guides = {
      gone: [
        symptom(when('log', 'contains', ['opening {path} now'])),
        symptom({
          when: ['and', code.when, when('log', 'contains', ['no such file "{path}"']).when],
        }),
        symptom(when('log', 'contains', ['host {constructor}'])),
      ],
    };
    const run = failed({
      code: 'limit',
      message: 'opening /tmp/a now, host db.local. No such file "/tmp/b c"',
    });
    expect(fitting(guides, run).fits[0]!.captures).toEqual({
      path: '/tmp/b c',
      constructor: 'db.local',
      'error.code': 'limit',
    });
  });
});

describe('causes', () => {
  test('F20: seen first, then unknown and unconditional, then not seen, in the order of the author', () => {
    const body: GuideBody = {
      schema: GUIDE_SCHEMA,
      id: 'limit',
      facts: { type: 'Support', escalation: '', related: [], relatedAction: '' },
      because: [],
      lead: [],
      sections: [],
      atoms,
      signs: [],
      causes: [
        { text: ['not seen'], any: [when('error.status', '=', 500)] },
        { text: ['no condition'] },
        { text: ['unknown'], any: [when('host.plan', '=', 'free')] },
        { text: ['seen'], any: [when('error.status', '=', 500), words] },
      ],
    };
    const run = intake(failed({ status: 429, message: 'too many' }), 0).run;
    const result = fitting({ limit: [symptom(status)] }, run);
    const ranked = rankCauses(body, run, result);
    expect(ranked.map(({ cause, state }) => [cause, state])).toEqual([
      [3, 'seen'],
      [1, 'unknown'],
      [2, 'unknown'],
      [0, 'not-seen'],
    ]);
    expect(ranked[0]!.evidence).toMatchObject([{ signal: 'log', value: 'too many' }]);
  });
});

describe('F24: a value that says only that something is wrong yields', () => {
  const guides = {
    code: [symptom(when('error.type', 'in', ['ValueError', 'KeyError']))],
    request: [symptom(when('error.status', '=', 400))],
    tokens: [symptom(when('log', 'contains', 'longer than the window'))],
    general: [],
  };

  test('F24: a general type and status yield to words that say more', () => {
    const failure = { type: 'ValueError', status: 400, message: 'The prompt is longer than the window' };
    const result = fitting(guides, failed(failure));
    expect(partsOf(result)).toBe('tokens 2 phrase, code 1 phrase, request 1 phrase');
    expect(result.lead).toBe('tokens');
  });

  test('F24: where nothing says more, they count as stated', () => {
    expect(partsOf(fitting(guides, failed({ type: 'ValueError' })))).toBe('code 6 type');
    expect(partsOf(fitting(guides, failed({ status: 400 })))).toBe('request 4 protocol');
  });

  test('F24: where they alone speak for a guide, they yield to a minor phrase too, which stands first and leads', () => {
    const hinted = { ...guides, asks: [symptom(minor(when('log', 'contains', 'not allowed')))] };
    const alone = fitting(hinted, failed({ status: 400, message: 'not allowed' }));
    expect(partsOf(alone)).toBe('asks 1 phrase, request 1 phrase');
    expect(alone.lead).toBe('asks');
    const beside = {
      ...hinted,
      request: [...guides.request, symptom(minor(when('log', 'contains', 'malformed')))],
    };
    const both = fitting(beside, failed({ status: 400, message: 'malformed, not allowed' }));
    expect(partsOf(both)).toMatch(/^request 4 protocol/);
  });

  test('F24: a type that says what is wrong yields to no words', () => {
    const failure = { type: 'KeyError', message: 'The prompt is longer than the window' };
    expect(partsOf(fitting(guides, failed(failure)))).toBe('code 6 type, tokens 2 phrase');
  });

  test('F24: beside another comparison they count as stated', () => {
    const both: Alternative = {
      when: ['and', when('error.status', '=', 400).when, when('log', 'contains', 'longer than').when],
    };
    const result = fitting(
      { ...guides, both: [symptom(both)] },
      failed({ status: 400, message: 'longer than the window' }),
    );
    expect(partsOf(result)).toBe('both 4 protocol, tokens 2 phrase, request 1 phrase');
  });
});

describe('F25: the last words of a name say what kind of error it is', () => {
  const guides = {
    late: [symptom(when('error.type', 'in', ['TimeoutException', 'write_failed']))],
    busy: [symptom(when('log', 'contains', 'two replicas'))],
    general: [],
  };

  test('F25: they count as a phrase, in either notation', () => {
    expect(partsOf(fitting(guides, failed({ type: 'WriteTimeoutException' })))).toBe('late 2 phrase');
    expect(partsOf(fitting(guides, failed({ type: 'disk_write_failed' })))).toBe('late 2 phrase');
  });

  test('F25: a general value is no kind, and a code that opens with Invalid is one unless it names a credential', () => {
    const asked = {
      refused: [symptom(when('error.code', 'in', ['Invalid']))],
      raised: [symptom(when('error.type', 'in', ['RuntimeException']))],
      general: [],
    };
    expect(partsOf(fitting(asked, failed({ type: 'StatusRuntimeException' })))).not.toContain('raised 2');
    expect(partsOf(fitting(asked, failed({ code: 'InvalidBucketName' })))).toBe('refused 2 phrase');
    expect(partsOf(fitting(asked, failed({ code: 'invalid_auth_header' })))).not.toContain('phrase');
  });

  test('F25: they yield to words, and one word is no kind', () => {
    const both = failed({ type: 'WriteTimeoutException', message: 'two replicas' });
    expect(partsOf(fitting(guides, both))).toBe('busy 2 phrase, late 1 phrase');
    const one = { late: [symptom(when('error.type', 'in', ['Exception', 'WriteTimeout']))], general: [] };
    expect(partsOf(fitting(one, failed({ type: 'WriteTimeoutException' })))).not.toContain('phrase');
  });
});

test('F12: a minor phrase leads alone as likely, and not beside another', () => {
  const guides = {
    asks: [symptom(minor(when('log', 'contains', 'authentication failed')))],
    other: [symptom(minor(when('log', 'contains', 'was blocked')))],
    general: [],
  };
  const alone = fitting(guides, failed({ message: 'authentication failed' }));
  expect([alone.lead, alone.fits[0]?.standing]).toEqual(['asks', 'likely']);
  expect(fitting(guides, failed({ message: 'authentication failed, was blocked' })).lead).toBe('general');
});
