import type { Report } from 'waymark/core';
import { Refused } from './runner/refused.ts';

export interface ReceivedReport {
  readonly reference: string;
  readonly receivedAt: number;
  readonly report: Report;
}

/** Reports sent from the help panel, in memory. */
export interface Reports {
  readonly list: () => readonly ReceivedReport[];
  readonly get: (reference: string) => ReceivedReport;
  /** Takes a report once: the same id again gives the first answer. */
  readonly take: (body: unknown) => ReceivedReport & { readonly duplicate?: true };
}

const own = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;

export function createReports(now: () => number): Reports {
  const received: ReceivedReport[] = [];
  return {
    list: () => received.toReversed(),
    get: (reference) => {
      const found = received.find((one) => one.reference === reference);
      if (!found) throw new Refused(404, `There is no report ${reference}.`);
      return found;
    },
    take: (body) => {
      const id = own(body, 'id');
      if (typeof id !== 'string' || id === '' || typeof own(own(body, 'run'), 'id') !== 'string')
        throw new Refused(400, 'A report needs an id and a run with an id.');
      const before = received.find(({ report }) => report.id === id);
      if (before) return { ...before, duplicate: true };
      const one = {
        reference: `ORB-${String(received.length + 1).padStart(4, '0')}`,
        receivedAt: now(),
        report: body as Report,
      };
      received.push(one);
      return one;
    },
  };
}
