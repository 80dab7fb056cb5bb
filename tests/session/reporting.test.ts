import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createSession } from '../../src/session/createSession.ts';
import type { Receiver } from '../../src/session/receivers/receiver.ts';
import type { OutboxStage } from '../../src/session/outbox/outboxState.ts';
import type { Session } from '../../src/session/sessionState.ts';
import { memoryOutbox, type MemoryOutbox } from './memoryOutbox.ts';
import { createWorld, failedRun, type memoryStorage, NOW, type World } from './sessionWorld.ts';

const DELIVERED = { kind: 'delivered', receipt: { reference: 'R-1', at: NOW } } as const;

function receiverOf(limits: Receiver['limits'] = {}, more: Partial<Receiver> = {}): Receiver {
  return {
    id: 'test',
    label: 'test',
    limits,
    encode: (report) => JSON.stringify(report),
    send: async () => DELIVERED,
    ...more,
  };
}

/** A world whose sessions all have the same outbox. */
function reportWorld(change: Parameters<typeof createWorld>[0] = {}, outbox = memoryOutbox()) {
  return { outbox, ...createWorld({ outbox: () => outbox, ...change }) };
}

async function opened(
  world: World = reportWorld(),
  receiver: Receiver | readonly Receiver[] | undefined = receiverOf(),
  run: unknown = failedRun(),
): Promise<Session> {
  const session = world.session(receiver ? { receiver } : {});
  session.setRun(run);
  await session.load();
  session.go({ kind: 'report' });
  await vi.dynamicImportSettled();
  await vi.waitFor(() =>
    expect(
      session.getState().preview ?? session.getState().previewError ?? session.getState().reports[0],
    ).toBeDefined(),
  );
  return session;
}

const stored = (world: World): string =>
  [...(world.environment.storage as ReturnType<typeof memoryStorage>).map.values()].join('\n');
const draftKeys = (world: World): string[] =>
  [...(world.environment.storage as ReturnType<typeof memoryStorage>).map.keys()].filter((key) =>
    key.includes('draft'),
  );

