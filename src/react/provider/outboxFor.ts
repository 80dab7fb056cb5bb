import { hasNoSecret } from '../../session/outbox/hasNoSecret.ts';
import type { Outbox } from '../../session/outbox/outboxState.ts';
import type { Receiver } from '../../session/receivers/receiver.ts';
import { browserOutbox } from './browserOutbox.ts';
import { endHelp } from './endHelp.ts';
import type { Help, HelpShared } from './HelpContext.ts';
import { storageOf } from './storageOf.ts';

interface Held {
  readonly user: string;
  readonly outbox: Outbox;
  /** The providers that use it, each with its last config. */
  readonly helps: Map<HelpShared, Help>;
}

/** One outbox per user and page; sessions and providers share it. */
const held = new Map<string, Held>();

/** The outbox of the provider's user. It begins to send its reports at once, and ends when the last provider that uses it is gone. */
export function outboxFor(help: Help): Outbox {
  const { user = '', storage, shared } = help;
  const { current } = shared;
  const key = JSON.stringify([user, storage === null]);
  let found = held.get(key);
  if (!found) {
    const helps = new Map<HelpShared, Help>();
    const outbox = browserOutbox(user, storage === null ? null : storageOf(help), {
      receiver: (id) => receiversOf(helps, user).find((receiver) => receiver.id === id),
      check: (body) => hasNoSecret(body, secretsOf(helps)),
    });
    held.set(key, (found = { user, outbox, helps }));
  }
  found.helps.set(current, help);
  current.end = () => endHelp(current);
  current.release = () => {
    for (const { outbox, helps } of held.values()) {
      if (helps.delete(current) && !helps.size) outbox.end();
    }
  };
  void found.outbox.drain();
  return found.outbox;
}

/** The outboxes of this page that hold reports of `user`. */
export function outboxesOf(user: string): readonly Outbox[] {
  return [...held.values()].filter((one) => one.user === user).map(({ outbox }) => outbox);
}

/** A provider whose user has changed sends nothing for the former one. */
function receiversOf(helps: Held['helps'], user: string): readonly Receiver[] {
  return [...helps].flatMap(([shared, help]) => {
    const { receiver = [], user: own = '' } = shared.help ?? help;
    return own === user ? receiver : [];
  });
}

function secretsOf(helps: Held['helps']): readonly string[] {
  return [...helps].flatMap(([shared, help]) => (shared.help ?? help).secrets ?? []);
}
