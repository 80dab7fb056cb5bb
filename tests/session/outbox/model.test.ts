import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWorld } from './createWorld.ts';
import { DAMAGES, DISK_FAULTS, SERVER_MODES, type Step } from './schedule.ts';

type World = ReturnType<typeof createWorld>;

/** One step as a command of fast-check, which shrinks lists of them. */
function command(step: Step): fc.AsyncCommand<object, World> {
  return {
    check: () => true,
    run: (_model, world) => world.act(step),
    toString: () => JSON.stringify(step),
  };
}

const tab = fc.nat({ max: 4 });
const steps: fc.Arbitrary<Step>[] = [
  fc.record({ do: fc.constant('save' as const), tab, to: fc.constantFrom('keyed', 'plain') }),
  fc.record({ do: fc.constant('save' as const), tab, to: fc.constant('keyed' as const) }),
  fc.record({
    do: fc.constant('save' as const),
    tab,
    to: fc.constant('keyed' as const),
    poison: fc.constantFrom('refused' as const, 'failing' as const),
  }),
  fc.constant({ do: 'open' as const }),
  fc.record({ do: fc.constant('again' as const), tab }),
  fc.record({ do: fc.constant('crash' as const), tab, commits: fc.boolean() }),
  fc.record({ do: fc.constant('crash' as const), tab, commits: fc.boolean() }),
  fc.record({ do: fc.constant('close' as const), tab }),
  fc.record({ do: fc.constant('events' as const), count: fc.nat({ max: 30 }) }),
  fc.record({ do: fc.constant('events' as const), count: fc.nat({ max: 30 }) }),
  fc.record({ do: fc.constant('pass' as const), ms: fc.nat({ max: 600_000 }) }),
  fc.record({ do: fc.constant('server' as const), mode: fc.constantFrom(...SERVER_MODES) }),
  fc.record({ do: fc.constant('server' as const), mode: fc.constantFrom(...SERVER_MODES) }),
  fc.record({ do: fc.constant('network' as const), isOnline: fc.boolean() }),
  fc.record({ do: fc.constant('clock' as const), days: fc.constantFrom(-30, -1, 1, 30) }),
  fc.record({ do: fc.constant('disk' as const), fault: fc.constantFrom(...DISK_FAULTS) }),
  fc.record({
    do: fc.constant('wipe' as const),
    place: fc.constantFrom(0 as const, 1 as const),
    when: fc.constantFrom('now' as const, 'after-write' as const),
  }),
  fc.record({
    do: fc.constant('corrupt' as const),
    place: fc.constantFrom(0 as const, 1 as const),
    record: fc.nat({ max: 8 }),
    how: fc.constantFrom(...DAMAGES),
  }),
  fc.record({ do: fc.constant('retry' as const), tab }),
];

const schedule = fc.commands(
  steps.map((step) => step.map(command)),
  { maxCommands: 30, size: 'max' },
);

const RUNS = 1000;

describe('reports over random schedules', () => {
  it(`O1: over ${RUNS} schedules of crashes, tabs and faults none is lost after "saved", none filed twice`, async () => {
    let accepted = 0;
    let resends = 0;
    let damages = 0;
    await fc.assert(
      fc.asyncProperty(
        schedule,
        fc.integer(),
        fc.boolean(),
        fc.boolean(),
        async (commands, seed, hasLocks, hasChannel) => {
          const world = createWorld(seed, { hasLocks, hasChannel });
          await fc.asyncModelRun(() => ({ model: {}, real: world }), commands);
          const outcome = await world.finish();
          accepted += outcome.accepted;
          resends += outcome.resends;
          damages += outcome.damages;
          expect(outcome).toMatchObject({ lost: [], twice: [], wrong: [], conflicts: 0 });
        },
      ),
      { numRuns: RUNS },
    );
    // The schedules bite: many reports, many answers that got lost.
    expect(accepted).toBeGreaterThan(RUNS);
    expect(resends).toBeGreaterThan(RUNS / 10);
    expect(damages).toBeGreaterThan(RUNS / 2);
  }, 120_000);
});
