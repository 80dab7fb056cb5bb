import * as fc from 'fast-check';
import {
  EVENT_KINDS,
  MOVE_KINDS,
  PHASES,
  RETRY_STATES,
  RUN_STATUSES,
  STEP_KINDS,
  TIMEOUT_KINDS,
  WAITING_FOR,
} from '../../../src/core/model/run.ts';

const time = fc.nat(3_000_000);
const words = fc.constantFrom(
  'connect ECONNREFUSED 127.0.0.1:443',
  'Error: 429 Too Many Requests',
  'openai.RateLimitError: slow down',
  'Process completed with exit code 1.',
  '\u001B[31mKilled\u001B[0m',
  'all well',
  '',
);
const id = fc.constantFrom('a', 'b', 'c', 'd');

const { failure } = fc.letrec<{ failure: unknown }>((tie) => ({
  failure: fc.record(
    {
      type: fc.constantFrom('APIError', 'Error'),
      code: fc.constantFrom<string | number>('invalid_api_key', 'ECONNREFUSED', -32_602),
      reason: fc.constantFrom('OOMKilled', 'API_KEY_INVALID'),
      message: words,
      stack: words,
      status: fc.constantFrom(401, 429, 503),
      exitCode: fc.constantFrom(1, 127, 137),
      timeout: fc.constantFrom(...TIMEOUT_KINDS),
      retry: fc.record(
        {
          allowed: fc.boolean(),
          after: fc.integer({ min: -5, max: 100_000 }),
          said: fc.constant('Retry-After'),
        },
        { requiredKeys: [] },
      ),
      recovered: fc.boolean(),
      at: time,
      stepId: id,
      cause: fc.option(tie('failure'), { nil: undefined, depthIdentifier: 'cause', maxDepth: 3 }),
    },
    { requiredKeys: [] },
  ),
}));

const log = fc.record(
  { text: words, startLine: fc.nat(99), truncated: fc.boolean(), stepId: id },
  { requiredKeys: ['text'] },
);

/** A run as a well-meaning host passes it, every field present or not. */
export const arbitraryRun: fc.Arbitrary<Record<string, unknown>> = fc.record(
  {
    id,
    attempt: fc.nat(4),
    status: fc.constantFrom(...RUN_STATUSES),
    phase: fc.constantFrom(...PHASES),
    observedAt: time,
    createdAt: time,
    startedAt: time,
    endedAt: time,
    lastEventAt: time,
    steps: fc.array(
      fc.record(
        {
          id,
          title: fc.constant('Step'),
          kind: fc.constantFrom(...STEP_KINDS),
          status: fc.constantFrom(...RUN_STATUSES),
          startedAt: time,
          endedAt: time,
          dependsOn: fc.array(id, { maxLength: 3 }),
          optional: fc.boolean(),
          repeatable: fc.boolean(),
          effects: fc.constantFrom('', 'sends the e-mail again'),
          failure,
          log,
        },
        { requiredKeys: [] },
      ),
      { maxLength: 5 },
    ),
    failures: fc.array(failure, { maxLength: 3 }),
    log: fc.array(log, { maxLength: 2 }),
    events: fc.array(fc.record({ at: time, kind: fc.constantFrom(...EVENT_KINDS), title: words }), {
      maxLength: 2,
    }),
    artifacts: fc.option(
      fc.array(fc.record({ id, name: id, partial: fc.boolean() }, { requiredKeys: ['id'] }), {
        maxLength: 2,
      }),
    ),
    expects: fc.record({ artifacts: fc.boolean() }),
    waiting: fc.record(
      { for: fc.constantFrom(...WAITING_FOR), who: fc.constant('Ada'), since: time, until: time },
      { requiredKeys: ['for'] },
    ),
    retry: fc.record(
      { maximum: fc.nat(4), state: fc.constantFrom(...RETRY_STATES), nextAt: time, sameFailure: fc.nat(4) },
      { requiredKeys: [] },
    ),
    context: fc.record({ attached: fc.nat(3), used: fc.nat(3) }, { requiredKeys: ['attached'] }),
    budget: fc.record({ unit: fc.constant('usd'), limit: fc.nat(3), used: fc.nat(3) }),
    evaluation: fc.record({ passed: fc.boolean() }),
    blocker: fc.record(
      { text: words, surface: fc.constantFrom('billing', 'approvals'), move: fc.constantFrom(...MOVE_KINDS) },
      { requiredKeys: ['text'] },
    ),
    facts: fc.dictionary(fc.constantFrom('plan', 'paused'), fc.oneof(fc.boolean(), fc.nat(3), id)),
  },
  { requiredKeys: [] },
);

