import * as fc from 'fast-check';
import { change } from './payloads.ts';
import type { Sample } from './sample.ts';

const thrower = (): never => {
  throw new Error('hands off');
};

/** Things that break whoever trusts them. */
const TRAPS: readonly (() => unknown)[] = [
  () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  },
  () => {
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();
    return proxy;
  },
  () =>
    new Proxy(
      {},
      {
        get: thrower,
        has: thrower,
        ownKeys: thrower,
        getOwnPropertyDescriptor: thrower,
        getPrototypeOf: thrower,
      },
    ),
  () =>
    new Proxy([], {
      get: (_, name) => (name === 'length' ? 1e9 : thrower()),
      getOwnPropertyDescriptor: thrower,
    }),
  () => new Proxy([1], { get: (target, name) => (name === 'length' ? Infinity : (target as never)[name]) }),
  () => Object.defineProperty({}, 'message', { get: thrower, enumerable: true }),
  () => Object.defineProperty([1, 2], '0', { get: thrower }),
  () => {
    const cycle: Record<string, unknown> = { message: 'm', name: 'Error', stack: 's' };
    cycle['cause'] = cycle;
    cycle['error'] = cycle;
    cycle['errors'] = [cycle];
    return cycle;
  },
  () => Object.assign(new Error('x'), { cause: new Proxy({}, { getOwnPropertyDescriptor: thrower }) }),
  () => Object.create(null) as object,
  () => ({ toString: thrower, valueOf: thrower, toJSON: thrower }),
  () => Symbol('s'),
  () => 10n ** 30n,
  () => new Date(NaN),
  () => Object.assign(Object.create({ status: 500, body: 'inherited' }) as object, {}),
  () => '['.repeat(20_000),
  () => `{"error":${'{"error":'.repeat(2_000)}1${'}'.repeat(2_001)}`,
  () => 'x'.repeat(100_000),
  () => thrower,
  () => JSON.parse('{"__proto__":{"status":500},"constructor":"Foo"}') as unknown,
];

/** Makes samples with traps in any place, or a trap alone. Made when asked for: fast-check itself looks into what it draws. */
export function hostile(samples: readonly Sample[]): fc.Arbitrary<() => unknown> {
  const trap = fc.nat(TRAPS.length - 1);
  const places = fc.array(fc.tuple(fc.nat(), trap), { minLength: 1, maxLength: 3 });
  const inSample = fc.tuple(fc.nat(samples.length - 1), places).map(([sample, list]) => () => {
    const { payload } = samples[sample]!;
    if (typeof payload === 'string') return TRAPS[list[0]![1]]!();
    const copy = JSON.parse(JSON.stringify(payload)) as unknown;
    // A trap put in a place must not be looked into by the one that puts in the next.
    return list.reduce(
      (value, [place, kind], index) => (index === 0 ? change : safeChange)(value, place, TRAPS[kind]!()),
      copy,
    );
  });
  return fc.oneof(
    trap.map((kind) => () => TRAPS[kind]!()),
    { arbitrary: inSample, weight: 4 },
  );
}

function safeChange(value: unknown, place: number, other: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const names = Object.keys(value);
  const name = names[place % Math.max(1, names.length)];
  if (name !== undefined) (value as Record<string, unknown>)[name] = other;
  return value;
}
