import { readFileSync } from 'node:fs';
import { githubIssues } from '../server/receivers/githubIssues.ts';
import type { ServerReceiver } from '../server/receivers/serverReceiver.ts';
import { slack } from '../server/receivers/slack.ts';
import { standardWebhook } from '../server/receivers/standardWebhook.ts';
import { zendesk } from '../server/receivers/zendesk.ts';

type Make = (options: never) => ServerReceiver;

/** The receivers by the name they have in a file, with what each of them may be told there. */
const KINDS: Readonly<Record<string, { readonly make: Make; readonly takes: readonly string[] }>> = {
  webhook: { make: standardWebhook, takes: ['url', 'secret'] },
  github: { make: githubIssues, takes: ['repository', 'token', 'labels', 'api'] },
  zendesk: { make: zendesk, takes: ['subdomain', 'credentials', 'tags'] },
  slack: { make: slack, takes: ['webhookUrl', 'mayRepeat'] },
};
const COMMON = ['kind', 'id', 'label', 'rates', 'concurrency', 'allowPrivate'];

/**
 * Receivers out of a file: a JSON list of `{ "kind": "github", … }` with the options of the receiver of that name. `{ "env": "NAME" }` in
 * the place of a value stands for an environment variable, so that the file holds no credentials. `"allowPrivate": true` lets a receiver
 * stand in one's own network.
 *
 * @throws when there is nothing to read, or what is there cannot work
 */
export function readReceivers(
  file: string,
  env: Readonly<Record<string, string | undefined>>,
): readonly ServerReceiver[] {
  const list = parse(file);
  if (!Array.isArray(list))
    throw new Error(`${file} must hold a list: [{ "kind": "webhook", "url": "…", "secret": "…" }].`);
  const receivers = list.map((entry: unknown, position) => {
    const place = `Receiver ${position + 1} in ${file}`;
    if (!isObject(entry)) throw new Error(`${place} must be an object such as { "kind": "slack", … }.`);
    const kind =
      typeof entry['kind'] === 'string' && Object.hasOwn(KINDS, entry['kind'])
        ? KINDS[entry['kind']]
        : undefined;
    if (!kind) throw new Error(`${place}: "kind" must be one of ${Object.keys(KINDS).join(', ')}.`);
    const takes = [...COMMON, ...kind.takes];
    const unknown = Object.keys(entry).find((name) => !takes.includes(name));
    if (unknown !== undefined)
      throw new Error(`${place} does not know "${unknown}". It takes ${takes.join(', ')}.`);
    const { kind: _, allowPrivate, ...options } = fill(entry, place, env) as Record<string, unknown>;
    const connection = { allowPrivate: allowPrivate === true };
    try {
      return kind.make({ ...options, connection } as never);
    } catch (error) {
      throw new Error(`${place}: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
  });
  const ids = receivers.map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined)
    throw new Error(`Two receivers in ${file} have the id "${twice}". Give one another "id".`);
  return receivers;
}

function parse(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Error(`There is no list of receivers to read at ${file}.`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    // The parser's words quote the text, which may be a credential.
    throw new Error(`${file} is not JSON.`, { cause: error });
  }
}

function fill(value: unknown, place: string, env: Readonly<Record<string, string | undefined>>): unknown {
  if (Array.isArray(value)) return value.map((item) => fill(item, place, env));
  if (!isObject(value)) return value;
  const names = Object.keys(value);
  const name = value['env'];
  if (names.length === 1 && typeof name === 'string') {
    const found = env[name];
    if (!found) throw new Error(`${place} needs the environment variable ${name}, which is not set.`);
    return found;
  }
  return Object.fromEntries(names.map((key) => [key, fill(value[key], place, env)]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
