import type { HistoryMessages } from '../AsideMessages.ts';

/** English for what earlier runs say of this one. */
export const enHistory: HistoryMessages = {
  failedAlike: ({ times, since, now }, f) =>
    `${f.plural(times, { one: 'It failed the same way once before', other: `It failed the same way ${f.number(times)} times before` })}${
      since === undefined ? '' : `, in a row since ${f.time(since, now)}`
    }.`,
  lastWorked: ({ at, now }, f) => `It last worked ${f.time(at, now)}.`,
  flaky: 'It fails this way from time to time, and works in between.',
  changedSince: 'What is different since then:',
  changedTitle: 'What changed since it last worked',
  change: ({ kind, name, from, to }) => {
    if (kind === 'step-added') return `step “${name}” is new`;
    if (kind === 'step-removed') return `step “${name}” is gone`;
    if (kind === 'slower') return `step “${name}” took ${to} rather than ${from}`;
    return `${kind === 'fact' ? name : CHANGED[kind]}: ${from} → ${to}`;
  },
};

const CHANGED = {
  version: 'version',
  'context-attached': 'pieces of context attached',
  'context-used': 'pieces of context used',
  'budget-limit': 'budget',
} as const;
