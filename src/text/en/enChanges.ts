import type { ChangeMessages } from '../AsideMessages.ts';

/** English for what is different since the run last worked. */
export const enChanges: ChangeMessages = {
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
