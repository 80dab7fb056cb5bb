import { createOutbox } from '../../../src/session/outbox/createOutbox.ts';
import { createMemoryStore } from '../../../src/session/outbox/createMemoryStore.ts';
import { createStorageStore } from '../../../src/session/outbox/createStorageStore.ts';
import { checkRecord } from '../../../src/session/outbox/checkRecord.ts';
import type { OutboxRecord } from '../../../src/session/outbox/outboxRecord.ts';
import type { OutboxStore } from '../../../src/session/outbox/outboxStore.ts';
import type { Outbox } from '../../../src/session/outbox/outboxState.ts';
import type { Receiver } from '../../../src/session/receivers/receiver.ts';
import { createListedStorage, createMachine, type Page } from './createMachine.ts';
import { createServer } from './createServer.ts';
import type { Damage, DiskFault, Step } from './schedule.ts';

/** What became of the reports of a schedule. */
export interface Outcome {
  /** `save` said that they are kept, in a page that lived. */
  readonly accepted: number;
  /** Accepted, and neither filed nor shown as refused or unsure. */
  readonly lost: readonly string[];
  /** Filed more often than the operator asked for. */
  readonly twice: readonly string[];
  readonly resends: number;
  /** Times one of the two places lost something. */
  readonly damages: number;
  readonly conflicts: number;
  /** What the outbox shows at the end, against what the server knows; and what lies in one place only. */
  readonly wrong: readonly string[];
}

interface Tab extends Page {
  readonly outbox: Outbox;
}

export interface WorldOptions {
  readonly hasLocks?: boolean;
  readonly hasChannel?: boolean;
  /** The first lasting place; shared by all tabs. */
  readonly makeStore?: () => OutboxStore;
}

