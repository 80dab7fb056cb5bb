import fc from 'fast-check';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locateJson } from '../../src/node/serve/locateJson.ts';
import { paint } from '../../src/node/cli/paint.ts';
import { problemText } from '../../src/node/cli/problemText.ts';
import { readReceivers, type ReadReceivers } from '../../src/node/serve/readReceivers.ts';

const KEY = `whsec_${Buffer.from('a key of this test, 32 bytes long').toString('base64')}`;
const ENV = {
  HOOK_KEY: KEY,
  OLD_KEY: KEY,
  GITHUB_TOKEN: 'ghp_x',
  ZENDESK: 'zz',
  SLACK: 'https://hooks.slack.com/services/x',
  EMPTY: '',
};

let root = '';
beforeAll(() => (root = mkdtempSync(join(tmpdir(), 'waymark-receivers-'))));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function read(text: string): ReadReceivers {
  writeFileSync(join(root, 'receivers.json'), text);
  return readReceivers('receivers.json', root, ENV);
}

/** What a person reads of it. */
function said(text: string): string {
  return read(text)
    .problems.map((problem) => problemText(problem, undefined, paint(false)))
    .join('');
}

describe('readReceivers', () => {
  it('B66: makes every kind of receiver, credentials out of the environment', () => {
    const { receivers, problems } = read(`[
      { "kind": "webhook", "id": "desk", "url": "https://desk.example.org/in",
        "secret": [{ "env": "HOOK_KEY" }, { "env": "OLD_KEY" }] },
      { "kind": "webhook", "id": "own", "url": "http://127.0.0.1:9/in", "secret": { "env": "HOOK_KEY" }, "allowPrivate": true },
      { "kind": "github", "repository": "acme/support", "token": { "env": "GITHUB_TOKEN" }, "labels": ["waymark"] },
      { "kind": "zendesk", "subdomain": "acme", "credentials": { "email": "a@acme.test", "token": { "env": "ZENDESK" } },
        "tags": [], "rates": [{ "count": 5, "per": 1000 }], "concurrency": 2 },
      { "kind": "slack", "webhookUrl": { "env": "SLACK" }, "mayRepeat": true }
    ]`);
    expect(problems).toEqual([]);
    expect(receivers.map(({ id, idempotent }) => [id, idempotent])).toEqual([
      ['desk', true],
      ['own', true],
      ['github', true],
      ['zendesk', true],
      ['slack', true],
    ]);
    expect(receivers[3]).toMatchObject({ rates: [{ count: 5, per: 1000 }], concurrency: 2 });
    expect(read('[]')).toEqual({ receivers: [], problems: [] });
  });

  it('B66: takes the list that the documents show', () => {
    const page = readFileSync(new URL('../../docs/receivers.md', import.meta.url), 'utf8');
    const [, list = ''] = /```json\n([^]*?)```/.exec(page) ?? [];
    const env = { HOOK_KEY: KEY, GITHUB_TOKEN: 'x', ZENDESK_TOKEN: 'x', SLACK_WEBHOOK: ENV.SLACK };
    writeFileSync(join(root, 'shown.json'), list);
    const { receivers, problems } = readReceivers('shown.json', root, env);
    expect(problems).toEqual([]);
    expect(receivers.map(({ id }) => id)).toEqual(['webhook', 'github', 'zendesk', 'slack']);
  });

  it('B66: says what is wrong with each, in one go and word for word', () => {
    expect(
      said(`[
  { "kind": "github", "repository": "acme/support", "token": "ghp_hush" },
  { "kind": "gitlab" },
  { "kind": "slack", "webhookURL": { "env": "SLACK" } },
  { "kind": "webhook", "url": "https://127.0.0.1/", "secret": { "env": "HOOK_KEY" } },
  { "kind": "webhook", "url": "https://desk.example.org", "secret": { "env": "MISSING" }, "concurrency": 0 },
  { "kind": "zendesk", "subdomain": "acme", "credentials": { "oauth": { "env": "EMPTY" } } },
  { "kind": "slack", "webhookUrl": { "env": "SLACK" }, "rates": [{ "count": 1 }] },
  { "kind": "slack", "webhookUrl": { "env": "SLACK" } },
  { "kind": "slack", "webhookUrl": { "env": "SLACK" } },
  "slack"
]`),
    ).toMatchInlineSnapshot(`
      "receivers.json:2:62 error literal-secret
        \`token\` is a credential, and stands in this file.
        Files are copied, committed and read by people who should not have it.
        → Put it into an environment variable and write \`"token": { "env": "NAME_OF_THE_VARIABLE" }\`; then change the credential.
      receivers.json:3:13 error unknown-kind
        This receiver does not say of which kind it is.
        Reports would not reach this receiver, so nothing is started.
        → Write \`"kind"\` with one of webhook, github, zendesk, slack.
      receivers.json:4:3 error missing-key
        This receiver has no \`webhookUrl\`.
        Reports would not reach this receiver, so nothing is started.
        → Write \`"webhookUrl": { "env": "NAME" }\`.
      receivers.json:4:22 error unknown-key
        There is no key \`webhookURL\` here.
        Reports would not reach this receiver, so nothing is started.
        → Did you mean \`webhookUrl\`?
      receivers.json:5:3 error refused
        The address of the receiver \`webhook\` is refused (address). It is an https: address with a public name, without user and password.
        Reports would not reach this receiver, so nothing is started.
        → Mend this receiver, or leave it out.
      receivers.json:6:69 error env-unset
        The environment variable MISSING is not set, or empty.
        Reports would not reach this receiver, so nothing is started.
        → Set it for this process, or name another.
      receivers.json:6:106 error bad-value
        \`concurrency\` cannot be read.
        Reports would not reach this receiver, so nothing is started.
        → Write \`"concurrency": 1\`.
      receivers.json:7:71 error env-unset
        The environment variable EMPTY is not set, or empty.
        Reports would not reach this receiver, so nothing is started.
        → Set it for this process, or name another.
      receivers.json:8:65 error bad-value
        \`rates\` cannot be read.
        Reports would not reach this receiver, so nothing is started.
        → Write \`"rates": [{ "count": 60, "per": 60000 }]\`.
      receivers.json:10:3 error same-id
        Two receivers have the id \`slack\`.
        Reports would not reach this receiver, so nothing is started.
        → Give this one another \`id\`, and keep it: deliveries are kept under it.
      receivers.json:11:3 error not-keys
        This entry holds no keys.
        Reports would not reach this receiver, so nothing is started.
        → Write \`{ "kind": "slack", … }\`.
      "
    `);
  });

  it.each([
    ['', ':1:1', 'broken-json'],
    ['[{ "kind": "slack", }]', ':1:19', 'broken-json'],
    ['\n  {}', ':2:3', 'not-a-list'],
    ['[{"kind":"toString"}]', ':1:10', 'unknown-kind'],
    ['[{"__proto__":{}}]', ':1:2', 'unknown-kind'],
    [`[${' '.repeat(300_000)}]`, ':1:1', 'receivers-too-big'],
  ])('B66: says of %j where it is wrong', (text, place, code) => {
    expect(said(text)).toContain(`receivers.json${place} error ${code}\n`);
  });

  it('B66: says that there is no file', () => {
    const { problems } = readReceivers('away/receivers.json', root, ENV);
    expect(problems).toMatchObject([
      { code: 'unreadable', file: 'away/receivers.json', message: 'There is no such file.' },
    ]);
  });

  it('B66: never throws and never repeats a value, whatever stands in the file', () => {
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.record({ env: fc.constantFrom(...Object.keys(ENV), 'MISSING') }),
      fc.constantFrom<unknown>('hush', 1, true, ['hush'], [{ count: 1, per: 1 }], {
        email: 'hush',
        token: 'hush',
      }),
    );
    const keys = [
      'id',
      'url',
      'secret',
      'token',
      'repository',
      'labels',
      'credentials',
      'subdomain',
      'webhookUrl',
      'rates',
      'allowPrivate',
      'concurrency',
      'other',
    ];
    const entry = fc
      .tuple(
        fc.constantFrom('webhook', 'github', 'zendesk', 'slack'),
        fc.dictionary(fc.constantFrom(...keys), value),
      )
      .map(([kind, rest]) => ({ kind, ...rest }));
    fc.assert(
      fc.property(fc.array(fc.oneof(entry, fc.jsonValue()), { maxLength: 3 }), (list) => {
        const { problems } = read(JSON.stringify(list, null, 1));
        for (const { message, hint, why, line, file } of problems) {
          expect(`${message} ${hint} ${why}`).not.toContain('hush');
          expect(line).toBeGreaterThan(0);
          expect(file).toBe('receivers.json');
        }
      }),
    );
  });
});

describe('locateJson', () => {
  it('finds every value and key of any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(0, 2), (value, space) => {
        const text = JSON.stringify(value, null, space);
        const places = locateJson(text);
        const walk = (one: unknown, path: string): void => {
          const { offset, length } = places.get(path)!;
          const found = text.slice(offset, offset + length);
          if (Array.isArray(one)) {
            expect(found).toBe('[');
            one.forEach((item, at) => walk(item, `${path}[${at}]`));
          } else if (typeof one === 'object' && one !== null) {
            expect(found).toBe('{');
            for (const [key, item] of Object.entries(one)) {
              // A key with a dot may have the path of another; those of receivers have none.
              if (!/^[\w-]+$/.test(key)) continue;
              const at = `${path}.${key}`;
              const { offset: from, length: size } = places.get(`${at}#`)!;
              expect(JSON.parse(text.slice(from, from + size))).toBe(key);
              walk(item, at);
            }
          } else expect(JSON.parse(found)).toEqual(one);
        };
        // What the text holds: of -0 it keeps 0.
        walk(JSON.parse(text), '');
      }),
    );
  });
});
