import { githubIssues } from '../../server/receivers/githubIssues.ts';
import type { ServerReceiver } from '../../server/receivers/serverReceiver.ts';
import { slack } from '../../server/receivers/slack.ts';
import { standardWebhook } from '../../server/receivers/standardWebhook.ts';
import { zendesk } from '../../server/receivers/zendesk.ts';

/** The type of a key's value. `secret` is allowed as the name of an environment variable only. */
export type ValueKind = 'text' | 'secret' | 'texts' | 'secrets' | 'flag' | 'count' | 'rates' | ValueKeys;

/** Keys within a value. */
interface ValueKeys {
  readonly keys: Readonly<Record<string, 'text' | 'secret'>>;
}

export interface ReceiverKind {
  /** @throws when it cannot work */
  readonly make: (options: never) => ServerReceiver;
  readonly keys: Readonly<Record<string, ValueKind>>;
  readonly needs: readonly string[];
}

/** Receivers by their name in the file, with their options. */
export const RECEIVER_KINDS: Readonly<Record<string, ReceiverKind>> = {
  webhook: {
    make: standardWebhook,
    keys: { url: 'text', secret: 'secrets' },
    needs: ['url', 'secret'],
  },
  github: {
    make: githubIssues,
    keys: { repository: 'text', token: 'secret', labels: 'texts', api: 'text' },
    needs: ['repository', 'token'],
  },
  zendesk: {
    make: zendesk,
    keys: {
      subdomain: 'text',
      credentials: { keys: { email: 'text', token: 'secret', oauth: 'secret' } },
      tags: 'texts',
    },
    needs: ['subdomain', 'credentials'],
  },
  slack: {
    make: slack,
    keys: { webhookUrl: 'secret', mayRepeat: 'flag' },
    needs: ['webhookUrl'],
  },
};

/** Options of every receiver. */
export const COMMON_KEYS: Readonly<Record<string, ValueKind>> = {
  kind: 'text',
  id: 'text',
  rates: 'rates',
  concurrency: 'count',
  allowPrivate: 'flag',
};

/** An example of a valid value, for messages. */
export function exampleOf(kind: ValueKind): string {
  if (typeof kind === 'object') return '{ "oauth": { "env": "NAME" } }';
  return {
    text: '"…"',
    secret: '{ "env": "NAME" }',
    texts: '["…"]',
    secrets: '{ "env": "NAME" }',
    flag: 'true',
    count: '1',
    rates: '[{ "count": 60, "per": 60000 }]',
  }[kind];
}
