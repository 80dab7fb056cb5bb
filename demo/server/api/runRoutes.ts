import type { World } from '../createWorld.ts';
import { Refused } from '../runner/refused.ts';
import type { Route } from './route.ts';

/** How long a move waits to see whether the run really goes on. */
const SEEN_AFTER = 250;

/** Goes on with a parked run, and says so when it parks again at once for the same reason. */
async function resume(world: World, id: string): Promise<void> {
  const before = world.runner.get(id);
  world.runner.resume(id);
  await Promise.race([world.runner.settled(id), new Promise((done) => setTimeout(done, SEEN_AFTER))]);
  const after = world.runner.get(id);
  if (after.status !== 'waiting' || after.waiting) return;
  const parkedAt = (run: typeof after): string | undefined =>
    run.steps?.find(({ status }) => status === 'waiting')?.id;
  if (parkedAt(before) !== parkedAt(after)) return;
  const budget = after.budget;
  throw new Refused(
    409,
    after.blocker?.text ??
      `The budget of ${budget?.limit} ${budget?.unit} is used up. Raise it under Usage and billing, then resume.`,
  );
}

export const runRoutes: readonly Route[] = [
  [
    'GET',
    '/api/runs',
    ({ world }) => {
      const runs = world.runner.list();
      return { runs, recorded: runs.map(({ id }) => id).filter((id) => !world.runner.isLive(id)) };
    },
  ],
  ['GET', '/api/runs/:id', ({ world, id }) => world.runner.get(id)],
  ['POST', '/api/missions/:id/runs', ({ world, id }) => ({ runId: world.runner.start(id) })],
  ['POST', '/api/runs/:id/retry', ({ world, id }) => ({ runId: world.runner.retry(id) })],
  [
    'POST',
    '/api/runs/:id/resume',
    async ({ world, id }) => {
      await resume(world, id);
      return { ok: true };
    },
  ],
  [
    'POST',
    '/api/runs/:id/skip',
    ({ world, id }) => {
      world.runner.skip(id);
      return { ok: true };
    },
  ],
  [
    'POST',
    '/api/runs/:id/cancel',
    ({ world, id }) => {
      world.runner.cancel(id);
      return { ok: true };
    },
  ],
  ['GET', '/api/approvals', ({ world }) => world.runner.questions()],
  [
    'POST',
    '/api/approvals/:id',
    ({ world, id, body }) => {
      const answer = typeof body['answer'] === 'string' ? body['answer'].trim() : undefined;
      if (body['approved'] !== true && body['approved'] !== false)
        throw new Refused(400, 'A decision needs “approved”, true or false.');
      world.runner.decide(id, { approved: body['approved'], ...(answer ? { answer } : {}) });
      return { ok: true };
    },
  ],
];
