import type { Delivery } from '../../../src/core/model/report.ts';
import { createOutbox } from '../../../src/session/outbox/createOutbox.ts';
import { createMemoryStore } from '../../../src/session/outbox/createMemoryStore.ts';
import type { OutboxEnvironment } from '../../../src/session/outbox/outboxEnvironment.ts';
import type { OutboxStore } from '../../../src/session/outbox/outboxStore.ts';
import type { Outbox, OutboxEntry, OutboxStage } from '../../../src/session/outbox/outboxState.ts';
import type { Receiver } from '../../../src/session/receivers/receiver.ts';
import { createMachine, type Machine, type Page } from './createMachine.ts';

export const entryOf = (id: string, more: Partial<OutboxEntry> = {}): OutboxEntry => ({
  id,
  runId: 'run-1',
  receiver: 'support',
  category: 'blocked',
  subject: `About ${id}`,
  createdAt: 1,
  body: `{"id":"${id}"}`,
  ...more,
});

export const delivered = (reference = 'R-1'): Delivery => ({
  kind: 'delivered',
  receipt: { reference, at: 1 },
});

/** A receiver that answers so, and keeps the ids of what it was sent. */
export function answering(answer: (id: string) => Delivery): Receiver & { readonly sent: string[] } {
  const sent: string[] = [];
  return {
    sent,
    id: 'support',
    label: 'support',
    limits: {},
    encode: () => '',
    send: async ({ id }) => {
      sent.push(id);
      return answer(id);
    },
  };
}

/** A lasting place for tests; pages that share it share what lies there. */
export const createDisk = (): OutboxStore => ({ ...createMemoryStore(), place: 'indexeddb' });

export interface Opened {
  readonly outbox: Outbox;
  readonly page: Page;
  readonly machine: Machine;
  readonly stage: (id?: string) => OutboxStage | undefined;
  /** Ids in the order they were sent. */
  readonly sent: string[];
}

/** An outbox in a page of its own. `send` says what becomes of a report; left out, each is delivered. */
export function openOutbox(
  change: Partial<OutboxEnvironment> & {
    readonly machine?: Machine;
    readonly send?: (id: string, body: string, signal: AbortSignal) => Delivery | Promise<Delivery>;
    readonly idempotent?: boolean;
  } = {},
): Opened {
  const { machine = createMachine(1), send = () => delivered(), idempotent = true, ...environment } = change;
  const page: Page = { isDead: false };
  const sent: string[] = [];
  const receiver: Receiver = {
    id: 'support',
    label: 'support',
    limits: {},
    idempotent,
    encode: () => '',
    send: async (report, body, signal) => {
      sent.push(report.id);
      // Boxed, since the machine waits for effects, and an answer may never come.
      const { answer } = await machine.ask(page, () => {
        const answer = (async () => send(report.id, body, signal))();
        answer.catch(() => {});
        return { answer };
      });
      return answer;
    },
  };
  const outbox = createOutbox({
    stores: [createDisk()],
    receiver: (id) => (id === receiver.id ? receiver : undefined),
    now: machine.now,
    uptime: machine.uptime,
    random: () => 0.5,
    randomId: () => `page-${machine.random()}`,
    later: machine.later(page),
    locks: machine.locks(page),
    ...environment,
  });
  return {
    outbox,
    page,
    machine,
    sent,
    stage: (id = 'a') => outbox.getState().items.find((item) => item.id === id)?.stage,
  };
}
