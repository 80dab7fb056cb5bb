import { existsSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { rotateKey } from '../../demo/server/connections.ts';
import { createWorld, type World } from '../../demo/server/createWorld.ts';
import { MISSIONS } from '../../demo/server/missions/missions.ts';
import type { Failure, Run } from '../../src/core/model/run.ts';

let world: World;
afterEach(async () => await world?.close());

/** The failing step's error, its causes unwrapped to the innermost. */
function innermost(run: Run): Failure | undefined {
  let failure = run.steps?.find((step) => step.failure && !step.failure.recovered)?.failure;
  while (failure?.cause) failure = failure.cause;
  return failure;
}

async function finish(id: string): Promise<Run> {
  return await world.runner.settled(id);
}

const region = (id: string, change: object) => () =>
  void Object.assign(
    world.regions.find((one) => one.id === id)!,
    change,
  );
const set = (mission: string, name: string, value: string) => () => world.setSetting(mission, name, value);

interface Case {
  readonly mission: string;
  /** What the failure must at least be. */
  readonly fails: Partial<Failure>;
  /** What an operator does about it; afterwards a retry succeeds. */
  readonly mend: () => unknown;
}

const CASES: readonly Case[] = [
  {
    mission: 'summarise-research',
    fails: { type: 'AuthenticationError', status: 401, code: 'invalid_api_key' },
    mend: () => rotateKey(world.connection('research')),
  },
  {
    mission: 'publish-brief',
    fails: { type: 'PermissionDeniedError', status: 403 },
    mend: () => world.connection('press').account.scopes.add('briefs:write'),
  },
  {
    mission: 'forecast-demand',
    fails: { type: 'NotFoundError', status: 404, code: 'model_not_found' },
    mend: set('forecast-demand', 'model', 'lumen-large-3'),
  },
  {
    mission: 'apply-translations',
    fails: { exitCode: 1 },
    mend: set('apply-translations', 'catalogue', '7'),
  },
  { mission: 'deploy-preview', fails: { code: 'EACCES' }, mend: set('deploy-preview', 'start', 'shell') },
  {
    mission: 'translate-catalogue',
    fails: { status: 429, retry: { allowed: true, after: 20_000, said: 'Retry-After' } },
    mend: () => {
      world.connection('catalogue').account.requests = { limit: 60, windowMs: 20_000 };
    },
  },
  {
    mission: 'draft-annual-report',
    fails: { status: 429, retry: { allowed: false, said: 'x-should-retry' } },
    mend: set('draft-annual-report', 'pieces', 'chapters'),
  },
  {
    mission: 'rate-suppliers',
    fails: { status: 429, code: 'insufficient_quota' },
    mend: () => {
      world.connection('suppliers').account.credit = 500;
    },
  },
  {
    mission: 'classify-tickets',
    fails: { status: 402 },
    mend: () => {
      world.connection('tickets').account.credit = 500;
    },
  },
  { mission: 'sync-prices', fails: { status: 503 }, mend: region('eu-2', { maintenance: false }) },
  { mission: 'score-claims', fails: { status: 500 }, mend: region('eu-3', { release: '2.3.0' }) },
  {
    mission: 'refresh-dashboard',
    fails: { type: 'TimeoutError', timeout: 'request' },
    mend: region('eu-4', { latencyMs: 10 }),
  },
  { mission: 'digest-archive', fails: { status: 408 }, mend: set('digest-archive', 'pages', '12') },
  { mission: 'pull-archive', fails: { code: 'ECONNREFUSED' }, mend: () => world.lumen.startGateway() },
  { mission: 'compile-report', fails: { code: 'ECONNREFUSED' }, mend: () => world.lumen.startGateway() },
  {
    mission: 'mirror-ledger',
    fails: { code: 'CERT_HAS_EXPIRED' },
    mend: () => world.lumen.renewCertificate(),
  },
  {
    mission: 'build-site',
    fails: { type: 'CommandError', exitCode: 1 },
    mend: set('build-site', 'pages', '42'),
  },
  {
    mission: 'index-archive',
    fails: { signal: 'SIGKILL' },
    mend: set('index-archive', 'worker', 'reserved'),
  },
  { mission: 'print-labels', fails: { code: 'ENOENT' }, mend: set('print-labels', 'renderer', 'built-in') },
  {
    mission: 'import-orders',
    fails: { code: 'ENOENT' },
    mend: set('import-orders', 'file', 'orders-q3.csv'),
  },
  {
    mission: 'merge-shards',
    fails: { code: 'LATTICE_DRIFT' },
    mend: set('merge-shards', 'snapshot', 'snapshot'),
  },
  {
    mission: 'extract-invoices',
    fails: { type: 'SchemaError', code: 'schema_mismatch' },
    mend: set('extract-invoices', 'strict', 'on'),
  },
  {
    mission: 'send-announcement',
    fails: { status: 500 },
    mend: set('send-announcement', 'channels', 'named'),
  },
];

describe('missions', () => {
  it.each(CASES)('$mission fails for its real reason, and succeeds once that is mended', async (one) => {
    world = await createWorld();
    const failed = await finish(world.runner.start(one.mission));
    expect(failed.status).toBe('failed');
    expect(innermost(failed)).toMatchObject(one.fails);
    await one.mend();
    const again = await finish(world.runner.retry(failed.id));
    expect(again).toMatchObject({ status: 'succeeded', attempt: 2, mission: { id: one.mission } });
  });

  it('a name that never resolves fails as such, or as a resolver that cannot be asked', async () => {
    world = await createWorld();
    const failed = await finish(world.runner.start('match-partners'));
    expect(innermost(failed)?.code).toMatch(/^(ENOTFOUND|EAI_AGAIN)$/);
    world.connection('partner').url = world.lumen.url;
    expect(await finish(world.runner.retry(failed.id))).toMatchObject({ status: 'succeeded' });
  });

  it.skipIf(!existsSync('/dev/full'))('a full device ends the export', async () => {
    world = await createWorld();
    const failed = await finish(world.runner.start('export-ledger'));
    expect(innermost(failed)).toMatchObject({ code: 'ENOSPC' });
    world.setSetting('export-ledger', 'volume', 'export/ledger.csv');
    expect(await finish(world.runner.retry(failed.id))).toMatchObject({ status: 'succeeded' });
  });

  it('a mission with nothing wrong succeeds and delivers', async () => {
    world = await createWorld();
    const run = await finish(world.runner.start('weekly-digest'));
    expect(run).toMatchObject({ status: 'succeeded', artifacts: [{ name: 'digest.md' }] });
    expect(world.artifact(run.id, 'digest.md')).toContain('Copper rose');
  });

  it('a run that finds nothing succeeds with no artifact, and with some once it looks further back', async () => {
    world = await createWorld();
    const run = await finish(world.runner.start('find-duplicates'));
    expect(run).toMatchObject({ status: 'succeeded', expects: { artifacts: true }, artifacts: [] });
    world.setSetting('find-duplicates', 'since', '2023');
    expect((await finish(world.runner.retry(run.id))).artifacts).toHaveLength(1);
  });

  it('a run that leaves its context unread does not pass its check; one that reads it does', async () => {
    world = await createWorld();
    const run = await finish(world.runner.start('answer-tender'));
    expect(run).toMatchObject({ context: { attached: 3, used: 0 }, evaluation: { passed: false } });
    world.setSetting('answer-tender', 'read-context', 'on');
    const again = await finish(world.runner.retry(run.id));
    expect(again).toMatchObject({ context: { attached: 3, used: 3 }, evaluation: { passed: true } });
  });

  it('gives every mission and every step of one an id of its own', () => {
    const ids = MISSIONS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { steps } of MISSIONS) expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
  });
});
