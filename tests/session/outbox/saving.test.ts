import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../../src/core/model/report.ts';
import { checkRecord } from '../../../src/session/outbox/checkRecord.ts';
import { createMemoryStore } from '../../../src/session/outbox/createMemoryStore.ts';
import type { OutboxStore } from '../../../src/session/outbox/outboxStore.ts';
import type { Receiver } from '../../../src/session/receivers/receiver.ts';
import { createMachine } from './createMachine.ts';
import { createDisk, delivered, entryOf, openOutbox } from './openOutbox.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const later = (): Delivery => ({ kind: 'waiting', reason: 'server' });
const refused = (): Delivery => ({ kind: 'rejected', reason: 'invalid', status: 400 });

/** A network that is down until it is switched on. */
const createOffline = () => ({ isOnline: () => false, subscribe: () => () => {} });

describe('saving a report', () => {
  it('O6: what is sent is what was saved, to the code unit, also by a later page', async () => {
    const body = 'Zeile\r\n\u0000 \ud83d half, ‮ bidi, "quotes" \\ {"id":"a"} \u2028 行';
    const machine = createMachine(1);
    const stores = [createDisk(), { ...createMemoryStore(), place: 'bucket' as const }];
    const first = openOutbox({ machine, stores, send: later });
    await first.outbox.save(entryOf('a', { body }));
    await machine.settle();
    machine.kill(first.page, true);
    const bodies: string[] = [];
    const second = openOutbox({
      machine,
      stores,
      send: (_id, sent) => {
        bodies.push(sent);
        return delivered();
      },
    });
    void second.outbox.drain();
    await machine.pass(HOUR);
    expect(bodies).toEqual([body]);
  });

  it('O7: the same report saved again is one report, tried no sooner; one that was received stays so', async () => {
    let answer = later();
    const { outbox, machine, sent, stage } = openOutbox({ send: () => answer });
    await outbox.save(entryOf('a'));
    await machine.settle();
    const waiting = stage();
    expect(await outbox.save(entryOf('a'))).toEqual({ isDurable: true });
    await machine.settle();
    expect([stage(), sent]).toEqual([waiting, ['a']]);
    answer = delivered();
    await machine.pass(MINUTE);
    expect(await outbox.save(entryOf('a'))).toEqual({ isDurable: true });
    await machine.pass(HOUR);
    expect([stage()?.kind, sent]).toEqual(['delivered', ['a', 'a']]);
  });

  it('O7: one that was refused is tried again, with the text it has now', async () => {
    const answers = [refused(), delivered()];
    const bodies: string[] = [];
    const { outbox, machine, stage } = openOutbox({
      send: (_id, body) => {
        bodies.push(body);
        return answers.shift()!;
      },
    });
    await outbox.save(entryOf('a'));
    await machine.settle();
    expect(stage()?.kind).toBe('rejected');
    await outbox.save(entryOf('a', { body: 'shorter' }));
    await machine.settle();
    expect([stage()?.kind, bodies]).toEqual(['delivered', ['{"id":"a"}', 'shorter']]);
  });

  it('O8: another text takes the place of one that was never tried, in both places', async () => {
    const stores = [createDisk(), { ...createMemoryStore(), place: 'bucket' as const }];
    const { outbox, machine } = openOutbox({ stores, online: createOffline() });
    await outbox.save(entryOf('a'));
    await machine.settle();
    expect(await outbox.save(entryOf('a', { body: 'new' }))).toEqual({ isDurable: true });
    await machine.settle();
    expect(outbox.getState().items.map(({ body }) => body)).toEqual(['new']);
    for (const store of stores) expect((await store.read(''))[0]?.[1]).toMatchObject({ body: 'new' });
  });

  it('O8: where the first may have arrived the other text is refused, and the first stays', async () => {
    const { outbox, machine } = openOutbox({ send: later });
    await outbox.save(entryOf('a'));
    await machine.settle();
    expect(await outbox.save(entryOf('a', { body: 'new' }))).toEqual({ isDurable: true, isOther: true });
    await machine.settle();
    expect(outbox.getState().items.map(({ body }) => body)).toEqual(['{"id":"a"}']);
  });

  it.each([0, 1])(
    'O8: so also where place %s has lost the first, and no page has read since',
    async (wiped) => {
      const machine = createMachine(1);
      const stores: OutboxStore[] = [createDisk(), { ...createMemoryStore(), place: 'bucket' as const }];
      const first = openOutbox({ machine, stores, send: later });
      await first.outbox.save(entryOf('a'));
      await machine.settle();
      machine.kill(first.page, true);
      await stores[wiped]!.purge('');
      const second = openOutbox({ machine, stores, send: later });
      const saving = second.outbox.save(entryOf('a', { body: 'new' }));
      await machine.settle();
      expect(await saving).toEqual({ isDurable: true, isOther: true });
      for (const store of stores) {
        expect(checkRecord((await store.read(''))[0]?.[1], '')?.body).toBe('{"id":"a"}');
      }
    },
  );
});

