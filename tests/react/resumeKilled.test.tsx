import { render, waitFor } from '@testing-library/react';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, expect, it, vi } from 'vitest';
import { HelpProvider } from '../../src/index.ts';
import { browserOutbox } from '../../src/react/provider/browserOutbox.ts';
import { answering, delivered } from '../session/outbox/openOutbox.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, 'storageBuckets');
});

it('fault 12: a report is sent also when all databases and notes of the page are gone, since its bucket is there (O29, O32)', async () => {
  const names = new Set<string>();
  const bucket = { indexedDB: new IDBFactory() };
  Object.defineProperty(navigator, 'storageBuckets', {
    configurable: true,
    value: {
      keys: async () => [...names],
      open: async (name: string) => {
        names.add(name);
        return bucket;
      },
    },
  });
  const receiver = answering(() => delivered());
  const left = browserOutbox('eve', localStorage, { receiver: () => undefined });
  const head = { id: 'r2', runId: 'run-1', receiver: 'support', category: 'other', subject: 'x' } as const;
  expect(await left.save({ ...head, createdAt: 1, body: '{}' })).toEqual({ isDurable: true });
  left.end();
  localStorage.clear();
  vi.stubGlobal('indexedDB', new IDBFactory());
  render(
    <HelpProvider guides={[]} user="eve" receiver={receiver}>
      <p>page</p>
    </HelpProvider>,
  );
  await waitFor(() => expect(receiver.sent).toEqual(['r2']));
});

it('fault 12: a report is sent also when a browser that was killed forgot its note, since its database is there (O29)', async () => {
  const receiver = answering(() => delivered());
  const left = browserOutbox('ann', localStorage, { receiver: () => undefined });
  const head = { id: 'r1', runId: 'run-1', receiver: 'support', category: 'other', subject: 'x' } as const;
  expect(await left.save({ ...head, createdAt: 1, body: '{}' })).toEqual({ isDurable: true });
  left.end();
  localStorage.clear();
  render(
    <HelpProvider guides={[]} user="ann" receiver={receiver}>
      <p>page</p>
    </HelpProvider>,
  );
  await waitFor(() => expect(receiver.sent).toEqual(['r1']));
});
