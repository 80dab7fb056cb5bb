import { render, waitFor } from '@testing-library/react';
import { IDBFactory } from 'fake-indexeddb';
import { StrictMode, type ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Delivery } from '../../src/core/model/report.ts';
import { forget, HelpProvider } from '../../src/index.ts';
import { browserOutbox } from '../../src/react/provider/browserOutbox.ts';
import type { Help } from '../../src/react/provider/HelpContext.ts';
import { outboxFor } from '../../src/react/provider/outboxFor.ts';
import { sealRecord } from '../../src/session/outbox/outboxRecord.ts';
import type { Receiver } from '../../src/session/receivers/receiver.ts';
import { answering, delivered, entryOf } from '../session/outbox/openOutbox.ts';

const WAITING: Delivery = { kind: 'waiting', reason: 'server' };
const accepting = () => answering((id) => delivered(`R-${id}`));

/** Leaves a report behind, as a page does whose server was down. */
async function leave(user: string, id = `of-${user}`): Promise<void> {
  const outbox = browserOutbox(user, localStorage, { receiver: () => answering(() => WAITING) });
  expect(await outbox.save(entryOf(id))).toEqual({ isDurable: true });
  await vi.waitFor(() => expect(outbox.getState().items[0]?.stage.kind).toBe('waiting'));
  outbox.end();
  // Its wait is over by the time the next page opens.
  const key = `waymark:report:${JSON.stringify([user, id])}`;
  const record = JSON.parse(localStorage.getItem(key)!);
  const { checksum: _, ...rest } = record;
  localStorage.setItem(key, JSON.stringify(sealRecord({ ...rest, stage: { ...record.stage, until: 0 } })));
}

const provider = (user: string, receiver: Receiver): ReactNode => (
  <StrictMode>
    <HelpProvider guides={[]} user={user} receiver={receiver}>
      <p>page</p>
    </HelpProvider>
  </StrictMode>
);

afterEach(() => localStorage.clear());

describe('what an earlier page left', () => {
  it('fault 12: is sent once a provider is there, without anybody opening the form (O29)', async () => {
    await leave('ann');
    const receiver = accepting();
    const { unmount } = render(provider('ann', receiver));
    await waitFor(() => expect(receiver.sent).toEqual(['of-ann']));
    await waitFor(() => expect(localStorage.getItem('waymark:outbox:ann')).toBeNull());
    unmount();
  });

  it('O29: where nothing waits a provider asks what databases there are, and makes none', async () => {
    const factory = new IDBFactory();
    vi.stubGlobal('indexedDB', factory);
    render(provider('ann', accepting()));
    await new Promise((done) => setTimeout(done, 50));
    expect(await factory.databases()).toEqual([]);
    vi.unstubAllGlobals();
  });

  it('O31: a storage that throws costs nothing', async () => {
    vi.stubGlobal('indexedDB', {
      databases: () => {
        throw new DOMException('no', 'SecurityError');
      },
    });
    const { getByText } = render(provider('ann', accepting()));
    await new Promise((done) => setTimeout(done, 20));
    expect(getByText('page')).toBeInTheDocument();
    vi.unstubAllGlobals();
  });

  it('fault 33: of one user is not sent by a page of another, nor once the page has changed hands (O18)', async () => {
    await leave('ann');
    const bobs = accepting();
    const first = render(provider('bob', bobs));
    await new Promise((done) => setTimeout(done, 50));
    expect(bobs.sent).toEqual([]);
    first.unmount();

    let isDown = true;
    const anns = answering((id) =>
      isDown ? WAITING : { kind: 'delivered', receipt: { reference: id, at: 1 } },
    );
    const page = render(provider('ann', anns));
    await waitFor(() => expect(anns.sent).toEqual(['of-ann']));
    page.rerender(provider('bob', bobs));
    isDown = false;
    const outbox = outboxFor(helpOf('ann', anns));
    // Another provider of Ann's sends it, not the one that is Bob's by now.
    expect(bobs.sent).toEqual([]);
    await outbox.retry('of-ann');
    expect(bobs.sent).toEqual([]);
    expect(anns.sent).toEqual(['of-ann', 'of-ann']);
    page.unmount();
  });

  it('O13: two providers of one user share one outbox, another user has another', () => {
    const one = outboxFor(helpOf('ann', accepting()));
    expect(outboxFor(helpOf('ann', accepting()))).toBe(one);
    expect(outboxFor(helpOf('bob', accepting()))).not.toBe(one);
  });
});

const helpOf = (user: string, receiver: Receiver): Help => ({
  guides: [],
  user,
  receiver,
  late: undefined,
  shared: { current: { sessions: new Map(), mounts: 1, draw: () => {} } },
});

describe('forget', () => {
  it('fault 33: deletes all that is kept of a user and nothing of others (O27)', async () => {
    await leave('eve');
    await leave('finn');
    for (const user of ['eve', 'finn']) {
      localStorage.setItem(`waymark:draft:["${user}","1"]`, '{}');
      localStorage.setItem(`waymark:runs:["${user}"]`, '[]');
    }
    localStorage.setItem('host', 'its own');
    expect(await forget('eve')).toBe(true);
    expect(Object.keys(localStorage).toSorted()).toEqual(
      [
        'host',
        'waymark:draft:["finn","1"]',
        'waymark:outbox:finn',
        'waymark:report:["finn","of-finn"]',
        'waymark:runs:["finn"]',
      ].toSorted(),
    );
  });

  it('fault 33: breaks off what is on its way and says when something could not be deleted (O27)', async () => {
    const signals: AbortSignal[] = [];
    const receiver: Receiver = {
      ...accepting(),
      send: (_report, _body, signal) => {
        signals.push(signal);
        return new Promise<never>(() => {});
      },
    };
    const outbox = outboxFor(helpOf('carl', receiver));
    await outbox.save(entryOf('x'));
    await vi.waitFor(() => expect(signals).toHaveLength(1));
    expect(await forget('carl')).toBe(true);
    expect([signals[0]!.aborted, outbox.getState().items]).toEqual([true, []]);
    const refusing = vi.spyOn(Storage.prototype, 'removeItem').mockImplementation(() => {
      throw new Error('SecurityError');
    });
    localStorage.setItem('waymark:draft:["carl","1"]', '{}');
    expect(await forget('carl')).toBe(false);
    refusing.mockRestore();
  });
});
