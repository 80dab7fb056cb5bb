import { describe, expect, it, vi } from 'vitest';
import { compileCatalog } from '../../src/core/compile/compileCatalog.ts';
import type { GuideHead, GuideSource } from '../../src/core/model/guide.ts';
import type { Move } from '../../src/core/model/move.ts';
import { askRules } from '../../src/session/guides/askRules.ts';
import { memoryOutbox } from './memoryOutbox.ts';
import { compiled, createWorld, failedRun, GUIDES, limitedRun, NOW, sourceOf } from './sessionWorld.ts';

/** A source that gives its rules apart. */
function inParts(): ReturnType<typeof sourceOf> {
  const source = sourceOf();
  const guides = compiled.index.guides.map(
    ({ title: _t, summary: _s, surfaces: _o, symptoms, ...rules }) => ({
      ...rules,
      symptoms: symptoms.map(({ text: _text, headline: _headline, ...symptom }) => symptom),
    }),
  );
  return {
    ...source,
    index: (async (_locale?: string, part?: 'rules') => {
      if (!part) return source.index();
      source.loads.push('rules');
      return { ...compiled.index, guides };
    }) as GuideSource['index'],
  };
}

describe('fixture', () => {
  it('the small guides compile without a problem', () => {
    expect(compiled.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('reading a run', () => {
  it('N1: nothing is loaded or fitted before load is called', () => {
    const source = sourceOf();
    const session = createWorld({ guides: [source] }).session();
    session.setRun(failedRun());
    expect(source.loads).toEqual([]);
    expect(session.getState()).toMatchObject({ loading: 'idle', result: undefined, move: undefined });
  });

  it('N2: load brings the verdict, the move and the body of the leading guide', async () => {
    const source = sourceOf();
    const session = createWorld({ guides: [source] }).session({
      surfaces: { 'provider-vault': { label: 'Keys', open() {} } },
    });
    session.setRun(failedRun());
    await session.load();
    const { result, move, bodies, loading } = session.getState();
    expect(loading).toBe('ready');
    expect(result?.lead).toBe('bad-key');
    expect(move).toMatchObject({ kind: 'fix', open: { surface: 'provider-vault' }, possible: true });
    expect(bodies['bad-key']?.state).toBe('ready');
    expect(source.loads).toEqual(['index', 'bad-key']);
  });

  it('N3: an equal run passed as a new object changes nothing while its move waits', async () => {
    const session = createWorld().session();
    session.setRun(limitedRun());
    await session.load();
    const before = session.getState();
    expect(before.move).toMatchObject({ kind: 'retry', at: expect.any(Number) });
    session.setRun(limitedRun());
    expect(session.getState()).toBe(before);
  });

  it('N3: the same run again updates the fit and keeps view, trail and answers', async () => {
    const session = createWorld().session();
    session.setRun(failedRun());
    await session.load();
    session.go({ kind: 'guide', guide: 'too-fast' });
    session.tick('bad-key', 1, true);
    session.setRun(limitedRun());
    await session.load();
    const { result, view, trail } = session.getState();
    expect(result?.lead).toBe('too-fast');
    expect(view).toEqual({ kind: 'guide', guide: 'too-fast' });
    expect(trail.ticked).toEqual({ 'bad-key': [1] });
  });

  it('N3: the very same object again changes nothing and tells nobody', async () => {
    const session = createWorld().session();
    const run = failedRun();
    session.setRun(run);
    await session.load();
    const before = session.getState();
    let told = 0;
    session.subscribe(() => (told += 1));
    session.setRun(run);
    session.setHost({ surface: 'run-detail' });
    expect(session.getState()).toBe(before);
    expect(told).toBe(0);
  });

  it('N4: another run loads its own trail and draft and begins at the lead', async () => {
    const session = createWorld().session();
    session.setRun(failedRun('1'));
    await session.load();
    session.tick('bad-key', 0, true);
    session.go({ kind: 'report' });
    await vi.waitFor(() => expect(session.getState().draft).toBeDefined(), { timeout: 15_000 });
    session.editDraft({ message: 'mine' });
    session.setRun(failedRun('2'));
    expect(session.getState()).toMatchObject({
      view: { kind: 'lead' },
      canGoBack: false,
      trail: { ticked: {} },
    });
    expect(session.getState().draft).toBeUndefined();
    session.setRun(failedRun('1'));
    expect(session.getState().trail.ticked).toEqual({ 'bad-key': [0] });
    expect(session.getState().draft).toMatchObject({ message: 'mine', dirty: true });
  });

  it('N5: whatever the host passes, nothing throws and there is an answer or none', async () => {
    const session = createWorld().session();
    await session.load();
    const hostile = new Proxy(
      {},
      {
        get: () => {
          throw new Error('no');
        },
        ownKeys: () => {
          throw new Error('no');
        },
      },
    );
    for (const input of [null, undefined, 1, 'Error: boom', [], {}, hostile, { id: {} }, Symbol('x')]) {
      session.setRun(input);
      expect(session.getState().loading).toBe('ready');
    }
    session.setRun(undefined);
    expect(session.getState()).toMatchObject({ run: undefined, result: undefined, move: undefined });
  });

  it('N6: an answer to a symptom changes the fit at once, and taking it back undoes it', async () => {
    const session = createWorld().session();
    session.setRun(
      failedRun('1', { steps: [{ id: 's', title: 'S', status: 'failed', failure: { message: 'odd' } }] }),
    );
    await session.load();
    expect(session.getState().result?.lead).toBe('run-failed');
    session.answer('bad-key', 0, true);
    expect(session.getState().result?.lead).toBe('bad-key');
    session.answer('bad-key', 0, undefined);
    expect(session.getState().result?.lead).toBe('run-failed');
    expect(session.getState().trail.answers).toEqual([]);
  });

  it('N78: a host may ask that only a clear guide leads', async () => {
    const words = ['first', 'second', 'third'].map((word) => `\`when log contains "the ${word} gremlin"\``);
    const text = GUIDES[1]!.text.replace(
      /- The provider refused the key[^]*?acme`/,
      `- Gremlins\n  - ${words.join('\n  - ')}`,
    );
    const catalog = compileCatalog([GUIDES[0]!, { file: 'gremlins.md', text }], { now: NOW });
    const session = createWorld({ guides: [sourceOf(catalog)] }).session();
    session.setRun({
      id: '1',
      status: 'failed',
      observedAt: NOW,
      log: [{ text: 'error: the first gremlin, the second gremlin and the third gremlin' }],
    });
    await session.load();
    expect(session.getState().result).toMatchObject({ lead: 'gremlins', fits: [{ standing: 'likely' }] });
    session.setHost({ surface: 'run-detail', lead: 'clear' });
    expect(session.getState().result).toMatchObject({ lead: 'run-failed', fits: [{ standing: 'likely' }] });
  });

  it('N7: causes are ranked for the guide whose body is there, and the list is kept', async () => {
    const session = createWorld().session();
    session.setRun(failedRun());
    expect(session.causes('bad-key')).toEqual([]);
    await session.load();
    const causes = session.causes('bad-key');
    expect(causes.map(({ cause, state }) => [cause, state])).toEqual([
      [0, 'seen'],
      [1, 'unknown'],
    ]);
    expect(session.causes('bad-key')).toBe(causes);
  });
});

describe('several failures', () => {
  const step = (id: string, code: string, more: object = {}): object => ({
    id,
    title: id.toUpperCase(),
    status: 'failed',
    endedAt: NOW - 5000,
    failure: { code, at: NOW - 5000 },
    ...more,
  });
  const run = (...steps: object[]): object => failedRun('129', { steps });

  it('N65: each step that failed beside the verdict has an answer of its own', async () => {
    const session = createWorld().session();
    session.setRun(
      run(
        step('a', 'invalid_api_key'),
        step('past', 'rate_limit_exceeded', { status: 'succeeded' }),
        step('mended', 'rate_limit_exceeded', { failure: { code: 'x', recovered: true } }),
        step('b', 'rate_limit_exceeded'),
        step('c', 'odd', { failure: undefined }),
      ),
    );
    await session.load();
    const { alsoFailed, result } = session.getState();
    expect(result?.failure?.stepId).toBe('a');
    expect(alsoFailed.total).toBe(2);
    expect(alsoFailed.steps.map((one) => [one.stepId, one.result.lead])).toEqual([
      ['b', 'too-fast'],
      ['c', 'run-failed'],
    ]);
    session.setHost({ surface: 'run-detail' });
    expect(session.getState().alsoFailed).toBe(alsoFailed);
  });

  it('N65: a failure that the run tells of a step counts, and a thousand are not all fitted', async () => {
    const session = createWorld().session();
    const steps = Array.from({ length: 1000 }, (_, n) => ({ id: `s${n}`, title: 's', status: 'failed' }));
    session.setRun(failedRun('129', { steps, failures: [{ stepId: 's1', code: 'rate_limit_exceeded' }] }));
    await session.load();
    const { alsoFailed, result } = session.getState();
    const shown = result!.failure!.stepId;
    expect([alsoFailed.total, alsoFailed.steps.length]).toEqual([999, 10]);
    expect(alsoFailed.steps.map(({ stepId }) => stepId)).not.toContain(shown);
  });

  it('N65: a run that is well, or mends itself, says nothing of steps that failed', async () => {
    const session = createWorld().session();
    session.setRun({ ...run(step('a', 'x'), step('b', 'x')), status: 'succeeded' });
    await session.load();
    expect(session.getState().alsoFailed.total).toBe(0);
    session.setRun({ ...run(step('a', 'x'), step('b', 'x')), waiting: { for: 'retry' }, status: 'waiting' });
    expect(session.getState().alsoFailed.total).toBe(0);
  });
});

describe('loading guides', () => {
  it('N8: many calls of load are one request', async () => {
    const source = sourceOf();
    const session = createWorld({ guides: [source] }).session();
    session.setRun(failedRun());
    await Promise.all([session.load(), session.load(), session.loadBody('bad-key'), session.load()]);
    await session.load();
    expect(source.loads).toEqual(['index', 'bad-key']);
  });

  it('N8: so are those for rules that were asked for before there was a session; a failure is asked for again', async () => {
    const source = inParts();
    askRules(source, undefined);
    const session = createWorld({ guides: [source] }).session();
    session.setRun(failedRun());
    await session.load();
    expect(source.loads.filter((what) => what === 'rules')).toEqual(['rules']);

    const index = vi.fn(() => Promise.reject(new Error('offline')));
    const broken = { ...sourceOf(), index };
    askRules(broken, undefined);
    const other = createWorld({ guides: [broken] }).session();
    other.setRun(failedRun());
    await other.load();
    expect(index).toHaveBeenCalledTimes(1);
    expect(other.getState().loading).toBe('failed');
    await other.load();
    expect(index).toHaveBeenCalledTimes(2);
  });

  it('N99: the outbox is asked for behind the answer, and at once where a report is written', async () => {
    const source = sourceOf();
    const release = source.hold('bad-key');
    const outbox = vi.fn(async () => memoryOutbox());
    const session = createWorld({ guides: [source], outbox }).session();
    session.setRun(failedRun());
    const whole = session.load();
    await vi.waitFor(() => expect(session.getState().result?.lead).toBe('bad-key'));
    expect(outbox).not.toHaveBeenCalled();
    session.go({ kind: 'report' });
    expect(outbox).toHaveBeenCalledTimes(1);
    release();
    await whole;
    expect(outbox).toHaveBeenCalledTimes(1);
  });

  it('N79: rules and one text make an answer; the prose of the other guides comes behind it', async () => {
    const source = inParts();
    const release = source.hold('index');
    const session = createWorld({ guides: [source] }).session();
    session.setRun(failedRun());
    const whole = session.load();
    await vi.waitFor(() => expect(session.getState().bodies['bad-key']?.state).toBe('ready'));
    expect(session.getState()).toMatchObject({ loading: 'ready', result: { lead: 'bad-key' } });
    expect(session.guide('bad-key')?.title).toBe('The key is not accepted');
    expect(session.guide('too-fast')).toBeUndefined();
    session.go({ kind: 'guide', guide: 'too-fast' });
    expect(session.getState().view).toEqual({ kind: 'guide', guide: 'too-fast' });
    await vi.waitFor(() => expect(session.guide('too-fast')?.title).toBe('Too many calls'));
    expect(session.guides()).toEqual([]);
    release();
    await whole;
    expect(source.loads.slice(0, 2)).toEqual(['rules', 'bad-key']);
    expect(source.loads.toSorted()).toEqual(['bad-key', 'index', 'rules', 'too-fast']);
    expect(session.guides()).toEqual(compiled.index.guides.map((head) => ({ ...head, locale: 'en' })));
  });

  it('N79: the prose of a second source leaves the conditions of its guides as they are', async () => {
    const second = inParts();
    const atom = { signal: 'error.code', op: '=', value: 'other', family: 'declared' } as const;
    const first = { ...sourceOf(), index: async () => ({ ...compiled.index, atoms: [atom], guides: [] }) };
    const session = createWorld({ guides: [first, second] }).session();
    session.setRun(failedRun());
    await session.load();
    const [{ symptoms }] = compiled.index.guides as [GuideHead];
    expect(session.guides()[0]!.symptoms[0]!.any[0]!.when).toBe(Number(symptoms[0]!.any[0]!.when) + 1);
  });

  it('N79: where no guide explains the run, the answer waits for the nearest ones, or until they cannot be had', async () => {
    const unknown = {
      id: '1',
      status: 'failed',
      observedAt: NOW,
      failures: [{ message: 'calls were refused' }],
    };
    const source = inParts();
    const release = source.hold('index');
    const session = createWorld({ guides: [source] }).session();
    session.setRun(unknown);
    const whole = session.load();
    await vi.waitFor(() => expect(session.getState().bodies['run-failed']?.state).toBe('ready'));
    expect(session.getState()).toMatchObject({ result: undefined, move: undefined });
    release();
    await whole;
    expect(session.getState().result).toMatchObject({ lead: 'run-failed' });

    const broken = inParts();
    broken.fail.add('index');
    const other = createWorld({ guides: [broken] }).session();
    other.setRun(unknown);
    await other.load();
    expect(other.getState()).toMatchObject({ loading: 'ready', result: { lead: 'run-failed', fits: [] } });
    expect(other.getState().problems).toMatchObject([{ code: 'guides-not-loaded', message: 'no index' }]);
    broken.fail.clear();
    await other.load();
    expect(other.getState().problems).toEqual([]);
    expect(other.guides()).toHaveLength(3);
  });

  it('N9: without any index the built-in guide leads, the move still stands, and load tries again', async () => {
    const source = sourceOf();
    source.fail.add('index');
    const session = createWorld({ guides: [source] }).session({ onShowStep() {} });
    session.setRun(failedRun());
    await session.load();
    const state = session.getState();
    expect(state.loading).toBe('failed');
    expect(state.loadError).toContain('no index');
    expect(state.result?.lead).toBe('run-failed');
    expect(state.bodies['run-failed']?.state).toBe('ready');
    expect(state.move).toMatchObject({ kind: 'fix', open: { step: 'ask' } });
    expect(source.loads).toEqual(['index']);
    source.fail.clear();
    await session.load();
    expect(session.getState()).toMatchObject({ loading: 'ready', result: { lead: 'bad-key' } });
    expect(session.getState().loadError).toBeUndefined();
    expect(session.getState().bodies['run-failed']).toBeUndefined();
  });

  it('N10: one source that fails does not take the others with it', async () => {
    const broken = sourceOf();
    broken.fail.add('index');
    const source = sourceOf();
    const session = createWorld({ guides: [broken, source] }).session();
    session.setRun(failedRun());
    await session.load();
    expect(session.getState()).toMatchObject({ loading: 'ready', result: { lead: 'bad-key' } });
    expect(session.getState().problems.map(({ code }) => code)).toContain('guides-not-loaded');
    await session.load();
    expect(broken.loads).toEqual(['index', 'index']);
    expect(source.loads.filter((name) => name === 'index')).toHaveLength(1);
  });

  it('N10: an index or a body of another version is a failure, not a crash', async () => {
    const old = {
      index: async () => ({ ...compiled.index, schema: 0 }) as never,
      body: async () => null as never,
    };
    const session = createWorld({ guides: [old] }).session();
    session.setRun(failedRun());
    await session.load();
    expect(session.getState().loading).toBe('failed');
    const odd = {
      index: async () => compiled.index,
      body: async () => ({ schema: 1, id: 'other' }) as never,
    };
    const second = createWorld({ guides: [odd] }).session();
    second.setRun(failedRun());
    await second.load();
    expect(second.getState().bodies['bad-key']).toEqual({
      state: 'failed',
      message: 'The text of "bad-key" was made by another version.',
    });
  });

  it('N10: a source that throws instead of promising is a failure, not a crash', async () => {
    const rude = {
      index: () => {
        throw new Error('rude');
      },
      body: () => {
        throw new Error('rude');
      },
    };
    const session = createWorld({ guides: [rude] }).session();
    session.setRun(failedRun());
    await session.load();
    expect(session.getState().loading).toBe('failed');
  });

  it('N11: a body that failed is not kept', async () => {
    const source = sourceOf();
    source.fail.add('bad-key');
    const session = createWorld({ guides: [source] }).session();
    session.setRun(failedRun());
    await session.load();
    expect(session.getState().bodies['bad-key']).toEqual({ state: 'failed', message: 'no bad-key' });
    source.fail.clear();
    await session.loadBody('bad-key');
    expect(session.getState().bodies['bad-key']?.state).toBe('ready');
  });

  it('N70: the list of all guides is the same array until the guides change', async () => {
    const source = sourceOf();
    const session = createWorld({ guides: [source] }).session();
    expect(session.guides()).toEqual([]);
    session.setRun(failedRun());
    await session.load();
    const guides = session.guides();
    const atoms = session.atoms();
    expect(guides.map(({ id }) => id).toSorted()).toEqual(['bad-key', 'run-failed', 'too-fast']);
    session.go({ kind: 'others' });
    session.setRun(limitedRun());
    await session.load();
    expect(session.guides()).toBe(guides);
    expect(session.atoms()).toBe(atoms);
    source.change();
    await vi.waitFor(() => expect(session.guides()).not.toBe(guides));
  });

  it('N12: an edited guide is read again; view and text in view stay meanwhile', async () => {
    let catalog = compiled;
    const source = sourceOf();
    const live = {
      ...source,
      index: async () => catalog.index,
      body: async (id: string) => catalog.bodies.get(id)!,
    };
    const session = createWorld({ guides: [live] }).session();
    session.setRun(failedRun());
    await session.load();
    session.go({ kind: 'others' });
    const texts: (string | undefined)[] = [];
    session.subscribe(({ bodies }) => texts.push(bodies['bad-key']?.state));
    catalog = compileCatalog(
      GUIDES.map((guide) => ({
        ...guide,
        text: guide.text.replace('The key is not accepted', 'The key is refused'),
      })),
      { now: NOW },
    );
    source.change();
    await new Promise((done) => setTimeout(done, 0));
    expect(session.guide('bad-key')?.title).toBe('The key is refused');
    expect(session.getState().view).toEqual({ kind: 'others' });
    expect(new Set(texts)).toEqual(new Set(['ready']));
    session.end();
    source.change();
    catalog = compiled;
    expect(session.guide('bad-key')?.title).toBe('The key is refused');
  });

  it('N53: index and texts are asked for in the language of the environment', async () => {
    const asked: unknown[] = [];
    const source = {
      index: async (locale?: string) => (asked.push(locale), compiled.index),
      body: async (id: string, locale?: string) => (asked.push(locale), compiled.bodies.get(id)!),
    };
    for (const change of [{}, { locale: 'de-AT' }]) {
      const session = createWorld({ guides: [source], ...change }).session();
      session.setRun(failedRun());
      await session.load();
    }
    expect(asked).toEqual([undefined, undefined, 'de-AT', 'de-AT']);
  });

  it('N13: a late index of an earlier edition is ignored', async () => {
    const source = sourceOf();
    const release = source.hold('index');
    const session = createWorld({ guides: [source] }).session();
    session.setRun(failedRun());
    const first = session.load();
    source.change();
    const second = session.load();
    release();
    await Promise.all([first, second]);
    expect(session.getState()).toMatchObject({ loading: 'ready', result: { lead: 'bad-key' } });
  });
});

describe('moving through the panel', () => {
  it('N14: back and forward walk what was seen; a new view forgets what lay ahead', async () => {
    const session = createWorld().session();
    session.setRun(failedRun());
    await session.load();
    session.go({ kind: 'guide', guide: 'too-fast' });
    session.go({ kind: 'guide', guide: 'too-fast' });
    session.go({ kind: 'others' });
    session.back();
    expect(session.getState()).toMatchObject({
      view: { guide: 'too-fast' },
      canGoBack: true,
      canGoForward: true,
    });
    session.back();
    session.back();
    expect(session.getState()).toMatchObject({ view: { kind: 'lead' }, canGoBack: false });
    session.forward();
    session.go({ kind: 'guide', guide: 'run-failed', section: 'fix' });
    expect(session.getState()).toMatchObject({ view: { section: 'fix' }, canGoForward: false });
  });

  it('N15: a guide that does not exist is not gone to, also when the index comes later', async () => {
    const session = createWorld().session();
    session.setRun(failedRun());
    session.go({ kind: 'guide', guide: 'nowhere' });
    session.go({ kind: 'guide', guide: 'too-fast' });
    await session.load();
    expect(session.getState().view).toEqual({ kind: 'guide', guide: 'too-fast' });
    session.go({ kind: 'guide', guide: 'nowhere' });
    expect(session.getState().view).toEqual({ kind: 'guide', guide: 'too-fast' });
    const other = createWorld().session();
    other.setRun(failedRun());
    other.go({ kind: 'guide', guide: 'nowhere' });
    await other.load();
    expect(other.getState()).toMatchObject({ view: { kind: 'lead' }, canGoBack: false });
    expect(other.getState().trail.guidesOpened).toEqual([]);
  });

  it('N16: opening a guide loads its text and is part of the trail', async () => {
    const session = createWorld().session();
    session.setRun(failedRun());
    await session.load();
    session.go({ kind: 'guide', guide: 'too-fast' });
    await session.loadBody('too-fast');
    expect(session.getState().bodies['too-fast']?.state).toBe('ready');
    expect(session.getState().trail.guidesOpened).toEqual(['too-fast']);
  });
});

describe('the replay cursor', () => {
  const run = failedRun('129', {
    steps: [
      {
        id: 'a',
        title: 'A',
        status: 'failed',
        startedAt: 1000,
        endedAt: 2000,
        failure: { code: 'rate_limit_exceeded', recovered: true, at: 2000 },
      },
      { id: 'long', title: 'Long', status: 'succeeded', startedAt: 1500, endedAt: 9000 },
      {
        id: 'b',
        title: 'B',
        status: 'failed',
        startedAt: 3000,
        endedAt: 4000,
        failure: { code: 'invalid_api_key', at: 4000 },
      },
      { id: 'c', title: 'C', status: 'succeeded', startedAt: 9500, endedAt: 9900 },
    ],
  });
  async function replay() {
    const session = createWorld().session({ surface: 'mission-replay' });
    session.setRun(run);
    await session.load();
    return session;
  }

  it.each([
    [500, undefined, 'not-yet'],
    [1000, 'a', 'not-yet'],
    [1999, 'long', 'not-yet'],
    [3500, 'b', 'not-yet'],
    [5000, 'long', 'visible'],
    [9200, 'b', 'appears'],
    [9500, 'c', 'visible'],
    [99_999, 'c', 'visible'],
  ])('N17: at %i step %s is on and the verdict is %s', async (at, stepId, verdict) => {
    const session = await replay();
    session.setCursor(at);
    expect(session.getState().cursor).toMatchObject({ at, verdict });
    expect(session.getState().cursor?.stepId).toBe(stepId);
  });

  it('N17: the verdict itself does not move with the cursor', async () => {
    const session = await replay();
    const { result, move } = session.getState();
    for (const at of [500, 1000, 3500, 9999]) {
      session.setCursor(at);
      expect(session.getState().result).toBe(result);
      expect(session.getState().move).toBe(move);
    }
    session.setCursor(undefined);
    expect(session.getState().cursor).toBeUndefined();
  });

  it('N18: a step that failed by itself is fitted beside the verdict, and can be pinned', async () => {
    const session = await replay();
    session.setCursor(1200);
    expect(session.getState().cursor).toMatchObject({ stepId: 'a', status: 'running' });
    expect(session.getState().cursor?.result, 'not before its moment').toBeUndefined();
    session.setCursor(2000);
    expect(session.getState().cursor).toMatchObject({ stepId: 'a', status: 'failed' });
    expect(session.getState().cursor?.result?.lead).toBe('too-fast');
    session.pin();
    session.setCursor(99_999);
    expect(session.getState().cursor?.result).toBeUndefined();
    expect(session.getState().pinned).toMatchObject({ stepId: 'a', result: { lead: 'too-fast' } });
    session.unpin();
    expect(session.getState().pinned).toBeUndefined();
  });

  it('N19: seeing the failure appear counts as looking at the failing step', async () => {
    const session = await replay();
    session.setCursor(3500);
    expect(session.getState().trail.failingStepViewedAt).toBeUndefined();
    session.setCursor(9200);
    expect(session.getState().trail).toMatchObject({ failingStepViewedAt: NOW, stepsViewed: ['b'] });
  });

  it('N19: the moment that the replay opened at was not looked for, and does not count', async () => {
    const session = await replay();
    session.setCursor(9200);
    expect(session.getState().cursor?.verdict).toBe('appears');
    expect(session.getState().trail.failingStepViewedAt).toBeUndefined();
  });

  it('N54: in Replay a move never leads to Replay', async () => {
    const surfaces = { 'mission-replay': { label: 'Replay', open() {} } };
    const blocked = { ...run, blocker: { text: 'See what it did.', surface: 'mission-replay' } };
    for (const [surface, open] of [
      ['mission-replay', undefined],
      ['run-detail', { surface: 'mission-replay' }],
    ] as const) {
      const session = createWorld().session({ surface, surfaces });
      session.setRun(blocked);
      await session.load();
      const move = session.getState().move as Move & { kind: 'fix' };
      expect(move).toMatchObject({ kind: 'fix', possible: true });
      expect(move.open).toEqual(open);
    }
  });

  it('N20: as the replay plays on, nothing but the cursor changes', async () => {
    const world = createWorld();
    const session = world.session({ surface: 'mission-replay' });
    session.setRun(run);
    await session.load();
    session.setCursor(1200);
    const before = session.getState();
    world.pass(16);
    session.setCursor(1216);
    const after = session.getState();
    expect(after.cursor).toMatchObject({ at: 1216, stepId: 'a', title: 'A' });
    expect(after.problems).toEqual(before.problems);
    for (const key of Object.keys(before) as (keyof typeof before)[])
      if (key !== 'cursor' && key !== 'problems') expect(after[key], key).toBe(before[key]);
  });

  it('N20: a cursor over 100,000 steps finds each step and fits nothing again', async () => {
    const steps = Array.from({ length: 100_000 }, (_, at) => ({
      id: `s${at}`,
      title: 'S',
      status: 'succeeded',
      startedAt: at * 10,
      endedAt: at * 10 + 10,
    }));
    const session = createWorld().session({ surface: 'mission-replay' });
    session.setRun({
      id: '1',
      status: 'failed',
      observedAt: NOW,
      steps,
      failures: [{ code: 'invalid_api_key', at: 500_000 }],
    });
    await session.load();
    const { result } = session.getState();
    for (let frame = 0; frame < 600; frame += 1) {
      session.setCursor(frame * 1600 + 7);
      expect(session.getState().cursor?.stepId).toBe(`s${frame * 160}`);
    }
    expect(session.getState().result).toBe(result);
  });
});

describe('a run that is passed again at every poll', () => {
  /** Steps that count how often a field of them is read. */
  function countedRun(reads: { count: number }, observedAt: number, more: object = {}): object {
    const steps = Array.from(
      { length: 3000 },
      (_, at) =>
        new Proxy(
          { id: `s${at}`, title: 'S', status: 'succeeded', startedAt: at, endedAt: at },
          {
            get: (step, name, self) => {
              reads.count += 1;
              return Reflect.get(step, name, self) as unknown;
            },
          },
        ),
    );
    return { id: '1', status: 'failed', observedAt, steps, failures: [{ code: 'invalid_api_key' }], ...more };
  }

  it('N96: is not read when it is the same object, and compared once when another says the same', async () => {
    const session = createWorld().session();
    const reads = { count: 0 };
    const first = countedRun(reads, NOW);
    session.setRun(first);
    await session.load();
    reads.count = 0;
    session.setRun(first);
    expect(reads.count).toBe(0);
    // The code that compares is loaded by the first poll that may need it.
    session.setRun(countedRun(reads, NOW + 1000));
    await vi.dynamicImportSettled();
    const { run, result } = session.getState();
    reads.count = 0;
    session.setRun(countedRun(reads, NOW + 2000));
    expect(reads.count).toBe(3000 * 5);
    expect(session.getState().run?.observedAt).toBe(NOW + 2000);
    expect(session.getState().run?.steps).toBe(run?.steps);
    expect(session.getState().result?.lead).toBe(result?.lead);
  });

  it('N96: is read anew where anything in it changed', async () => {
    const session = createWorld().session();
    const reads = { count: 0 };
    session.setRun(countedRun(reads, NOW));
    session.setRun(countedRun(reads, NOW));
    await vi.dynamicImportSettled();
    const { run } = session.getState();
    const changed = countedRun(reads, NOW) as { steps: { title: string }[] };
    changed.steps[2999]!.title = 'T';
    session.setRun(changed);
    expect(session.getState().run?.steps).not.toBe(run?.steps);
    expect(session.getState().run?.steps?.[2999]?.title).toBe('T');
  });
});

describe('waiting', () => {
  it('N21: a countdown ticks once a second, only while somebody looks, and ends by itself', async () => {
    const world = createWorld();
    const session = world.session({ moves: { retry: async () => {} } });
    session.setRun(limitedRun('1', 3500));
    await session.load();
    expect(session.getState().move).toMatchObject({ kind: 'retry', at: NOW + 3500 });
    expect(world.timers()).toBe(0);
    const ticks: number[] = [];
    const stop = session.subscribe(({ now }) => ticks.push(now - NOW));
    world.pass(2000);
    expect(ticks).toEqual([1000, 2000]);
    stop();
    expect(world.timers()).toBe(0);
    world.pass(500);
    session.subscribe(({ now }) => ticks.push(now - NOW));
    world.pass(60_000);
    expect(ticks).toEqual([1000, 2000, 3500]);
    expect(world.timers()).toBe(0);
    expect(session.getState().move).toMatchObject({ kind: 'retry', possible: true });
    expect((session.getState().move as { at?: number }).at ?? 0).toBeLessThanOrEqual(session.getState().now);
  });

  it('N66: a countdown of a run that tells no time counts from when its state was first seen', async () => {
    const world = createWorld();
    const session = world.session({ moves: { retry: async () => {} } });
    const polled = (at: number): object => ({
      id: '129',
      status: 'failed',
      observedAt: at,
      failures: [{ code: 'rate_limit_exceeded', retry: { after: 30_000 } }],
    });
    session.setRun(polled(NOW));
    await session.load();
    expect(session.getState().move).toMatchObject({ kind: 'retry', at: NOW + 30_000 });
    world.pass(20_000);
    session.setRun(polled(NOW + 20_000));
    expect(session.getState().move).toMatchObject({ at: NOW + 30_000 });
    world.pass(11_000);
    session.setRun(polled(NOW + 31_000));
    expect(session.getState().move).not.toHaveProperty('at');
    session.setRun({ ...polled(NOW + 32_000), attempt: 2 });
    expect(session.getState().move, 'another state counts anew').toMatchObject({ at: NOW + 62_000 });
  });

  it('N22: end stops the timer, and what comes later works again', async () => {
    const world = createWorld();
    const session = world.session({ moves: { retry: async () => {} } });
    session.setRun(limitedRun('1', 30_000));
    await session.load();
    session.subscribe(() => {});
    expect(world.timers()).toBe(1);
    session.end();
    session.end();
    expect(world.timers()).toBe(0);
    session.setRun(limitedRun('2', 30_000));
    expect(world.timers()).toBe(1);
  });
});

const asMove = (move: Partial<Move> & object): Move =>
  ({ because: { code: 'no-guide' }, guards: [], possible: true, ...move }) as Move;

describe('trail', () => {
  it('N23: what the operator did outlives a reload, per user and run', async () => {
    const world = createWorld({ user: 'ann' });
    const session = world.session({ onShowStep() {} });
    session.setRun(failedRun());
    await session.load();
    session.replayOpened();
    session.showStep('ask');
    session.openSurface('provider-vault');
    session.tick('bad-key', 2, true);
    session.tick('bad-key', 0, true);
    session.tick('bad-key', 2, false);
    session.say('wrong-result');
    session.helpful('bad-key', false, 'unclear');
    session.answerCause('bad-key', 1, false);
    session.answerCause('bad-key', 1, true);
    await session.press(asMove({ kind: 'fix', open: { step: 'failing' } }));
    const { trail } = session.getState();
    expect(trail).toMatchObject({
      replayOpenedAt: NOW,
      failingStepViewedAt: NOW,
      stepsViewed: ['ask'],
      surfacesOpened: ['provider-vault'],
      ticked: { 'bad-key': [0] },
      verdict: 'wrong-result',
      helpful: { 'bad-key': false },
      unhelpful: { 'bad-key': 'unclear' },
      causes: [{ guide: 'bad-key', cause: 1, seen: true, at: NOW }],
      moves: [{ kind: 'fix', at: NOW }],
    });
    const again = world.session();
    again.setRun(failedRun());
    expect(again.getState().trail).toEqual(trail);
    const other = createWorld({ user: 'bob', storage: world.environment.storage! }).session();
    other.setRun(failedRun());
    expect(other.getState().trail.stepsViewed).toEqual([]);
  });

  it('N24: a handler of the host that throws is a problem, not a crash', async () => {
    const boom = (): never => {
      throw new Error('boom');
    };
    const session = createWorld().session({
      onShowStep: boom,
      surfaces: { 'provider-vault': { label: 'Keys', open: boom } },
    });
    session.setRun(failedRun());
    await session.load();
    session.showStep('ask');
    session.openSurface('provider-vault');
    session.openSurface('__proto__');
    expect(session.getState().problems.map(({ code }) => code)).toEqual(['step-failed', 'surface-failed']);
    expect(session.getState().trail.surfacesOpened).toEqual(['provider-vault', '__proto__']);
  });
});
