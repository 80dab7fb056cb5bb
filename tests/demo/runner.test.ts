import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorld, type World } from '../../demo/server/createWorld.ts';
import type { Run } from '../../src/core/model/run.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(async () => await world.close());

async function until(id: string, test: (run: Run) => boolean): Promise<Run> {
  for (;;) {
    const run = world.runner.get(id);
    if (test(run)) return run;
    await new Promise((done) => setTimeout(done, 5));
  }
}

describe('runner', () => {
  it('parks at an approval, refuses to go on undecided, and goes on from the same step once decided', async () => {
    const id = world.runner.start('release-notes');
    const parked = await world.runner.settled(id);
    expect(parked).toMatchObject({
      status: 'waiting',
      waiting: { for: 'approval', who: 'a release manager' },
    });
    expect(() => world.runner.resume(id)).toThrow('has not decided yet');
    world.runner.decide(id, { approved: true });
    world.runner.resume(id);
    const done = await world.runner.settled(id);
    expect(done).toMatchObject({ status: 'succeeded', artifacts: [{ name: 'release-notes.md' }] });
    expect(done.steps?.[0]?.startedAt).toBe(parked.steps?.[0]?.startedAt);
  });

  it('fails a run whose approval was refused', async () => {
    const id = world.runner.start('release-notes');
    await world.runner.settled(id);
    world.runner.decide(id, { approved: false });
    world.runner.resume(id);
    const run = await world.runner.settled(id);
    expect(run.steps?.[1]?.failure).toMatchObject({ type: 'ApprovalRefused' });
  });

  it('hands an answer to the step that asked', async () => {
    const id = world.runner.start('plan-offsite');
    await world.runner.settled(id);
    world.runner.decide(id, { approved: true, answer: 'Graz' });
    world.runner.resume(id);
    await world.runner.settled(id);
    expect(world.artifact(id, 'plan.md')).toContain('Graz');
  });

  it('parks at a used-up budget and goes on with a larger one, doing nothing twice', async () => {
    const id = world.runner.start('review-contracts');
    const parked = await world.runner.settled(id);
    expect(parked).toMatchObject({ status: 'waiting', budget: { limit: 1_000, used: 1_000 } });
    world.topUp('review-contracts', 1_000);
    world.runner.resume(id);
    const done = await world.runner.settled(id);
    expect(done).toMatchObject({ status: 'succeeded', budget: { limit: 2_000, used: 1_600 } });
  });

  it('retries by its own policy, marks the failure as recovered and says nothing of a retry afterwards', async () => {
    const run = await world.runner.settled(world.runner.start('collect-news'));
    expect(run).toMatchObject({ status: 'succeeded' });
    expect(run.steps?.[0]).toMatchObject({ attempt: 3, failure: { status: 503, recovered: true } });
    expect(run.retry).toBeUndefined();
  });

  it('says that it will retry, and when', async () => {
    const id = world.runner.start('poll-carriers');
    const run = await until(id, ({ waiting }) => waiting?.for === 'retry');
    expect(run.retry).toMatchObject({ state: 'in-progress', maximum: 5 });
    expect(run.retry!.nextAt! - run.waiting!.since!).toBe(90_000);
  });

  it('says that its tries are spent', async () => {
    world.regions.find(({ id }) => id === 'eu-6')!.flakyCalls = 50;
    const run = await world.runner.settled(world.runner.start('collect-news'));
    expect(run).toMatchObject({ status: 'failed', retry: { state: 'maximum-attempts-reached', maximum: 4 } });
  });

  it('counts how many earlier attempts failed alike', async () => {
    let id = world.runner.start('sync-prices');
    for (let time = 0; time < 2; time += 1) {
      await world.runner.settled(id);
      id = world.runner.retry(id);
    }
    expect((await world.runner.settled(id)).retry?.sameFailure).toBe(2);
  });

  it('skips an optional step that failed, and refuses to skip another', async () => {
    const id = world.runner.start('notify-channel');
    expect((await world.runner.settled(id)).status).toBe('failed');
    world.runner.skip(id);
    expect(await world.runner.settled(id)).toMatchObject({
      status: 'succeeded',
      artifacts: [{ name: 'figures.json' }],
    });
    const other = world.runner.start('sync-prices');
    await world.runner.settled(other);
    expect(() => world.runner.skip(other)).toThrow('not optional');
  });

  it('keeps the root failure apart from what follows from it and from what was recovered', async () => {
    const { steps } = await world.runner.settled(world.runner.start('compile-report'));
    expect(
      steps?.map(({ failure }) => [failure?.exitCode ?? failure?.code ?? failure?.type, failure?.recovered]),
    ).toEqual([
      [3, true],
      ['APIConnectionError', undefined],
      ['ENOENT', undefined],
    ]);
    expect(steps?.[2]?.dependsOn).toEqual(['figures']);
  });

  it('cancels a run that is under way', async () => {
    const id = world.runner.start('check-links');
    await until(id, ({ status }) => status === 'running');
    world.runner.cancel(id);
    expect((await world.runner.settled(id)).status).toBe('cancelled');
  });

  it('lets no path of the machine into a run', async () => {
    const runs = await Promise.all(
      ['build-site', 'import-orders', 'compile-report'].map((mission) =>
        world.runner.settled(world.runner.start(mission)),
      ),
    );
    expect(JSON.stringify(runs)).toContain('/mission/');
    expect(JSON.stringify(runs)).not.toMatch(/orbit-\w{6}/);
  });
});