/** Tabs with real outboxes over one disk, one network and one clock. */
export function createWorld(seed: number, options: WorldOptions = {}) {
  const machine = createMachine(seed);
  const server = createServer(machine.random);
  const memory = { ...createMemoryStore(), place: 'indexeddb' as const };
  const bucket = { ...createMemoryStore(), place: 'bucket' as const };
  /** The two places as the machine sees them, whatever pages are told. */
  const disks: readonly OutboxStore[] = [options.makeStore?.() ?? memory, bucket];
  const storage = createListedStorage();
  const tabs: Tab[] = [];
  const listeners = new Map<Page, Set<() => void>>();
  const back = new Set<{ page: Page; run: () => void }>();
  const saved = new Map<string, { readonly to: 'keyed' | 'plain'; readonly body: string }>();
  const accepted = new Set<string>();
  const retried = new Map<string, number>();
  let fault: DiskFault = 'none';
  let isOnline = true;
  let isAhead = false;
  const wipesNext = new Set<number>();
  let damages = 0;
  let wasFaulty = false;
  let ids = 0;

  /** Reports that lie in one of the two places, and in no other lasting one. */
  const alone = async (place: number): Promise<readonly string[]> => {
    const other = new Map(await disks[1 - place]!.read('ann'));
    const rows = await disks[place]!.read('ann');
    return rows.flatMap(([id, value]) => {
      const isElsewhere = storage.getItem(`waymark:report:${JSON.stringify(['ann', id])}`) !== null;
      return checkRecord(value, 'ann') && !checkRecord(other.get(id), 'ann') && !isElsewhere ? [id] : [];
    });
  };
  /** Whether one of the two places alone knows how a report went on: a page that died had put an earlier copy into the other. */
  const isLaterIn = async (place: number): Promise<boolean> => {
    const other = new Map(await disks[1 - place]!.read('ann'));
    const rows = await disks[place]!.read('ann');
    return rows.some(([id, value]) => {
      const [here, there] = [value, other.get(id)].map((one) => checkRecord(one, 'ann'));
      return here && there && here.revision > there.revision;
    });
  };
  /** Two places that are damaged before the first is mended are more than is promised. */
  const mayLose = async (place: number): Promise<boolean> => {
    if (damages > 0 && ((await alone(place)).length > 0 || (await isLaterIn(place)))) return false;
    damages += 1;
    return true;
  };
  /** One after the other: what a dying page leaves is written at once, and could empty both places together. */
  let wiping = Promise.resolve();
  const wipe = (place: number): Promise<void> => {
    wiping = wiping.then(async () => {
      if (await mayLose(place)) await disks[place]!.purge('ann');
    });
    return wiping;
  };
  const corrupt = async (place: number, record: number, how: Damage): Promise<void> => {
    const rows = await disks[place]!.read('ann');
    const [id, value] = rows[record % Math.max(1, rows.length)] ?? [];
    const whole = checkRecord(value, 'ann');
    if (!id || !whole || !(await mayLose(place))) return;
    const damaged: Readonly<Record<Damage, unknown>> = {
      'other-body': { ...(value as object), body: `${whole.body}!` },
      'other-stage': { ...(value as object), stage: { kind: 'unsure', at: 0 } },
      cut: { schema: whole.schema, user: whole.user, id },
      nothing: 'x',
    };
    await disks[place]!.change('ann', id, () => damaged[how] as OutboxRecord);
  };

  const guarded = (page: Page, store: OutboxStore, position: number): OutboxStore => {
    const ask = <T>(act: 'read' | 'write', work: () => Promise<T>): Promise<T> => {
      const now = fault;
      if (now === 'hangs') {
        if (machine.random() < 0.5) void machine.ask(page, work, store.place).catch(() => {});
        return new Promise(() => {});
      }
      return machine.ask(
        page,
        () => {
          if (now === 'broken') throw new DOMException('broken', 'UnknownError');
          if (now === 'full' && act === 'write') throw new DOMException('full', 'QuotaExceededError');
          return work();
        },
        store.place,
      );
    };
    return {
      place: store.place,
      read: (user) => ask('read', () => store.read(user)),
      change: (user, id, decide) =>
        ask('write', async () => {
          let isWritten = false;
          await store.change(user, id, (current) => {
            const next = decide(current);
            isWritten = Boolean(next);
            return next;
          });
          if (isWritten && wipesNext.delete(position)) await wipe(position);
        }),
      purge: (user) => ask('write', () => store.purge(user)),
      close: () => store.close(),
    };
  };

  const receiverOf = (page: Page, id: 'keyed' | 'plain'): Receiver => ({
    id,
    label: id,
    limits: {},
    ...(id === 'plain' && { idempotent: false }),
    encode: () => '',
    send: (report, body) =>
      new Promise((resolve, reject) => {
        void machine
          .ask(page, () =>
            isOnline
              ? server.handle(report.id, body, id === 'keyed', machine.now())
              : { answer: { kind: 'waiting', reason: 'network' } as const },
          )
          .then((given) => {
            if (!given) return;
            const { answer, error, late } = given;
            const end = (): void => (error ? reject(new Error('failed')) : resolve(answer!));
            if (late) machine.later(page)(end, 45_000);
            else end();
          });
      }),
  });

  const open = (): Tab => {
    const page: Page = { isDead: false };
    const store = options.makeStore?.() ?? memory;
    const outbox = createOutbox({
      user: 'ann',
      stores: [guarded(page, store, 0), guarded(page, bucket, 1), createStorageStore(storage)],
      receiver: (id) => (id === 'keyed' || id === 'plain' ? receiverOf(page, id) : undefined),
      now: machine.now,
      uptime: machine.uptime,
      random: machine.random,
      randomId: () => `page-${(ids += 1)}`,
      later: machine.later(page),
      notes: storage,
      online: {
        isOnline: () => isOnline,
        subscribe: (run) => {
          const one = { page, run };
          back.add(one);
          return () => back.delete(one);
        },
      },
      ...(options.hasLocks !== false && { locks: machine.locks(page) }),
      ...(options.hasChannel !== false && {
        channel: {
          post: () => {
            for (const [other, runs] of listeners) {
              if (other !== page) runs.forEach((run) => machine.tell(other, run));
            }
          },
          subscribe: (run) => {
            listeners.set(page, (listeners.get(page) ?? new Set()).add(run));
            return () => listeners.delete(page);
          },
        },
      }),
    });
    const tab = Object.assign(page, { outbox });
    tabs.push(tab);
    void outbox.drain();
    return tab;
  };

  const living = (): Tab[] => tabs.filter(({ isDead }) => !isDead);
  const tabAt = (position: number): Tab => {
    const alive = living();
    return alive[position % Math.max(1, alive.length)] ?? open();
  };

  const save = (tab: Tab, id: string): void => {
    const { to, body } = saved.get(id)!;
    const entry = {
      id,
      runId: 'run',
      receiver: to,
      category: 'other',
      subject: id,
      createdAt: machine.now(),
      body,
    };
    void tab.outbox.save({ ...entry, category: 'other' }).then(({ isDurable }) => {
      if (isDurable && !tab.isDead) accepted.add(id);
    });
  };

  const kill = (tab: Tab, commits: boolean): void => {
    machine.kill(tab, commits);
    listeners.delete(tab);
    for (const one of back) if (one.page === tab) back.delete(one);
  };

  const act = async (step: Step): Promise<void> => {
    switch (step.do) {
      case 'open':
        if (living().length < 5) open();
        break;
      case 'save': {
        const id = `r${saved.size + 1}`;
        saved.set(id, { to: step.to, body: `body of ${id}` });
        if (step.poison) server.poison.set(id, step.poison);
        save(tabAt(step.tab), id);
        break;
      }
      case 'again': {
        const id = [...saved.keys()].at(-1);
        // Told twice while the first copy cannot be read, or when its receipt is a month old by a clock set ahead, a receiver
        // without keys files both: O24 does not go so far.
        if (id && (saved.get(id)!.to === 'keyed' || !(wasFaulty || isAhead))) save(tabAt(step.tab), id);
        break;
      }
      case 'crash':
      case 'close': {
        const tab = living()[step.tab % Math.max(1, living().length)];
        if (!tab) break;
        if (step.do === 'close') tab.outbox.end();
        kill(tab, step.do === 'close' || step.commits);
        break;
      }
      case 'events':
        for (let left = step.count; left > 0 && (await machine.step()); left -= 1);
        break;
      case 'pass':
        await machine.pass(step.ms);
        break;
      case 'server':
        server.mode = step.mode;
        break;
      case 'network':
        isOnline = step.isOnline;
        if (isOnline) back.forEach(({ page, run }) => machine.tell(page, run));
        break;
      case 'clock':
        machine.setClock(step.days * 86_400_000);
        isAhead ||= step.days >= 30;
        break;
      case 'disk':
        fault = step.fault;
        wasFaulty = true;
        break;
      case 'wipe':
        if (step.when === 'now') await wipe(step.place);
        else wipesNext.add(step.place);
        break;
      case 'corrupt':
        await corrupt(step.place, step.record, step.how);
        break;
      case 'retry': {
        const { outbox } = tabAt(step.tab);
        const item = outbox.getState().items.find(({ stage }) => stage.kind !== 'delivered');
        if (!item) break;
        retried.set(item.id, (retried.get(item.id) ?? 0) + 1);
        void outbox.retry(item.id);
      }
    }
    await new Promise((done) => setImmediate(done));
  };

  return {
    machine,
    server,
    storage,
    disks,
    act,
    open,
    tabs: living,
    /** All goes well again: the browser is closed and opened anew, and hours pass. */
    async finish(): Promise<Outcome> {
      server.mode = 'ok';
      fault = 'none';
      wipesNext.clear();
      isOnline = true;
      await machine.pass(60_000);
      living().forEach((tab) => kill(tab, true));
      const last = open();
      await machine.pass(2 * 3_600_000);
      await machine.settle();
      const stages = new Map(last.outbox.getState().items.map(({ id, stage }) => [id, stage.kind]));
      const isFiled = (id: string): boolean => (server.filed.get(id) ?? 0) > 0;
      const lost = [...accepted].filter((id) => {
        const stage = stages.get(id);
        if (saved.get(id)!.to === 'plain' && stage === 'unsure') return false;
        if (server.poison.get(id) === 'refused') return stage !== 'rejected';
        if (server.poison.get(id) === 'failing') return stage !== 'waiting' && stage !== 'sending';
        return !isFiled(id);
      });
      const twice = [...server.filed].flatMap(([id, times]) => {
        // Where storage fails or hangs a second copy can come up late; without keys nobody can tell it then.
        const isExcused = wasFaulty && saved.get(id)!.to === 'plain';
        return times > 1 + (retried.get(id) ?? 0) && !isExcused ? [`${id}: ${times}`] : [];
      });
      const wrong = [...accepted].flatMap((id) => {
        const stage = stages.get(id);
        if (server.poison.has(id) || saved.get(id)!.to === 'plain') return [];
        // By a clock that was set ahead its receipt may be older than what is kept.
        return stage === 'delivered' || (stage === undefined && isAhead) ? [] : [`${id}: ${stage}`];
      });
      const single = [...(await alone(0)), ...(await alone(1))].map((id) => `${id}: one copy`);
      kill(last, true);
      return {
        accepted: accepted.size,
        lost,
        twice,
        resends: server.resends(),
        damages,
        conflicts: server.conflicts(),
        wrong: [...wrong, ...single],
      };
    },
  };
}
