import { guides } from 'waymark/guides';
import type { Delivery, GuideSource, Receiver } from 'waymark/core';

const never = new Promise<never>(() => {});
const lost = (): Promise<never> => Promise.reject(new Error('The network is gone'));

/** Guides that come, do not come yet, or cannot be loaded. */
export const SOURCES = {
  all: guides,
  slowIndex: { ...guides, index: () => never },
  slowBody: { ...guides, body: () => never },
  lostIndex: { ...guides, index: lost },
  lostBody: { ...guides, body: lost },
} satisfies Record<string, GuideSource>;

/** A receiver that always answers the same. */
function receiver(label: string, send: Receiver['send']): Receiver {
  return { id: label, label, limits: {}, encode: (report) => JSON.stringify(report, null, 2), send };
}

const answers = (delivery: () => Delivery): Receiver => receiver('Support', async () => delivery());

/** What becomes of a report. */
export const RECEIVERS = {
  received: answers(() => ({
    kind: 'delivered',
    receipt: { reference: 'R-1042', url: '/reports/R-1042', at: Date.now() },
  })),
  refused: answers(() => ({ kind: 'rejected', reason: 'too-large', status: 413, said: 'At most 64 kB.' })),
  busy: answers(() => ({ kind: 'waiting', reason: 'server', after: 600_000 })),
  slow: receiver('Support', () => never),
  other: receiver('On call', () => never),
} satisfies Record<string, Receiver>;
