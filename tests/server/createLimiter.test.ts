import { describe, expect, it } from 'vitest';
import { createLimiter, type HandlerLimits } from '../../src/server/handler/createLimiter.ts';

const MINUTE = 60_000;

function makeLimiter(limits: HandlerLimits) {
  const clock = { now: 5000 };
  return { clock, limiter: createLimiter(limits, () => clock.now) };
}

describe('the limits of senders', () => {
  it('S18: count a minute and a day, and say when there is room again', () => {
    const { clock, limiter } = makeLimiter({ perMinute: { sender: 2 }, perDay: { sender: 3 } });
    const ada = { user: 'ada' };
    expect([limiter.count(ada), limiter.count(ada), limiter.count(ada)]).toEqual([0, 0, 60]);
    clock.now += 45_500;
    expect(limiter.count(ada)).toBe(15);
    clock.now += 15_000;
    expect([limiter.count(ada), limiter.count(ada)]).toEqual([0, 24 * 3600 - 60]);
    clock.now += 24 * 60 * MINUTE;
    expect(limiter.count(ada)).toBe(0);
  });

  it('S18: hold for a user and an address, for a scope, and for all, each by itself', () => {
    const { limiter } = makeLimiter({ perMinute: { sender: 1, scope: 2, all: 4 } });
    const ask = (user: string, scope: string, address?: string): boolean =>
      limiter.count({ user, scope, address }) === 0;
    expect(ask('ada', 'red', '203.0.113.1')).toBe(true);
    // Another user at that address, and another address of that user.
    expect([ask('bob', 'red', '203.0.113.1'), ask('ada', 'red', '203.0.113.2')]).toEqual([false, false]);
    expect([ask('bob', 'red'), ask('cy', 'red')]).toEqual([true, false]);
    expect([ask('ada', 'blue'), ask('dan', 'green'), ask('eve', 'white')]).toEqual([true, true, false]);
    // Who is refused takes nothing from the others' share.
    expect(limiter.count({})).toBe(60);
  });

  it('S18: hold no more bytes at one time than is allowed, and give them back', () => {
    const { limiter } = makeLimiter({ bytesInFlight: { sender: 100, all: 150 } });
    const ada = limiter.hold({ user: 'ada' });
    const bob = limiter.hold({ user: 'bob' });
    expect([ada.take(60), ada.take(60), bob.take(90), bob.take(10)]).toEqual([true, false, true, false]);
    ada.release();
    ada.release();
    expect([bob.take(10), limiter.hold({ user: 'cy' }).take(60)]).toEqual([true, false]);
  });

  it('S18: hold bytes and days for a scope as well', () => {
    const { limiter } = makeLimiter({ bytesInFlight: { scope: 100 }, perDay: { scope: 2, all: 4 } });
    const red = [limiter.hold({ user: 'ada', scope: 'red' }), limiter.hold({ user: 'bob', scope: 'red' })];
    expect([red[0]?.take(60), red[1]?.take(60), red[1]?.take(40)]).toEqual([true, false, true]);
    expect(limiter.hold({ user: 'ada', scope: 'blue' }).take(100)).toBe(true);
    const ask = (user: string, scope: string): boolean => limiter.count({ user, scope }) === 0;
    expect([ask('ada', 'red'), ask('bob', 'red'), ask('cy', 'red')]).toEqual([true, true, false]);
    expect([ask('ada', 'blue'), ask('bob', 'blue'), ask('ada', 'green')]).toEqual([true, true, false]);
  });

  it('S18: begin anew when their time is over, to the millisecond', () => {
    const { clock, limiter } = makeLimiter({ perMinute: { sender: 2 } });
    const ada = { user: 'ada' };
    expect([limiter.count(ada), limiter.count(ada), limiter.count(ada)]).toEqual([0, 0, 60]);
    clock.now += MINUTE - 1;
    expect(limiter.count(ada)).toBe(1);
    clock.now += 1;
    expect([limiter.count(ada), limiter.count(ada), limiter.count(ada)]).toEqual([0, 0, 60]);
  });

  it('S18: are what is documented where nobody says otherwise', () => {
    expect(makeLimiter({ body: 5 }).limiter.bodyBytes).toBe(5);
    const { limiter } = makeLimiter({});
    expect(limiter.bodyBytes).toBe(262_144);
    const share = 4 * 2 ** 20;
    const take = (user: string, scope: string, bytes: number): boolean =>
      limiter.hold({ user, scope }).take(bytes);
    expect([take('0', 'red', share + 1), take('0', 'red', share), take('0', 'red', 1)]).toEqual([
      false,
      true,
      false,
    ]);
    for (let user = 1; user < 8; user += 1) expect(take(String(user), 'red', share)).toBe(true);
    expect([take('8', 'red', 1), take('8', 'blue', 1)]).toEqual([false, true]);
    for (let user = 9; user < 16; user += 1) expect(take(String(user), 'blue', share)).toBe(true);
    expect([take('16', 'green', share), take('16', 'green', share - 1)]).toEqual([false, true]);
  });

  it('S18: forget neither who is sending nor how many there are in all', () => {
    const { limiter } = makeLimiter({ perMinute: { sender: 1, all: 20_005 }, perDay: { all: Infinity } });
    const sending = { address: '203.0.113.1' };
    limiter.hold(sending).take(10);
    limiter.count(sending);
    for (let other = 0; other < 20_003; other += 1) limiter.count({ user: String(other) });
    expect(limiter.count(sending)).toBeGreaterThan(0);
    expect([limiter.count({ user: 'last' }), limiter.count({ user: 'late' })]).toEqual([0, 60]);
  });

  it('S18: remember a bounded number of senders', () => {
    const { limiter } = makeLimiter({ perMinute: { sender: 1, all: Infinity }, perDay: { all: Infinity } });
    const first = { address: '203.0.113.1' };
    limiter.count(first);
    for (let other = 0; other < 20_001; other += 1) limiter.count({ user: String(other) });
    expect(limiter.count(first)).toBe(0);
    expect(limiter.count({ user: '20000' })).toBeGreaterThan(0);
  });
});