/** What a broken host passes in place of a field. */
const junk = fc.oneof(
  fc.anything({ maxDepth: 2 }),
  fc.constantFrom(null, NaN, '2026-01-01T00:00:00Z', new Date(5), [], [[]], {}),
);

/** A run with some of its fields, at any depth, replaced by junk. */
export const mutatedRun: fc.Arbitrary<unknown> = fc
  .tuple(arbitraryRun, fc.array(fc.tuple(fc.nat(1_000), junk), { minLength: 1, maxLength: 4 }))
  .map(([run, changes]) => {
    for (const [place, value] of changes) {
      let target: Record<string, unknown> = run;
      let turn = place;
      for (let depth = 0; depth < 4; depth++) {
        const keys = Object.keys(target);
        if (keys.length === 0) break;
        const key = keys[turn % keys.length]!;
        const inner = target[key];
        turn = Math.trunc(turn / keys.length);
        if (turn % 2 === 0 || typeof inner !== 'object' || inner === null) {
          // A key such as `__proto__` must stay a key.
          Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
          break;
        }
        target = inner as Record<string, unknown>;
      }
    }
    return run;
  });

const boom = (): never => {
  throw new Error('harm');
};

/** Objects that do harm when read. */
export function hostileObjects(): readonly unknown[] {
  const harmful = new Proxy(
    {},
    { get: boom, has: boom, ownKeys: boom, getOwnPropertyDescriptor: boom, getPrototypeOf: boom },
  );
  const endless: unknown = new Proxy(
    {},
    {
      get: (_, key) => (key === 'length' ? Infinity : endless),
      getOwnPropertyDescriptor: () => ({ value: endless, configurable: true, enumerable: true }),
    },
  );
  const endlessList: unknown = new Proxy([], {
    get: (target, key) => (key === 'length' ? 4e9 : key in target ? Reflect.get(target, key) : endlessList),
    getOwnPropertyDescriptor: () => ({ value: endlessList, configurable: true, enumerable: true }),
  });
  const cycle: Record<string, unknown> = { id: 'cycle', status: 'failed' };
  for (const key of [
    'steps',
    'failures',
    'log',
    'events',
    'artifacts',
    'waiting',
    'retry',
    'facts',
    'mission',
  ])
    cycle[key] = cycle;
  const list: unknown[] = [];
  list.push(list, cycle);
  const keys = [
    'status',
    'steps',
    'failures',
    'log',
    'retry',
    'waiting',
    'blocker',
    'facts',
    'budget',
    'artifacts',
  ];
  const getters = Object.defineProperties(
    { id: 'getters' },
    Object.fromEntries(keys.map((key) => [key, { get: boom, enumerable: true }])),
  );
  const words = { toString: boom, valueOf: boom, toJSON: boom, [Symbol.toPrimitive]: boom };
  return [
    harmful,
    endless,
    endlessList,
    cycle,
    list,
    getters,
    { id: 'a', steps: endlessList },
    {
      id: 'a',
      status: 'failed',
      failures: [harmful, endless, getters],
      steps: [harmful, endless, cycle],
      log: [harmful, words],
    },
    {
      id: words,
      status: words,
      observedAt: words,
      steps: [{ id: words, failure: { code: words, status: words } }],
    },
    { id: 'a', retry: harmful, waiting: harmful, blocker: harmful, budget: harmful, facts: harmful },
    Object.freeze({ id: 'a', status: 'failed', steps: Object.freeze([Object.freeze({ status: 'failed' })]) }),
    Object.create(null),
    new Map([['id', 'a']]),
    new Error('a host passed its error'),
    Symbol('run'),
    10n,
  ];
}