describe('writing a report', () => {
  it('N34: the form opens filled in, with the dominant symptom as subject', async () => {
    const session = await opened();
    const { draft, preview } = session.getState();
    expect(draft).toEqual({
      id: 'id-1',
      createdAt: NOW,
      subject: 'The provider refused the key',
      message: '',
      without: [],
      dirty: false,
    });
    expect(preview!.report).toMatchObject({
      id: 'id-1',
      category: 'other',
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

  it.each<[string, (session: Session) => void, string | undefined]>([
    ['nobody', () => {}, undefined],
    [
      'the operator, who called the guide no help',
      (session) => session.helpful('bad-key', false),
      'guide-wrong',
    ],
    [
      'the operator, who called the result wrong',
      (session) => session.say('nothing-produced'),
      'wrong-result',
    ],
  ])('N34: what it is about was said by %s', async (_, act, category) => {
    const session = reportWorld().session({ receiver: receiverOf() });
    session.setRun(failedRun());
    await session.load();
    act(session);
    session.go({ kind: 'report' });
    await vi.waitFor(() => expect(session.getState().draft).toBeDefined());
    expect(session.getState().draft!.category).toBe(category);
  });

  it('N34: a run that waits for somebody is blocked, which it says itself', async () => {
    const run = { id: '7', status: 'waiting', observedAt: NOW, waiting: { for: 'approval' } };
    expect((await opened(undefined, undefined, run)).getState().draft!.category).toBe('blocked');
  });

  it('N34: an untouched draft is filled in anew from what is known by then', async () => {
    const session = await opened();
    session.back();
    session.helpful('bad-key', false);
    session.go({ kind: 'report' });
    expect(session.getState().draft).toMatchObject({ id: 'id-1', category: 'guide-wrong' });
    session.editDraft({ category: 'blocked' });
    session.back();
    session.go({ kind: 'report' });
    expect(session.getState().draft).toMatchObject({ id: 'id-1', category: 'blocked' });
  });

  it('N35: the id is made once: it outlives edits, closing, another run and a reload', async () => {
    const world = reportWorld();
    const session = await opened(world);
    session.editDraft({ message: 'It fails every day.' });
    session.back();
    session.setRun(failedRun('2'));
    const again = await opened(world);
    expect(again.getState().draft).toMatchObject({ id: 'id-1', message: 'It fails every day.', dirty: true });
    again.discardDraft();
    expect(again.getState()).toMatchObject({ view: { kind: 'lead' } });
    expect(again.getState().draft).toBeUndefined();
    again.go({ kind: 'report' });
    expect(again.getState().draft).toMatchObject({ id: 'id-2', message: '' });
  });

  it('N35: what is typed into a stored draft stands at once, before the code that stores it is there', async () => {
    const world = reportWorld();
    (await opened(world)).editDraft({ message: 'Old text.' });
    const session = world.session({ receiver: receiverOf() });
    session.setRun(failedRun());
    await session.load();
    session.go({ kind: 'report' });
    session.editDraft({ message: 'Old text. T' });
    expect(session.getState().draft).toMatchObject({ message: 'Old text. T', dirty: true });
    session.editDraft({ message: 'Old text. Typed.' });
    await session.send();
    await vi.waitFor(() => expect(world.outbox.getState().items).toHaveLength(1));
    expect(world.outbox.getState().items[0]!.body).toContain('Old text. Typed.');
  });

  it('N36: what is previewed is what the outbox gets, to the byte', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.string({ maxLength: 50 }),
        fc.subarray(['mission', 'step', 'artifacts', 'log', 'guide', 'trail', 'page'] as const),
        async (message, subject, without) => {
          const world = reportWorld();
          const session = await opened(world, receiverOf({ message: 100, total: 5000 }));
          session.editDraft({ message, subject, without });
          const { body, report } = session.getState().preview!;
          await session.send();
          expect(world.outbox.getState().items).toMatchObject([
            { id: report.id, runId: '129', receiver: 'test', body, subject: report.subject },
          ]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('N36: a part that is left out is not sent', async () => {
    const session = await opened();
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

  it('N55: of several receivers the first is proposed; the one chosen has its own preview, and is remembered', async () => {
    const world = reportWorld();
    const receivers = [
      receiverOf(),
      receiverOf({ message: 4 }, { id: 'short', encode: ({ message }) => `only ${message}` }),
    ];
    const session = await opened(world, receivers);
    session.editDraft({ message: 'a long message' });
    expect(JSON.parse(session.getState().preview!.body)).toMatchObject({ message: 'a long message' });
    session.editDraft({ receiver: 'short' });
    expect(session.getState().preview!.body).toBe('only  […]');
    const reloaded = await opened(world, receivers);
    expect(reloaded.getState().preview!.body).toBe('only  […]');
    await reloaded.send();
    expect(world.outbox.getState().items).toMatchObject([{ receiver: 'short', body: 'only  […]' }]);
    const gone = await opened(reportWorld(), [receiverOf()]);
    gone.editDraft({ receiver: 'gone' });
    expect(JSON.parse(gone.getState().preview!.body)).toMatchObject({ id: 'id-1' });
  });
});

describe('sending a report', () => {
  it('N37: fifty presses, in every order with closing and leaving, are one report', async () => {
    const world = reportWorld();
    const session = await opened(world);
    const presses = Array.from({ length: 49 }, () => session.send());
    session.back();
    session.end();
    session.setRun(failedRun('2'));
    session.setRun(failedRun('129'));
    session.go({ kind: 'report' });
    session.editDraft({ message: 'too late' });
    session.discardDraft();
    presses.push(session.send());
    await Promise.all(presses);
    await session.send();
    expect(world.outbox.calls).toEqual(['save id-1']);
    expect(world.outbox.getState().items).toHaveLength(1);
  });

  it('N38: the draft ends with the durable write, not before, and the report goes on in the outbox', async () => {
    const world = reportWorld();
    const session = await opened(world);
    const sending = session.send();
    expect(session.getState().sending).toEqual({ state: 'sending' });
    expect(draftKeys(world)).toHaveLength(1);
    await sending;
    expect(session.getState()).toMatchObject({
      sending: { state: 'ended', id: 'id-1', isDurable: true },
      reports: [{ id: 'id-1', stage: { kind: 'saved' } }],
    });
    expect(session.getState().draft).toBeUndefined();
    expect(draftKeys(world)).toEqual([]);
    world.outbox.put({ id: 'id-1', stage: { ...DELIVERED, at: NOW } });
    expect(session.getState().reports[0]!.stage.kind).toBe('delivered');
  });

  it('N38: a report that lives only as long as the page leaves its text in storage until it has arrived', async () => {
    const world = reportWorld({}, memoryOutbox({ place: 'memory', fault: 'blocked' }));
    const session = await opened(world);
    session.editDraft({ message: 'mine' });
    await session.send();
    expect(session.getState()).toMatchObject({ sending: { state: 'ended', isDurable: false } });
    expect(session.getState().draft).toBeUndefined();
    expect(draftKeys(world)).toHaveLength(1);
    const reloaded = await opened(reportWorld({ storage: world.environment.storage! }));
    expect(reloaded.getState().draft).toMatchObject({ id: 'id-1', message: 'mine' });
    world.outbox.put({ id: 'id-1', stage: { ...DELIVERED, at: NOW } });
    expect(draftKeys(world)).toEqual([]);
    expect(session.getState().draft).toBeUndefined();
  });

  it('N38: a report of a run that is no longer shown ends its own draft only', async () => {
    const world = reportWorld();
    const session = await opened(world);
    const sending = session.send();
    session.setRun(failedRun('2'));
    session.go({ kind: 'report' });
    await sending;
    expect(session.getState()).toMatchObject({
      sending: { state: 'writing' },
      draft: { id: 'id-2' },
      reports: [],
    });
    session.setRun(failedRun('129'));
    expect(session.getState().draft).toBeUndefined();
    expect(session.getState().reports).toHaveLength(1);
  });

  it('N56: an interactive receiver is called within the press, and what it answers is kept', async () => {
    const world = reportWorld();
    const send = vi.fn<Receiver['send']>(async () => ({ kind: 'handed-over', to: 'mail' }));
    const session = await opened(world, receiverOf({}, { interactive: true, send }));
    const sending = session.send();
    expect(send).toHaveBeenCalledTimes(1);
    await sending;
    expect(world.outbox.calls).toEqual(['hand over id-1']);
    expect(session.getState()).toMatchObject({
      sending: { state: 'ended', id: 'id-1' },
      reports: [{ stage: { kind: 'handed-over', to: 'mail' } }],
    });
    expect(session.getState().draft).toBeUndefined();
  });

  it.each<[string, Receiver['send']]>([
    [
      'is refused by the browser',
      async () => ({ kind: 'rejected', reason: 'invalid', status: 0, said: 'No tab.' }),
    ],
    [
      'throws',
      () => {
        throw new Error('x');
      },
    ],
    ['answers nonsense', async () => undefined as never],
  ])('N56: a hand-over that %s keeps the text, and leaves no report behind', async (_, send) => {
    const world = reportWorld();
    const session = await opened(world, receiverOf({}, { interactive: true, send }));
    session.editDraft({ message: 'mine' });
    await session.send();
    expect(session.getState()).toMatchObject({
      sending: { state: 'failed', why: 'not-opened' },
      draft: { message: 'mine' },
      reports: [],
    });
  });

  it('N57: without an outbox that can be had nothing is sent, the text stays, and the next press asks again', async () => {
    let works = false;
    const outbox = memoryOutbox();
    const world = createWorld({
      outbox: () => {
        if (works) return outbox;
        throw new Error('gone after a deploy');
      },
    });
    const session = await opened(world);
    expect(session.getState().outbox).toEqual({ state: 'failed' });
    session.editDraft({ message: 'mine' });
    await session.send();
    expect(session.getState()).toMatchObject({
      sending: { state: 'failed' },
      draft: { id: 'id-1', message: 'mine' },
    });
    works = true;
    await session.send();
    expect(session.getState()).toMatchObject({ sending: { state: 'ended' }, reports: [{ id: 'id-1' }] });
  });

  it('N57: a storage that does not answer keeps nobody from writing', async () => {
    const world = reportWorld({}, memoryOutbox({ isRead: false }));
    const session = world.session({ receiver: receiverOf() });
    session.setRun(failedRun());
    await session.load();
    session.go({ kind: 'report' });
    await vi.waitFor(() => expect(world.timers()).toBe(1));
    expect(session.getState().draft).toBeUndefined();
    world.pass(2000);
    await vi.waitFor(() => expect(session.getState().draft).toBeDefined());
    world.outbox.set({ isRead: true });
    expect(session.getState().outbox).toEqual({ state: 'ready', place: 'indexeddb', unreadable: 0 });
    expect(world.timers()).toBe(0);
  });

  it('N57: a session that has ended follows no outbox, also one that comes late; one that loads again does', async () => {
    let asked = 0;
    let come = (): void => {};
    const outbox = memoryOutbox();
    const world = createWorld({
      outbox: () =>
        new Promise((resolve) => {
          asked++;
          come = () => resolve(outbox);
        }),
    });
    const session = world.session({ receiver: receiverOf() });
    session.setRun(failedRun());
    const loaded = session.load();
    session.end();
    await loaded;
    expect(asked).toBe(0);
    void session.load();
    await vi.waitFor(() => expect(asked).toBe(1));
    session.end();
    come();
    await vi.waitFor(() => expect(world.timers()).toBe(0));
    outbox.put({ id: 'r', runId: '129', stage: { kind: 'saved', at: NOW } });
    expect(session.getState().outbox).toBeUndefined();
    void session.load();
    await vi.waitFor(() => expect(asked).toBe(2));
    come();
    await vi.waitFor(() => expect(session.getState().reports).toHaveLength(1));
  });

  it('N58: the wait of a report ticks down while its form is open', async () => {
    const world = reportWorld();
    const session = await opened(world);
    session.subscribe(() => {});
    world.outbox.put({
      id: 'r',
      runId: '129',
      stage: { kind: 'waiting', at: NOW, reason: 'server', until: NOW + 2500, tries: 1 },
    });
    world.pass(1000);
    expect(session.getState().now).toBe(NOW + 1000);
    world.pass(10_000);
    expect(session.getState().now).toBe(NOW + 2500);
    expect(world.timers()).toBe(0);
    session.back();
    world.outbox.put({
      id: 'r',
      stage: { kind: 'waiting', at: NOW, reason: 'server', until: NOW + 99_999, tries: 2 },
    });
    expect(world.timers()).toBe(0);
  });
});

describe('reports that were sent', () => {
  const withOne = (stage: Parameters<MemoryOutbox['put']>[0]['stage'], more = {}) => {
    const world = reportWorld();
    world.outbox.put({ id: 'old', runId: '129', subject: 'Old', stage, ...more });
    return world;
  };
  const refused = { kind: 'rejected', at: NOW, reason: 'too-large', status: 413 } as const;

  it('N59: where a run was reported no second report is begun by itself, only when asked for', async () => {
    const world = withOne({ kind: 'saved', at: NOW });
    const session = await opened(world);
    expect(session.getState()).toMatchObject({ reports: [{ id: 'old' }] });
    expect(session.getState().draft).toBeUndefined();
    session.startReport();
    expect(session.getState().draft).toMatchObject({
      id: 'id-1',
      subject: 'The provider refused the key',
      dirty: false,
    });
    await session.send();
    expect(session.getState().reports.map(({ id }) => id)).toEqual(['id-1', 'old']);
  });

  it('N59: reports of other runs are not shown, and a draft that was begun stays in view', async () => {
    const world = withOne({ kind: 'saved', at: NOW }, { runId: '2' });
    const session = await opened(world);
    expect(session.getState().reports).toEqual([]);
    session.editDraft({ message: 'begun' });
    world.outbox.put({ id: 'new', runId: '129', stage: { kind: 'saved', at: NOW } });
    expect(session.getState()).toMatchObject({ reports: [{ id: 'new' }], draft: { message: 'begun' } });
  });

  it('N59: of other runs those are told apart that were not received and can still be kept, in any stage', async () => {
    const at = NOW;
    const open: readonly OutboxStage[] = [
      { kind: 'saved', at },
      { kind: 'sending', at },
      { kind: 'waiting', at, reason: 'server', until: NOW + 2500, tries: 1 },
      { kind: 'unsure', at },
      refused,
    ];
    const world = reportWorld();
    for (const stage of open) world.outbox.put({ id: stage.kind, runId: '2', stage });
    world.outbox.put({ id: 'of this run', runId: '129', stage: refused });
    world.outbox.put({
      id: 'left to a mail program',
      runId: '2',
      stage: { kind: 'handed-over', at, to: 'mail' },
    });
    const session = await opened(world);
    const elsewhere = (): string[] =>
      session
        .getState()
        .elsewhere.map(({ id }) => id)
        .toSorted();
    const kinds = open.map(({ kind }) => kind).toSorted();
    expect(elsewhere()).toEqual(kinds);
    const { body: _, ...gone } = world.outbox.getState().items.find(({ id }) => id === 'sending')!;
    world.outbox.set({
      items: world.outbox
        .getState()
        .items.map((item) => (item.id === 'sending' ? { ...gone, stage: { ...DELIVERED, at } } : item)),
    });
    expect(elsewhere()).toEqual(kinds.filter((kind) => kind !== 'sending'));
    session.setRun({ ...failedRun(), id: '2' });
    await vi.waitFor(() => expect(elsewhere()).toEqual(['of this run']));
  });

  it('N68: what receivers have about the run is told, each report once, newest first', async () => {
    const filed = (id: string, at: number) => ({ id, subject: id, receipt: { reference: id, at } });
    const asked: string[] = [];
    const receivers = [
      receiverOf({}, { id: 'one', filed: async () => [filed('old', NOW - 5), filed('both', NOW - 3)] }),
      receiverOf(
        {},
        {
          id: 'two',
          filed: async (runId) => {
            asked.push(runId);
            return [filed('new', NOW - 1), filed('both', NOW - 3)];
          },
        },
      ),
      receiverOf({}, { id: 'three', filed: () => Promise.reject(new Error('down')) }),
      receiverOf({}, { id: 'four' }),
    ];
    const session = await opened(reportWorld(), receivers);
    await vi.waitFor(() => expect(session.getState().filed).toBeDefined());
    expect(session.getState().filed).toMatchObject({
      runId: '129',
      reports: [{ id: 'new' }, { id: 'both' }, { id: 'old' }],
    });
    session.go({ kind: 'lead' });
    session.go({ kind: 'report' });
    await Promise.resolve();
    expect(asked).toEqual(['129']);
  });

  it('N68: a receiver that never answers keeps nobody, and has none', async () => {
    const world = reportWorld();
    const session = await opened(world, receiverOf({}, { filed: () => new Promise(() => {}) }));
    expect(session.getState().draft).toBeDefined();
    world.pass(10_000);
    await vi.waitFor(() => expect(session.getState().filed).toEqual({ runId: '129', reports: [] }));
  });

  it('N60: a report that was refused is written again with all its words, as one of its own, which then takes its place', async () => {
    const world = reportWorld();
    const session = await opened(world);
    session.editDraft({ message: 'All of it', without: ['log'], category: 'blocked' });
    await session.send();
    world.outbox.put({ id: 'id-1', stage: refused });
    const reloaded = await opened(world);
    reloaded.startReport('id-1');
    expect(reloaded.getState().draft).toMatchObject({
      id: 'id-2',
      message: 'All of it',
      without: ['log'],
      category: 'blocked',
      replaces: 'id-1',
      dirty: true,
    });
    await reloaded.send();
    expect(reloaded.getState().reports.map(({ id }) => id)).toEqual(['id-2']);
  });

  it('N60: the words come out of the report itself where this device has not kept them', async () => {
    const body = JSON.stringify({ message: 'From elsewhere', category: 'blocked' });
    const session = await opened(withOne(refused, { body }));
    session.startReport('old');
    expect(session.getState().draft).toMatchObject({
      subject: 'Old',
      message: 'From elsewhere',
      category: 'blocked',
    });
    const opaque = await opened(withOne(refused, { body: 'free text' }));
    opaque.startReport('old');
    expect(opaque.getState().draft).toMatchObject({ message: '', dirty: false });
    expect(opaque.getState().draft).not.toHaveProperty('replaces');
  });

  it('N60: nothing that is being written is written over', async () => {
    const session = await opened(withOne(refused, { body: '{"message":"old"}' }));
    session.startReport();
    session.editDraft({ message: 'new' });
    session.startReport('old');
    expect(session.getState().draft).toMatchObject({ message: 'new' });
  });

  it('N61: a report is tried again or forgotten when the operator says so', async () => {
    const world = withOne(refused);
    const session = await opened(world);
    session.retryReport('old');
    session.removeReport('old');
    expect(world.outbox.calls).toEqual(['retry old', 'remove old']);
    expect(session.getState().reports).toEqual([]);
    await vi.waitFor(() => expect(session.getState().draft).toBeDefined());
  });

  it('N61: a text is kept beside the outbox only until it has arrived', async () => {
    const world = reportWorld();
    const session = await opened(world);
    session.editDraft({ message: 'very own words' });
    await session.send();
    expect(stored(world)).toContain('very own words');
    world.outbox.put({ id: 'id-1', stage: { ...DELIVERED, at: NOW } });
    expect(stored(world)).not.toContain('very own words');
  });
});

describe('a draft in storage', () => {
  it('N62: what would not be sent is not stored, and what is typed stays as it is in view', async () => {
    const secret = 'hunter2-very-secret';
    const token = `ghp_${'a1B2c3D4e5F6'.repeat(3)}`;
    const world = reportWorld({ secrets: [secret] });
    const session = await opened(world);
    const message = `It says ${secret}, and my key is ${token}. Help!`;
    session.editDraft({ message, subject: secret });
    expect(session.getState().draft).toMatchObject({ message, subject: secret });
    expect(stored(world)).not.toContain(secret);
    expect(stored(world)).not.toContain(token);
    expect(stored(world)).toContain('Help!');
    await session.send();
    expect(stored(world)).not.toContain(token);
  });

  it('N62: when nothing can be taken out, nothing is stored, and the text lives as long as the page', async () => {
    const secrets = new Proxy<string[]>([], {
      get: () => {
        throw new Error('redaction failed');
      },
    });
    const world = reportWorld({ secrets });
    const session = await opened(world);
    session.editDraft({ message: 'mine' });
    expect(session.getState()).toMatchObject({ draft: { message: 'mine' }, isDraftKept: false });
    expect(draftKeys(world)).toEqual([]);
  });

  it('N63: whether the draft outlives the page is known', async () => {
    const session = await opened();
    session.editDraft({ message: 'x' });
    expect(session.getState().isDraftKept).toBe(true);
    const { storage: _, ...environment } = reportWorld().environment;
    const without = createSession(environment, { surface: 'run-detail', receiver: receiverOf() });
    without.setRun(failedRun());
    await without.load();
    without.go({ kind: 'report' });
    await vi.waitFor(() => expect(without.getState().draft).toBeDefined());
    without.editDraft({ message: 'x' });
    expect(without.getState().isDraftKept).toBe(false);
  });

  it('N63: it is known of a draft that lay there, and of one from another tab, too', async () => {
    const world = reportWorld();
    const there = await opened(world);
    there.editDraft({ message: 'written there' });
    const here = await opened(world);
    expect(here.getState()).toMatchObject({ draft: { message: 'written there' }, isDraftKept: true });
    there.editDraft({ message: 'written there, later' });
    here.go({ kind: 'lead' });
    here.go({ kind: 'report' });
    expect(here.getState()).toMatchObject({ draft: { message: 'written there, later' }, isDraftKept: true });
  });

  it('N64: a tab that comes back shows what another tab wrote', async () => {
    const world = reportWorld();
    const here = await opened(world);
    const there = await opened(world);
    there.editDraft({ message: 'written there' });
    here.go({ kind: 'report' });
    expect(here.getState().draft).toMatchObject({ id: 'id-1', message: 'written there' });
    expect(here.getState().otherText).toBeUndefined();
  });

  it('N64: a text that another tab wrote meanwhile is kept beside, to take in or leave out', async () => {
    for (const isTaken of [true, false]) {
      const world = reportWorld();
      const here = await opened(world);
      const there = await opened(world);
      there.editDraft({ message: 'written there' });
      here.editDraft({ message: 'written here' });
      expect(here.getState()).toMatchObject({
        draft: { message: 'written here' },
        otherText: 'written there',
      });
      const reloaded = await opened(world);
      expect(reloaded.getState()).toMatchObject({
        draft: { message: 'written here' },
        otherText: 'written there',
      });
      reloaded.mergeDraft(isTaken);
      expect(reloaded.getState().draft!.message).toBe(
        isTaken ? 'written here\n\nwritten there' : 'written here',
      );
      expect(reloaded.getState().otherText).toBeUndefined();
    }
  });

  it('N64: whatever two tabs write in turn, every text that stood in one is in the draft or beside it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.boolean(), fc.boolean(), fc.constantFrom('apple', 'pear', 'plum', 'fig')), {
          maxLength: 12,
        }),
        async (steps) => {
          const world = reportWorld();
          const tabs = [await opened(world), await opened(world)] as const;
          /** The last text of each tab that nobody changed knowingly. */
          const written = new Map<Session, string>();
          for (const [isFirst, comesBack, word] of steps) {
            const tab = tabs[isFirst ? 0 : 1];
            if (comesBack) tab.go({ kind: 'report' });
            const message = `${tab.getState().draft!.message} ${word}`.trim();
            tab.editDraft({ message });
            written.set(tab, message);
          }
          const end = await opened(world);
          const { draft, otherText = '' } = end.getState();
          const all = `${draft!.message}\n${otherText}`;
          for (const message of written.values()) {
            // A tab that came back and wrote on has the other's words in its own.
            const isThere =
              all.includes(message) ||
              [...written.values()].some((other) => other !== message && other.startsWith(message));
            expect(isThere, `“${message}” in “${all}”`).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('N64: a draft that another tab has sent is no draft here any more', async () => {
    const world = reportWorld();
    const here = await opened(world);
    const there = await opened(world);
    there.editDraft({ message: 'written there' });
    await there.send();
    expect(here.getState().draft).toBeUndefined();
    expect(here.getState().reports).toHaveLength(1);
    await here.send();
    expect(world.outbox.calls).toEqual(['save id-1']);
  });

  it('N64: a press sends only what was in view: what another tab has made of it is shown first', async () => {
    const world = reportWorld();
    const here = await opened(world);
    const there = await opened(world);
    there.editDraft({ message: 'theirs' });
    here.editDraft({ message: 'mine' });
    await there.send();
    expect(world.outbox.calls).toEqual([]);
    expect(there.getState()).toMatchObject({ draft: { message: 'mine' }, otherText: 'theirs' });
    await there.send();
    expect(world.outbox.getState().items).toMatchObject([{ id: 'id-1' }]);
    expect(here.getState().draft).toBeUndefined();
  });

  it('N64: what is written while another tab sends the draft is a report of its own', async () => {
    const world = reportWorld();
    const here = await opened(world);
    const there = await opened(world);
    const sending = there.send();
    here.editDraft({ message: 'mine' });
    await sending;
    expect(here.getState()).toMatchObject({ draft: { message: 'mine' }, reports: [{ id: 'id-1' }] });
    expect(here.getState().draft!.id).not.toBe('id-1');
    await here.send();
    expect(world.outbox.getState().items).toHaveLength(2);
  });
});

describe('what is taken out', () => {
  it('N46: secrets of the host are not in the preview, and a receiver cannot put them back', async () => {
    const secret = 'hunter2-very-secret';
    const run = failedRun('129', { title: `with ${secret}`, log: [{ text: `key ${secret}\n` }] });
    const session = await opened(reportWorld({ secrets: [secret] }), receiverOf(), run);
    expect(session.getState().preview!.body).not.toContain(secret);
    expect(session.getState().preview!.report.removed.map(({ path }) => path)).toEqual([
      'run.title',
      'log.text',
    ]);
    const world = reportWorld({ secrets: [secret] });
    const second = await opened(world, receiverOf({}, { encode: () => `token=${secret}` }));
    expect(second.getState().preview).toBeUndefined();
    expect(second.getState().previewError).toBe('The receiver put a secret back into the report.');
    await second.send();
    expect(second.getState().sending).toEqual({ state: 'writing' });
    expect(world.outbox.calls).toEqual([]);
  });

  it('N46: a secret that the host comes to know later is taken out from then on', async () => {
    const [base, late] = ['hunter2-very-secret', 'late-comer-secret'];
    const run = failedRun('129', { title: `with ${base} and ${late}` });
    const receiver = receiverOf();
    const world = reportWorld({ secrets: [base] });
    const session = await opened(world, receiver, run);
    expect(session.getState().preview!.body).toContain(late);
    session.setHost({ surface: 'run-detail', receiver, secrets: [late] });
    const { preview } = session.getState();
    expect(preview!.body).not.toContain(late);
    expect(preview!.body).not.toContain(base);
    session.setHost({ surface: 'run-detail', receiver, secrets: [late] });
    expect(session.getState().preview).toBe(preview);
    await session.send();
    expect(world.outbox.getState().items[0]!.body).not.toContain(late);
  });

  it.each<[string, Parameters<typeof createWorld>[0], Partial<Receiver>, string]>([
    [
      'the preview cannot be made',
      {},
      {
        encode: () => {
          throw new Error('no room');
        },
      },
      'no room',
    ],
    [
      'redaction fails',
      {
        secrets: new Proxy<string[]>([], {
          get: () => {
            throw new Error('redaction failed');
          },
        }),
      },
      {},
      'redaction failed',
    ],
  ])('N47: when %s, nothing can be sent', async (_, change, more, said) => {
    const world = reportWorld(change);
    const session = await opened(world, receiverOf({}, more));
    expect(session.getState()).toMatchObject({ previewError: said });
    expect(session.getState().preview).toBeUndefined();
    await session.send();
    expect(world.outbox.calls).toEqual([]);
  });

  it('N47: a source of ids that throws is told by the form, and opening it again tries again', async () => {
    let works = false;
    const randomId = (): string => {
      if (works) return 'id-1';
      throw new Error('no entropy');
    };
    const session = await opened(reportWorld({ randomId }));
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

  it.each<[string, World, Receiver | undefined]>([
    ['receiver', reportWorld(), undefined],
    ['outbox', createWorld(), receiverOf()],
  ])('N47: without a %s the report can be read and copied, not sent', async (_, world, receiver) => {
    const session = world.session(receiver ? { receiver } : {});
    session.setRun(failedRun());
    await session.load();
    session.go({ kind: 'report' });
    await vi.waitFor(() => expect(session.getState().preview).toBeDefined());
    expect(JSON.parse(session.getState().preview!.body)).toMatchObject({ run: { id: '129' } });
    await session.send();
    expect(session.getState().sending).toEqual({ state: 'writing' });
  });

  it('N48: a run that is polled while the form is open does not change the time of the report', async () => {
    const world = reportWorld();
    const session = await opened(world);
    const { body } = session.getState().preview!;
    world.pass(5000);
    session.setRun(failedRun());
    expect(session.getState().preview!.body).toBe(body);
  });
});
