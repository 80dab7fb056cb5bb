import { compileCatalog } from '../../src/core/compile/compileCatalog.ts';
import type { GuideSource } from '../../src/core/model/guide.ts';
import { createSession } from '../../src/session/createSession.ts';
import type { Session, SessionEnvironment, SessionHost } from '../../src/session/sessionState.ts';
import type { KeyValueStorage } from '../../src/session/keyValueStorage.ts';

export const NOW = Date.parse('2026-11-23T10:00:00Z');

const sections = (symptoms: string): string => `
It is known what this is.

## Symptoms

Signs of it.

${symptoms}

## Likely causes

Reasons.

- The key was changed \`when error.status = 401\`
- Something else

## How to fix it

Steps.

1. Open the vault.
2. Put the key right.

## Where to go

There.

- [The vault](surface:provider-vault)

## When to contact support

When it stays.

- [Report](move:report)
`;

const head = (title: string, more: string): string => `---
title: ${title}
type: Support
surfaces: [provider-vault]
summary: Short.
escalation: With context.
related: []
related-action: Look first.
${more}
---
`;

/** Three small guides as an author writes them. */
export const GUIDES = [
  {
    file: 'run-failed.md',
    text: `${head(
      'A run failed',
      `role: general
trouble: [failed, cancelled, blocked, stuck, empty, wrong]
next:
  - move: fix
    open: step failing
    otherwise: true
    because: The failing step shows what happened.`,
    )}${sections('- Something failed')}`,
  },
  {
    file: 'bad-key.md',
    text: `${head(
      'The key is not accepted',
      `trouble: [failed]
next:
  - move: fix
    open: surface provider-vault
    otherwise: true
    because: The key must be put right first.`,
    )}${sections(`- The provider refused the key
  - \`when error.code in (invalid_api_key)\`
- Support says so \`when error.provider = acme\``)}`,
  },
  {
    file: 'too-fast.md',
    text: `${head(
      'Too many calls',
      `trouble: [failed, blocked]
next:
  - move: retry
    after: 'error.retryAfter else 60s'
    otherwise: true
    because: Limits reset with time.`,
    )}${sections('- Calls came too fast `when error.code in (rate_limit_exceeded)`')}`,
  },
];

export const compiled = compileCatalog(GUIDES, { now: NOW });

/** A source whose loads can be held back, counted and broken. */
export function sourceOf(catalog = compiled): GuideSource & {
  loads: string[];
  fail: Set<string>;
  change: () => void;
  hold: (name: string) => () => void;
} {
  const loads: string[] = [];
  const fail = new Set<string>();
  const held = new Map<string, Promise<void>>();
  const listeners = new Set<() => void>();
  const give = async <T>(name: string, value: T | undefined): Promise<T> => {
    loads.push(name);
    await held.get(name);
    if (fail.has(name) || value === undefined) throw new Error(`no ${name}`);
    return value;
  };
  return {
    loads,
    fail,
    hold(name) {
      let release = (): void => {};
      held.set(
        name,
        new Promise<void>((done) => {
          release = done;
        }),
      );
      return () => {
        held.delete(name);
        release();
      };
    },
    change: () => listeners.forEach((listener) => listener()),
    index: () => give('index', catalog.index),
    body: (id) => give(id, catalog.bodies.get(id)),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function memoryStorage(): KeyValueStorage & { map: Map<string, string> } {
  const map = new Map<string, string>();
  return {
    map,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
  };
}

export interface World {
  readonly environment: SessionEnvironment;
  readonly session: (host?: Partial<SessionHost>) => Session;
  /** Lets time pass, running what was due. */
  readonly pass: (ms: number) => void;
  readonly timers: () => number;
}

/** A world without globals: its own clock, timers, ids and storage. */
export function createWorld(change: Partial<SessionEnvironment> = {}): World {
  let now = NOW;
  let ids = 0;
  let timers: { at: number; run: () => void }[] = [];
  const environment: SessionEnvironment = {
    guides: [sourceOf()],
    now: () => now,
    randomId: () => `id-${(ids += 1)}`,
    storage: memoryStorage(),
    later(run, ms) {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    ...change,
  };
  return {
    environment,
    session: (host = {}) => createSession(environment, { surface: 'run-detail', ...host }),
    timers: () => timers.length,
    pass(ms) {
      const end = now + ms;
      for (;;) {
        const due = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!due) break;
        timers = timers.filter((one) => one !== due);
        now = Math.max(now, due.at);
        due.run();
      }
      now = end;
    },
  };
}

export const failedRun = (id = '129', more: object = {}): object => ({
  id,
  status: 'failed',
  observedAt: NOW,
  steps: [
    { id: 'plan', title: 'Plan', status: 'succeeded', startedAt: NOW - 9000, endedAt: NOW - 8000 },
    {
      id: 'ask',
      title: 'Ask the model',
      status: 'failed',
      startedAt: NOW - 8000,
      endedAt: NOW - 5000,
      failure: {
        code: 'invalid_api_key',
        status: 401,
        message: 'Incorrect API key provided',
        at: NOW - 5000,
      },
    },
  ],
  ...more,
});

export const limitedRun = (id = '129', after = 30_000): object => ({
  id,
  status: 'failed',
  observedAt: NOW,
  endedAt: NOW,
  steps: [
    {
      id: 'ask',
      title: 'Ask the model',
      status: 'failed',
      startedAt: NOW - 100,
      endedAt: NOW,
      failure: { code: 'rate_limit_exceeded', status: 429, retry: { after }, at: NOW },
    },
  ],
});
