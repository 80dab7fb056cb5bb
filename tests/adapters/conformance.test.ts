import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ADAPTERS } from '../../src/adapters/detect/adapters.ts';
import { detect } from '../../src/adapters/detect/detect.ts';
import { intake } from '../../src/core/fit/intake.ts';
import type { Failure, Run } from '../../src/core/model/run.ts';
import { troubleOf } from '../../src/core/model/trouble.ts';
import { hostile } from './hostile.ts';
import { payloads } from './payloads.ts';
import { resolvePath } from './resolvePath.ts';
import { NOW } from './sample.ts';
import { SAMPLES } from './samples/all.ts';

const OPTIONS = { now: NOW, id: 'run-of-host' };

/** Every failure of a run, causes included, and every log slice, with its place in the run. */
function placesOf(run: Run): readonly (readonly [place: string, path: string | undefined])[] {
  const places: [string, string | undefined][] = [];
  const add = (failure: Failure | undefined, place: string): void => {
    for (let one = failure, name = place; one; one = one.cause, name += '.cause')
      places.push([name, one.path]);
  };
  for (const [index, step] of (run.steps ?? []).entries()) {
    add(step.failure, `steps[${index}].failure`);
    if (step.log) places.push([`steps[${index}].log`, step.log.path]);
  }
  for (const [index, failure] of (run.failures ?? []).entries()) add(failure, `failures[${index}]`);
  for (const [index, slice] of (run.log ?? []).entries()) places.push([`log[${index}]`, slice.path]);
  return places;
}

/** What a run made of anything has to be. */
function check(payload: unknown, adapter: string): void {
  const from = ADAPTERS.get(adapter)!;
  const adapted = from(payload, OPTIONS);
  expect(from(payload, OPTIONS)).toEqual(adapted);
  if (!adapted) return;
  expect(intake(adapted.run, NOW)).toMatchObject({ problems: [] });
  for (const [place, path] of placesOf(adapted.run)) {
    expect([place, path]).toEqual([place, expect.any(String)]);
    expect([place, path, resolvePath(payload, path!)]).not.toEqual([place, path, undefined]);
  }
}

describe.each(Object.entries(SAMPLES))('%s', (adapter, samples) => {
  const from = ADAPTERS.get(adapter)!;

  it.each(samples)(
    'A4, A5: makes a run of $title that points back at it',
    ({ payload, trouble, now = NOW }) => {
      const before = structuredCloneOf(payload);
      const adapted = from(payload, { ...OPTIONS, now })!;
      expect(adapted.problems).toEqual([]);
      expect(troubleOf(adapted.run)).toBe(trouble);
      check(payload, adapter);
      expect(structuredCloneOf(payload)).toEqual(before);
    },
  );

  it.each(samples)('D2, D3: detects $title, whenever it is read', ({ payload, trouble }) => {
    const found = detect(payload, { now: NOW + 1e11, id: 'x' });
    expect(found.adapter).toBe(adapter);
    expect(troubleOf(found.run as Run)).toBe(trouble);
  });

  it.each(samples)('A6: is the only one to know $title, but for what holds anything', ({ payload }) => {
    const others = [...ADAPTERS].filter(([name, other]) => name !== adapter && other(payload, OPTIONS));
    const general = ['ci-log', 'traceback', 'javascript-error', 'http-response', 'agent-messages'];
    expect(others.map(([name]) => name).filter((name) => !general.includes(name))).toEqual([]);
  });

  it('A1: takes any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => check(value, adapter)),
      { numRuns: 150 },
    );
  });

  it('A1, A3: takes its own payloads with anything put in any place', () => {
    fc.assert(
      fc.property(payloads(samples), (payload) => check(payload, adapter)),
      { numRuns: 300 },
    );
  });

  it('A1: takes hostile objects in any place', () => {
    fc.assert(
      fc.property(hostile(samples), (make) => {
        const payload = make();
        const adapted = from(payload, OPTIONS);
        if (adapted) expect(() => JSON.stringify(adapted.run)).not.toThrow();
        detect(payload, OPTIONS);
      }),
      { numRuns: 300 },
    );
  });

  it('A6: does not know what has no shape', () => {
    for (const value of [
      undefined,
      null,
      0,
      true,
      '',
      'hello',
      [],
      {},
      [[]],
      [1, 'a'],
      { a: 1 },
      { id: 'x' },
      new Date(),
      Symbol('s'),
      () => 1,
    ]) {
      expect(from(value, OPTIONS)).toBeUndefined();
    }
  });

  it('A4: names a run after the host when the payload does not, and takes its moment', () => {
    for (const { payload } of samples) {
      const { run } = from(payload, OPTIONS)!;
      expect(run.id).not.toBe('');
      expect(run.observedAt).toBe(NOW);
      expect(run.source?.system).toMatch(/^[a-z-]+$/);
    }
  });
});

describe('detect', () => {
  it('A6: leaves what nobody knows as it is', () => {
    expect(detect('it went wrong', OPTIONS)).toEqual({ adapter: 'text', run: 'it went wrong', problems: [] });
    const value = { anything: [1, 2] };
    expect(detect(value, OPTIONS)).toEqual({ adapter: 'unknown', run: value, problems: [] });
  });

  it('D1: takes a run for a run', () => {
    const run = {
      id: '7',
      status: 'failed',
      observedAt: NOW,
      log: [{ text: 'ERROR: Job failed: exit code 1' }],
      messages: [],
    };
    expect(detect(run, OPTIONS)).toEqual({ adapter: 'run', run, problems: [] });
    const short = { status: 'failed', failures: [{ exitCode: 1 }], log: 'x' };
    expect(detect(short, OPTIONS).adapter).toBe('run');
  });

  it('D4: tries the format asked for alone, and tells when it does not fit', () => {
    const { payload } = SAMPLES['process-exit']![0]!;
    expect(detect(payload, OPTIONS, 'process-exit').adapter).toBe('process-exit');
    expect(detect(payload, OPTIONS, 'temporal')).toEqual({
      adapter: 'unknown',
      run: payload,
      problems: [
        {
          code: 'not-of-this-system',
          severity: 'warning',
          message: 'This is nothing that `temporal` knows.',
          hint: 'Leave out `--from`, so that the format is detected.',
        },
      ],
    });
    expect(detect('Finished: SUCCESS', OPTIONS, 'text')).toEqual({
      adapter: 'text',
      run: 'Finished: SUCCESS',
      problems: [],
    });
  });

  it('reads a text that is JSON as what it holds', () => {
    const { payload } = SAMPLES['temporal']![0]!;
    expect(detect(JSON.stringify(payload, null, 2), OPTIONS)).toEqual(detect(payload, OPTIONS));
  });
});

/** A copy that errors survive with their own fields, to compare with later. */
function structuredCloneOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const names = Object.getOwnPropertyNames(value);
  return names.map((name) => [name, structuredCloneOf((value as Record<string, unknown>)[name])]);
}
