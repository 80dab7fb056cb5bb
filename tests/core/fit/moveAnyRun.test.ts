import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failuresToExplain } from '../../../src/core/model/failures.ts';
import { intake } from '../../../src/core/fit/intake.ts';
import { nextMove } from '../../../src/core/fit/move/nextMove.ts';
import { readSignals } from '../../../src/core/fit/signal/readSignals.ts';
import { CONTINUE_HOWS } from '../../../src/core/model/guide.ts';
import type { Abilities, Move } from '../../../src/core/model/move.ts';
import { type Failure, MOVE_KINDS, type Run } from '../../../src/core/model/run.ts';
import { SIGNALS } from '../../../src/core/model/signal/signals.ts';
import { EMPTY_TRAIL, type Trail } from '../../../src/core/model/trail.ts';
import { troubleOf } from '../../../src/core/model/trouble.ts';
import { arbitraryRun, hostileObjects, mutatedRun } from './arbitraryRun.ts';
import { moveCatalog, type Rule } from './moveCatalog.ts';
import { readCorpus } from './readCorpus.ts';

const NOW = 2_000_000;

/** Guides whose `next` between them asks for every move, in every order that matters. */
const CATALOG = moveCatalog({
  'run-failed': [{ move: 'report' }, { move: 'retry' }, { move: 'fix', open: { step: 'failing' } }],
  'retry-first': [{ move: 'retry', after: { signal: 'error.retryAfter', else: 60_000 } }],
  'retry-when': [
    { move: 'retry', when: [{ signal: 'error.code', op: 'in', value: ['ECONNREFUSED', 'invalid_api_key'] }] },
    { move: 'continue', how: 'skip' },
    { move: 'continue', how: 'resume' },
    { move: 'fix', open: { surface: 'billing' } },
  ],
  'report-first': [
    { move: 'report', when: [{ signal: 'log', op: 'contains', value: ['all well'] }] },
    { move: 'retry' },
  ],
  'wait-first': [{ move: 'continue', how: 'wait', after: { else: 5 } } satisfies Rule],
});
const LEADS = [null, 'gone', ...CATALOG.guides.keys()];

const abilities: fc.Arbitrary<Abilities> = fc.record({
  retry: fc.boolean(),
  resume: fc.boolean(),
  skip: fc.boolean(),
  surfaces: fc.subarray(['billing', 'approvals']),
  step: fc.boolean(),
});
const trails: fc.Arbitrary<Trail> = fc
  .record({ replayOpenedAt: fc.nat(), failingStepViewedAt: fc.nat() }, { requiredKeys: [] })
  .map((trail) => Object.assign({}, EMPTY_TRAIL, trail));

function decide(input: unknown, lead: string | null, trail: Trail, can: Abilities): { run: Run; move: Move } {
  const { run } = intake(input, NOW);
  const trouble = troubleOf(run);
  const failure = failuresToExplain(run)[0];
  const result = { trouble, failure, fits: [], ruledOut: [], lead };
  return { run, move: nextMove({ catalog: CATALOG, result, run, trail, can, now: NOW }) };
}

/** Said of every move there is. */
function check(run: Run, move: Move, trail: Trail, can: Abilities): void {
  expect(MOVE_KINDS).toContain(move.kind);
  expect(move.because.code).toEqual(expect.any(String));
  const held = move.guards.map(({ code }) => code);
  expect(new Set(move.guards.map((guard) => JSON.stringify(guard))).size).toBe(held.length);
  if (!move.possible) expect(held).toContain(move.kind === 'fix' ? 'no-surface' : 'host-cannot');
  if ('at' in move && move.kind === 'retry') expect(move.at).toBeGreaterThan(NOW);
  if (move.kind === 'continue') {
    expect(CONTINUE_HOWS).toContain(move.how);
    const { how } = move;
    if (how === 'resume' || how === 'skip') expect(move.possible).toBe(can[how]);
    if (how === 'skip') expect(failing(run)?.optional).toBe(true);
  }
  const inspected = trail.replayOpenedAt !== undefined || trail.failingStepViewedAt !== undefined;
  if (move.kind === 'report' && !inspected) expect(held).toContain('inspect-first');
  if (move.kind === 'retry') {
    expect(run.retry?.state).not.toBe('non-retryable-failure');
    expect(run.retry?.sameFailure ?? 0).toBeLessThan(3);
    for (const { failure } of failuresToExplain(run)) expect(firstWord(failure)).not.toBe(false);
    for (const step of run.steps ?? []) {
      if (step.repeatable !== false || step.status !== 'failed' || step.failure?.recovered) continue;
      expect(move.guards).toContainEqual({ code: 'repeats', effects: step.effects });
      expect(step.effects).not.toBe('');
    }
  }
}

const failing = (run: Run): NonNullable<Run['steps']>[number] | undefined => {
  const id = failuresToExplain(run)[0]?.stepId;
  return run.steps?.find((step) => step.id === id);
};

/** What the outermost cause that says so says of another try. */
function firstWord(failure: Failure | undefined): boolean | undefined {
  return failure && (failure.retry?.allowed ?? firstWord(failure.cause));
}

describe('nextMove, of any run', () => {
  it('M17: ten thousand runs, whole and broken, get one move each, and never a forbidden one', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        fc.oneof(arbitraryRun, mutatedRun, fc.anything()),
        fc.constantFrom(...LEADS),
        trails,
        abilities,
        (input, lead, trail, can) => {
          const { run, move } = decide(input, lead, trail, can);
          check(run, move, trail, can);
          expect(decide(input, lead, trail, can).move).toEqual(move);
          expect(JSON.parse(JSON.stringify(move))).toEqual(move);
          seen.add(move.kind === 'continue' ? move.how : move.kind);
        },
      ),
      { numRuns: 10_000 },
    );
    // A property that never met a move says nothing about it.
    expect([...seen].sort()).toEqual(['fix', 'nothing', 'report', 'resume', 'retry', 'skip', 'wait']);
  }, 60_000);

  it('M17: objects that do harm when read get a move like any other', () => {
    const can: Abilities = { retry: true, resume: true, skip: true, surfaces: ['billing'], step: true };
    for (const input of hostileObjects()) {
      const { run, move } = decide(input, 'retry-first', EMPTY_TRAIL, can);
      check(run, move, EMPTY_TRAIL, can);
    }
  });

  it('M17: strings that break things are read like any other, wherever they stand', () => {
    const can: Abilities = { retry: true, resume: true, skip: true, surfaces: ['billing'], step: true };
    for (const corpus of ['naughty-strings', 'log-content', 'prototype-pollution']) {
      for (const { text } of readCorpus(corpus)) {
        const failure = { code: text, type: text, reason: text, message: text, stack: text, signal: text };
        const steps = [{ id: text, title: text, status: 'failed', failure, log: text, dependsOn: [text] }];
        const input = {
          id: text,
          status: 'failed',
          steps,
          log: text,
          facts: { [text]: text },
          blocker: { text },
        };
        const { run, move } = decide(input, 'retry-when', EMPTY_TRAIL, can);
        check(run, move, EMPTY_TRAIL, can);
        const readings = readSignals(run, failuresToExplain(run)[0]);
        for (const { name } of SIGNALS) readings.get(name);
        expect(readings.get(`host.${text}`)?.length ?? 0).toBeLessThan(2);
        expect(decide(text, null, EMPTY_TRAIL, can).move).toEqual({
          kind: 'fix',
          because: { code: 'no-guide' },
          guards: [],
          possible: true,
        });
      }
    }
  });
});
