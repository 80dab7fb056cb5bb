import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Delivery, Report } from '../../src/core/model/report.ts';
import type { Receiver } from '../../src/session/receiver.ts';
import type { Session } from '../../src/session/sessionState.ts';
import { createWorld, failedRun, type memoryStorage, NOW, type World } from './sessionWorld.ts';

const DELIVERED: Delivery = { kind: 'delivered', receipt: { reference: 'R-1', at: NOW } };

/** A receiver that answers by hand and keeps what it was given. */
function receiverOf(limits: Receiver['limits'] = {}) {
  const sent: { report: Report; body: string }[] = [];
  const answers: ((delivery: Delivery) => void)[] = [];
  const receiver: Receiver = {
    id: 'test',
    label: 'test',
    limits,
    encode: (report) => JSON.stringify(report),
    send: (report, body) => {
      sent.push({ report, body });
      return new Promise((resolve) => answers.push(resolve));
    },
  };
  return { sent, answers, receiver };
}

async function opened(
  receiver?: Receiver,
  world: World = createWorld(),
  run: unknown = failedRun(),
): Promise<Session> {
  const session = world.session(receiver ? { receiver } : {});
  session.setRun(run);
  await session.load();
  session.go({ kind: 'report' });
  await vi.waitFor(() => expect(session.getState().preview ?? session.getState().previewError).toBeDefined());
  return session;
}

