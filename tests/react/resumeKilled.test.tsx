import { render, waitFor } from '@testing-library/react';
import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { HelpProvider } from '../../src/index.ts';
import { browserOutbox } from '../../src/react/provider/browserOutbox.ts';
import type { Receiver } from '../../src/session/receivers/receiver.ts';

it('fault 12: a report is sent also when a browser that was killed forgot its note, since its database is there (O29)', async () => {
  const sent: string[] = [];
  const receiver: Receiver = {
    id: 'support',
    label: 'support',
    limits: {},
    encode: () => '',
    send: async ({ id }) => {
      sent.push(id);
      return { kind: 'delivered', receipt: { reference: 'R-1', at: 1 } };
    },
  };
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
  await waitFor(() => expect(sent).toEqual(['r1']));
});