describe('sending a report', () => {
  it('O17: waits for a receiver that is not there, is never given to an interactive one, and goes once one is there', async () => {
    let receiver: Partial<Receiver> | undefined;
    let calls = 0;
    const send = async (): Promise<Delivery> => {
      calls += 1;
      return delivered();
    };
    const { outbox, machine, stage } = openOutbox({
      receiver: () =>
        receiver && { id: 'support', label: 'support', limits: {}, encode: () => '', send, ...receiver },
    });
    await outbox.save(entryOf('a'));
    await machine.pass(HOUR);
    receiver = { interactive: true };
    void outbox.drain();
    await machine.pass(HOUR);
    expect([calls, stage()?.kind]).toEqual([0, 'saved']);
    receiver = {};
    void outbox.drain();
    await machine.settle();
    expect([calls, stage()?.kind]).toEqual([1, 'delivered']);
  });

  it.each<[string, () => Delivery, boolean]>([
    ['waiting', () => ({ kind: 'waiting', reason: 'rate-limited', after: HOUR }), true],
    ['unsure', later, false],
    ['rejected', refused, true],
  ])(
    'O28: one that is %s is sent at once when the operator says so, under the same key',
    async (kind, answer, idempotent) => {
      const answers = [answer(), delivered()];
      const { outbox, machine, sent, stage } = openOutbox({ idempotent, send: () => answers.shift()! });
      await outbox.save(entryOf('a'));
      await machine.settle();
      expect(stage()?.kind).toBe(kind);
      await Promise.all([outbox.retry('a'), machine.settle()]);
      expect([stage()?.kind, sent]).toEqual(['delivered', ['a', 'a']]);
    },
  );

  it('O28: one that was received, or that nobody knows, is not', async () => {
    const { outbox, machine, sent } = openOutbox();
    await outbox.save(entryOf('a'));
    await machine.settle();
    await Promise.all([outbox.retry('a'), outbox.retry('b'), machine.settle()]);
    expect(sent).toEqual(['a']);
  });

  it.each<[string, Delivery, string | undefined]>([
    ['took', { kind: 'handed-over', to: 'mail' }, 'handed-over'],
    ['acknowledged', delivered(), 'delivered'],
    ['did not take', { kind: 'rejected', reason: 'blocked', status: 0 }, undefined],
    ['said nothing of', later(), undefined],
  ])('O30: what an interactive receiver %s', async (_, delivery, kind) => {
    const { outbox, machine, sent, stage } = openOutbox();
    const entry = { ...entryOf('a'), receiver: 'mail' };
    expect(await outbox.handOver(entry, Promise.resolve(delivery))).toEqual(delivery);
    await machine.pass(HOUR);
    expect([stage()?.kind, sent]).toEqual([kind, []]);
    expect(outbox.getState().items.map(({ receiver: to }) => to)).toEqual(kind ? ['mail'] : []);
  });

  it('O30: one that throws has taken nothing', async () => {
    const { outbox, machine } = openOutbox();
    const throwing = Promise.reject(new Error('no'));
    expect(await outbox.handOver(entryOf('a'), throwing)).toEqual(later());
    await machine.settle();
    expect(outbox.getState().items).toEqual([]);
  });
});