describe('writing a report', () => {
  it('N34: the form opens filled in, with the dominant symptom as subject', async () => {
    const session = await opened(receiverOf().receiver);
    const { draft, preview } = session.getState();
    expect(draft).toEqual({
      id: 'id-1',
      createdAt: NOW,
      category: 'unclear-failure',
      subject: 'The provider refused the key',
      message: '',
      without: [],
      dirty: false,
    });
    expect(preview!.report).toMatchObject({
      id: 'id-1',
      run: { id: '129', status: 'failed', trouble: 'failed' },
      step: {
        id: 'ask',
        title: 'Ask the model',
        said: 'Incorrect API key provided',
        code: 'invalid_api_key',
        status: 401,
      },
      guide: { id: 'bad-key', symptom: 'The provider refused the key', move: 'fix' },
      page: { surface: 'run-detail' },
    });
  });

  it('N35: the id is made once: it outlives edits, closing, another run and a reload', async () => {
    const world = createWorld();
    const session = await opened(receiverOf().receiver, world);
    session.editDraft({ message: 'It fails every day.' });
    session.back();
    session.setRun(failedRun('2'));
    const again = await opened(receiverOf().receiver, world);
    expect(again.getState().draft).toMatchObject({ id: 'id-1', message: 'It fails every day.', dirty: true });
    again.discardDraft();
    expect(again.getState()).toMatchObject({ view: { kind: 'lead' } });
    expect(again.getState().draft).toBeUndefined();
    again.go({ kind: 'report' });
    expect(again.getState().draft).toMatchObject({ id: 'id-2', message: '' });
  });

  it('N36: what is previewed is what is sent, to the byte', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.string({ maxLength: 50 }),
        fc.subarray(['mission', 'step', 'artifacts', 'log', 'guide', 'trail', 'page'] as const),
        async (message, subject, without) => {
          const { sent, answers, receiver } = receiverOf({ message: 100, total: 5000 });
          const session = await opened(receiver);
          session.editDraft({ message, subject, without });
          const { preview } = session.getState();
          const sending = session.send();
          expect(sent).toEqual([{ report: preview!.report, body: preview!.body }]);
          expect(session.getState().preview).toBe(preview);
          answers[0]!(DELIVERED);
          await sending;
        },
      ),
      { numRuns: 40 },
    );
  });

  it('N36: a part that is left out is not sent', async () => {
    const session = await opened(receiverOf().receiver);
    session.editDraft({ without: ['step', 'guide', 'trail', 'page'] });
    const { report } = session.getState().preview!;
    expect(Object.keys(report)).toEqual([
      'schema',
      'id',
      'createdAt',
      'category',
      'subject',
      'message',
      'run',
      'removed',
      'trimmed',
    ]);
  });

  it('N37: sending twice is one request, also after the panel was closed and opened', async () => {
    const { sent, answers, receiver } = receiverOf();
    const session = await opened(receiver);
    const first = session.send();
    const second = session.send();
    session.back();
    session.end();
    session.setRun(failedRun('2'));
    session.setRun(failedRun('129'));
    expect(session.getState().sending).toEqual({ state: 'sending' });
    session.go({ kind: 'report' });
    void session.send();
    session.editDraft({ message: 'too late' });
    session.discardDraft();
    expect(sent).toHaveLength(1);
    answers[0]!(DELIVERED);
    await Promise.all([first, second]);
    expect(session.getState().sending).toEqual({ state: 'ended', delivery: DELIVERED, at: NOW });
  });

  it('N38: a receipt ends the draft, here and in storage; the next report is another one', async () => {
    const { answers, receiver } = receiverOf();
    const world = createWorld();
    const session = await opened(receiver, world);
    const sending = session.send();
    answers[0]!(DELIVERED);
    await sending;
    expect(session.getState().draft).toBeUndefined();
    expect(
      [...(world.environment.storage as ReturnType<typeof memoryStorage>).map.keys()].filter((key) =>
        key.includes('draft'),
      ),
    ).toEqual([]);
    session.back();
    session.go({ kind: 'report' });
    expect(session.getState().sending).toMatchObject({ state: 'ended', delivery: DELIVERED });
    expect(session.getState().draft).toBeUndefined();
    session.discardDraft();
    session.go({ kind: 'report' });
    expect(session.getState()).toMatchObject({ sending: { state: 'writing' }, draft: { id: 'id-2' } });
  });

  it('N38: a receipt for a run that is no longer shown clears its own draft only', async () => {
    const { answers, receiver } = receiverOf();
    const world = createWorld();
    const session = await opened(receiver, world);
    const sending = session.send();
    session.setRun(failedRun('2'));
    session.go({ kind: 'report' });
    answers[0]!(DELIVERED);
    await sending;
    expect(session.getState()).toMatchObject({ sending: { state: 'writing' }, draft: { id: 'id-2' } });
    session.setRun(failedRun('129'));
    expect(session.getState().draft).toBeUndefined();
  });

  it.each<[string, Delivery]>([
    ['waiting', { kind: 'waiting', reason: 'timeout' }],
    ['rejected', { kind: 'rejected', reason: 'auth', status: 401 }],
    ['handed over', { kind: 'handed-over', to: 'tab' }],
  ])('N39: a report that is %s keeps its text and its id', async (_, delivery) => {
    const { sent, answers, receiver } = receiverOf();
    const session = await opened(receiver);
    session.editDraft({ message: 'keep me' });
    const sending = session.send();
    answers[0]!(delivery);
    await sending;
    expect(session.getState()).toMatchObject({
      sending: { state: 'ended', delivery },
      draft: { id: 'id-1', message: 'keep me' },
    });
    void session.send();
    expect(sent.map(({ report }) => report.id)).toEqual(['id-1', 'id-1']);
  });

  it('N39: a draft that is changed after an unknown ending is another report, and says which one may have arrived', async () => {
    const { sent, answers, receiver } = receiverOf();
    const world = createWorld();
    const session = await opened(receiver, world);
    session.editDraft({ message: 'first' });
    const sending = session.send();
    answers[0]!({ kind: 'waiting', reason: 'timeout' });
    await sending;
    session.editDraft({ message: 'first' });
    expect(session.getState().draft).toMatchObject({ id: 'id-1', maybeReceived: 'id-1' });
    const reloaded = await opened(receiver, world);
    reloaded.editDraft({ message: 'second' });
    expect(reloaded.getState().draft).toMatchObject({ id: 'id-2', maybeReceived: 'id-1' });
    reloaded.editDraft({ message: 'third' });
    reloaded.editDraft({ without: ['log'] });
    void reloaded.send();
    expect(sent.map(({ report }) => [report.id, report.message])).toEqual([
      ['id-1', 'first'],
      ['id-2', 'third'],
    ]);
  });

  it('N39: a page left while the report was on its way does not know whether it arrived', async () => {
    const { receiver } = receiverOf();
    const world = createWorld();
    void (await opened(receiver, world)).send();
    const reloaded = await opened(receiver, world);
    expect(reloaded.getState().draft).toMatchObject({ id: 'id-1' });
    reloaded.editDraft({ without: ['log'] });
    expect(reloaded.getState().draft).toMatchObject({ id: 'id-2', maybeReceived: 'id-1' });
  });

  it('N39: a draft that was refused keeps its id when it is put right', async () => {
    const { answers, receiver } = receiverOf();
    const session = await opened(receiver);
    const sending = session.send();
    answers[0]!({ kind: 'rejected', reason: 'invalid', status: 422 });
    await sending;
    session.editDraft({ message: 'put right' });
    expect(session.getState().draft).toMatchObject({ id: 'id-1', message: 'put right' });
    expect(session.getState().draft).not.toHaveProperty('maybeReceived');
  });

  it('N39: a receiver that throws, or answers nonsense, is waiting', async () => {
    for (const send of [
      () => {
        throw new Error('x');
      },
      async () => undefined,
      async () => ({ kind: 'delivered' }),
    ]) {
      const session = await opened({ ...receiverOf().receiver, send: send as never });
      await session.send();
      expect(session.getState().sending).toMatchObject({ delivery: { kind: 'waiting', reason: 'server' } });
    }
  });

  it('N39: the wait a receiver asks for ticks down', async () => {
    const { answers, receiver } = receiverOf();
    const world = createWorld();
    const session = await opened(receiver, world);
    session.subscribe(() => {});
    const sending = session.send();
    answers[0]!({ kind: 'waiting', reason: 'rate-limited', after: 2500 });
    await sending;
    world.pass(1000);
    expect(session.getState().now).toBe(NOW + 1000);
    world.pass(10_000);
    expect(session.getState().now).toBe(NOW + 2500);
    expect(world.timers()).toBe(0);
  });

  it('N46: secrets of the host are not in the preview, and a receiver cannot put them back', async () => {
    const secret = 'hunter2-very-secret';
    const run = failedRun('129', { title: `with ${secret}`, log: [{ text: `key ${secret}\n` }] });
    const session = await opened(receiverOf().receiver, createWorld({ secrets: [secret] }), run);
    expect(session.getState().preview!.body).not.toContain(secret);
    expect(session.getState().preview!.report.removed.map(({ path }) => path)).toEqual([
      'run.title',
      'log.text',
    ]);
    const leaky = { ...receiverOf().receiver, encode: () => `token=${secret}` };
    const second = await opened(leaky, createWorld({ secrets: [secret] }));
    expect(second.getState().preview).toBeUndefined();
    expect(second.getState().previewError).toBe('The receiver put a secret back into the report.');
    await second.send();
    expect(second.getState().sending).toEqual({ state: 'writing' });
  });

  it('N46: a secret that the host comes to know later is taken out from then on', async () => {
    const [base, late] = ['hunter2-very-secret', 'late-comer-secret'];
    const run = failedRun('129', { title: `with ${base} and ${late}` });
    const { sent, receiver } = receiverOf();
    const session = await opened(receiver, createWorld({ secrets: [base] }), run);
    expect(session.getState().preview!.body).toContain(late);
    session.setHost({ surface: 'run-detail', receiver, secrets: [late] });
    const { preview } = session.getState();
    expect(preview!.body).not.toContain(late);
    expect(preview!.body).not.toContain(base);
    session.setHost({ surface: 'run-detail', receiver, secrets: [late] });
    expect(session.getState().preview).toBe(preview);
    void session.send();
    expect(sent[0]!.body).not.toContain(late);
  });

  it('N47: when the preview cannot be made, nothing can be sent', async () => {
    const { sent, receiver } = receiverOf();
    const session = await opened({
      ...receiver,
      encode: () => {
        throw new Error('no room');
      },
    });
    expect(session.getState()).toMatchObject({ previewError: 'no room' });
    await session.send();
    expect(sent).toEqual([]);
  });

  it('N47: when redaction fails, nothing can be sent', async () => {
    const { sent, receiver } = receiverOf();
    const secrets = new Proxy<string[]>([], {
      get: () => {
        throw new Error('redaction failed');
      },
    });
    const session = await opened(receiver, createWorld({ secrets }));
    expect(session.getState()).toMatchObject({ previewError: 'redaction failed' });
    expect(session.getState().preview).toBeUndefined();
    await session.send();
    expect(sent).toEqual([]);
  });

  it('N47: a source of ids that throws is told by the form, and opening it again tries again', async () => {
    let works = false;
    const randomId = (): string => {
      if (works) return 'id-1';
      throw new Error('no entropy');
    };
    const session = await opened(receiverOf().receiver, createWorld({ randomId }));
    expect(session.getState().previewError).toBe('no entropy');
    session.back();
    expect(() => session.go({ kind: 'report' })).not.toThrow();
    expect(session.getState().previewError).toBe('no entropy');
    expect(session.getState().draft).toBeUndefined();
    works = true;
    session.go({ kind: 'report' });
    expect(session.getState().previewError).toBeUndefined();
    expect(session.getState()).toMatchObject({ draft: { id: 'id-1' }, preview: { report: { id: 'id-1' } } });
  });

  it('N47: without a receiver the report can be read and copied, not sent', async () => {
    const session = await opened();
    expect(JSON.parse(session.getState().preview!.body)).toMatchObject({ run: { id: '129' } });
    await session.send();
    expect(session.getState().sending).toEqual({ state: 'writing' });
  });

  it('N48: a run that is polled while the form is open does not change the time of the report', async () => {
    const world = createWorld();
    const session = await opened(receiverOf().receiver, world);
    const { body } = session.getState().preview!;
    world.pass(5000);
    session.setRun(failedRun());
    expect(session.getState().preview!.body).toBe(body);
  });
});
