import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactText } from '../../../src/core/report/redactText.ts';
import type { Redaction } from '../../../src/core/model/report.ts';
import { TEXT_RULES } from '../../../src/core/report/textRules.ts';
import { TOKEN_RULES } from '../../../src/core/report/tokenRules.ts';
import { readCorpus } from '../fit/readCorpus.ts';

const redact = (text: string, secrets: readonly string[] = []): string => redactText(text, secrets).text;

/** Made up here, in the issuers' forms, from parts, so that no scanner takes this file for a leak. */
const body = (length: number): string => 'aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY'.repeat(9).slice(0, length);
const hex = (length: number): string => '0123456789abcdef9a8b7c6d5e4f'.repeat(9).slice(0, length);

const JWT_HEAD = Buffer.from('{"alg":"HS256"}').toString('base64url');

describe('redactText', () => {
  it.each([
    ['github-token', `ghp_${body(36)}`],
    ['gitlab-token', `glpat-${body(20)}`],
    ['aws-access-key', ['AKIA', 'Q7RZX2NTVB4LWK5M'].join('')],
    ['anthropic-key', `sk-ant-api03-${body(93)}AA`],
    // Written in two, so that no scanner takes it for a key: OpenAI's keys hold its name in base64.
    ['secret-key', `sk-proj-${body(58)}${['T3Blbk', 'FJ'].join('')}${body(58)}`],
    ['secret-key', `sk-${body(20)}${['T3Blbk', 'FJ'].join('')}${body(20)}`],
    ['secret-key', `sk-${body(48)}`],
    ['secret-key', `sk-proj-${body(48)}`],
    ['secret-key', `sk-ant-api03-${body(60)}`],
    ['slack-token', `xoxb-123456789012-${body(24)}`],
    ['stripe-key', `sk_live_${body(24)}`],
    ['sendgrid-key', `SG.${body(22)}.${body(43)}`],
    ['npm-token', `npm_${body(36)}`],
    ['digitalocean-token', `dop_v1_${hex(64)}`],
    ['hashicorp-token', `hvs.${body(90)}`],
    ['sentry-token', `sntryu_${hex(64)}`],
  ])('R1: a %s is told by its form, wherever it stands', (rule, token) => {
    for (const [before, after] of [
      ['', ''],
      ['calling with ', ' failed'],
      ['{"k":"', '"}'],
      ['https://x.test/?k=', '&a=1'],
    ]) {
      expect(redact(`${before}${token}${after}`)).toBe(`${before}[removed: ${rule}]${after}`);
    }
  });

  it.each([
    ['Authorization: Bearer abcdef1234567890', 'Authorization: Bearer [removed: auth-header]'],
    ['authorization: Basic dXNlcjpwYXNz', 'authorization: Basic [removed: auth-header]'],
    ['"Authorization": "Token 9f8e7d6c5b4a"', '"Authorization": "Token [removed: auth-header]"'],
    ['Cookie: sid=abc123; theme=dark\nHost: x', 'Cookie: [removed: cookie]\nHost: x'],
    ['postgres://app:s3cr3t@db.internal:5432/app', 'postgres://[removed: url-password]@db.internal:5432/app'],
    ['curl -u ann:hunter22 https://x.test', 'curl -u [removed: basic-auth] https://x.test'],
    ['password=hunter2&user=ann', 'password=[removed: named-secret]&user=ann'],
    ['{"apiKey": "9f8e7d6c5b4a", "model": "m"}', '{"apiKey": "[removed: named-secret]", "model": "m"}'],
    ["DB_PASSWORD: 'pa55 word'", "DB_PASSWORD: 'pa55 word'"],
    ['client_secret => "q1w2e3r4t5"', 'client_secret => "[removed: named-secret]"'],
    [`{"k": "AIza${body(35)}"}`, '{"k": "[removed: google-key]"}'],
    ['if ("hunter2!x" == dbPassword) {', 'if ("[removed: named-secret]" == dbPassword) {'],
    ['vault.setPassword("tr0ub4dor")', 'vault.setPassword("[removed: named-secret]")'],
    ["secret.assign('q1w2e3r4t5');", "secret.assign('[removed: named-secret]');"],
    ['private_key "q1w2e3r4t5";', 'private_key "[removed: named-secret]";'],
    ['char password[25] = "tr0ub4dor";', 'char password[25] = "[removed: named-secret]";'],
    ['passwd: m{a)t}c[h', 'passwd: [removed: named-secret]'],
    ['connect(password=hunter22), next', 'connect(password=[removed: named-secret]), next'],
    [
      'machine x.test login ann password tr0ub4dor',
      'machine x.test login ann password [removed: netrc-password]',
    ],
    [
      '//x.test/npm/:_authToken=743b294a-cd03-11ec-9d64-0242ac120002',
      '//x.test/npm/:_authToken=[removed: named-secret]',
    ],
    [
      '{"auths":{"x.test":{"auth":"YW5uOnRyMHViNGRvcg=="}}}',
      '{"auths":{"x.test":{"auth":"[removed: named-secret]"}}}',
    ],
    ['git clone https://ann:tr0ub4dor@git.test/a.git', 'git clone [removed: url-password]/a.git'],
    [
      'mysql -uann; Server=x;Password=tr0ub4dor;User=ann',
      'mysql -uann; Server=x;Password=[removed: named-secret];User=ann',
    ],
    ['PHPSESSID=q3v1b9k2m7c8x4z6; theme=dark', 'PHPSESSID=[removed: named-secret]; theme=dark'],
    ['GET /a?sv=1&sig=q3v1b9k2m7c8x4z6%2Fab&x=1', 'GET /a?sv=1&sig=[removed: url-signature]&x=1'],
    ['root:$6$saltsalt$q3v1b9k2m7c8x4z6abcdefgh:19000', 'root:[removed: password-hash]:19000'],
    [
      'export AWS_SECRET_ACCESS_KEY=q3v1b9k2/m7c8x4z6+q1w2e3r4\n',
      'export [removed: aws-secret-access-key]\n',
    ],
    ['AWS_ACCOUNT_ID = 7391-4028-5516', '[removed: aws-account-id]'],
    ['azure_tenant_id=0b9c6d1e-72f4-4c8a-9a5d-3e17c0f2b684;', '[removed: azure-tenant-id];'],
    ['{"awsAccountId": "739140285516", "n": 1}', '{"awsAccountId": "[removed: named-secret]", "n": 1}'],
    ['/?AWS_SESSION_TOKEN=q3v1b9k2m7c8x4z6&x=1', '/?AWS_SESSION_TOKEN=[removed: named-secret]&x=1'],
    [
      'apiVersion: v1\nkind: Secret\ndata:\n  a: dHIwdWI0ZG9y\n  .b: >\n    cTN2MWI5azI=\ntype: Opaque',
      'apiVersion: v1\nkind: Secret\ndata:\n  a: [removed: kubernetes-secret]\n  .b: >\n    [removed: kubernetes-secret]\ntype: Opaque',
    ],
    ['mail ann.lee+ci@example.co.uk now', 'mail [removed: email] now'],
    ['card 4111 1111 1111 1111.', 'card [removed: card-number].'],
    [`jwt ${JWT_HEAD}.ey${body(30)}.${body(43)}`, 'jwt [removed: jwt]'],
    [`https://hooks.slack.com/services/T0000/B0000/${body(24)}`, '[removed: webhook-url]'],
    [`"secretAccessKey": "/${body(39)}"`, '"secretAccessKey": "[removed: named-secret]"'],
    [`cli --token ${body(32)} --dry`, 'cli --token [removed: named-secret] --dry'],
    ['cli --password tr0ub4dor run', 'cli --password [removed: named-secret] run'],
    [`["cli", "--api-key", "${body(20)}"]`, '["cli", "--api-key", "[removed: named-secret]"]'],
    ['mysql -uroot -ptr0ub4dor app', 'mysql -uroot -p[removed: command-password] app'],
    ['sshpass -p tr0ub4dor ssh a@b', 'sshpass -p [removed: command-password] ssh a@b'],
    ['redis-cli -h r -a tr0ub4dor ping', 'redis-cli -h r -a [removed: command-password] ping'],
    ['new AzureKeyCredential("q1w2e3r4")', 'new AzureKeyCredential("[removed: credential]")'],
    ["HTTPBasicAuth('ann', 'tr0ub4dor')", "HTTPBasicAuth('ann', '[removed: credential]')"],
    [`x = Client("${body(24)}")  # my api key`, 'x = Client("[removed: named-secret]")  # my api key'],
    ["IDENTIFIED BY 'tr0ub4dor';", "IDENTIFIED BY '[removed: sql-password]';"],
    ["PASSWORD 'tr0ub4dor' VALID UNTIL", "PASSWORD '[removed: named-secret]' VALID UNTIL"],
    ['Authorization: SSWS 00q1w2e3r4t5y6', 'Authorization: SSWS [removed: auth-header]'],
    [
      `Authorization: Bearer\n    ${body(24)}\nHost: x`,
      'Authorization: Bearer\n    [removed: auth-header]\nHost: x',
    ],
    [`Bearer 2/12345678/87654321:${hex(32)}`, 'Bearer [removed: auth-header]'],
    [
      `cb?u=https%3A%2F%2Fx%3Faccess_token%3D${body(24)}%26s%3D1`,
      'cb?u=https%3A%2F%2Fx%3Faccess_token%3D[removed: named-secret]%26s%3D1',
    ],
    ['%22password%22%3A%22tr0ub4dor%22%7D', '%22password%22%3A%22[removed: named-secret]%22%7D'],
    [`tried with token ${body(24)} and got 403`, 'tried with token [removed: named-secret] and got 403'],
    [`(api key ${body(24)})`, '(api key [removed: named-secret])'],
    ['password: |\n  tr0ub4dor\nuser: ann', 'password: |\n  [removed: named-secret]\nuser: ann'],
    [
      'master_password = "tr0ub4dor" -> "tr0ub4dor2"',
      'master_password = "[removed: named-secret]" -> "[removed: named-secret]"',
    ],
    [`map[X-Api-Token:[${body(24)}]]`, 'map[X-Api-Token:[[removed: named-secret]]]'],
    [`{"kty":"RSA","n":"x1","d":"${body(40)}"}`, '{"kty":"RSA","n":"x1","d":"[removed: private-key]"}'],
    [`C: AUTH PLAIN AGFubgB0cjB1YjRkb3I=`, 'C: AUTH PLAIN [removed: auth-header]'],
    [
      'ConvertTo-SecureString "tr0ub4dor" -Force',
      'ConvertTo-SecureString "[removed: command-password]" -Force',
    ],
    [
      '\u001b[31mpassword\u001b[0m=\u001b[33mtr0ub4dor\u001b[0m now',
      '\u001b[31mpassword\u001b[0m=\u001b[33m[removed: named-secret]\u001b[0m now',
    ],
    [
      `"key":"-----BEGIN PRIVATE KEY-----\\n${body(32)}\\n-----END PRIVATE KEY-----\\n"`,
      '"key":"[removed: private-key]"',
    ],
  ])('R2: %s', (text, clean) => {
    expect(redact(text)).toBe(clean);
  });

  it('R3: a private key goes with its marks, also when a cut took one of them', () => {
    const lines = `${body(64)}\n${body(64)}\n`;
    const kind = 'RSA PRIVATE KEY';
    expect(redact(`a\n-----BEGIN ${kind}-----\n${lines}-----END ${kind}-----\nb`)).toBe(
      'a\n[removed: private-key]\nb',
    );
    expect(redact(`${lines}-----END ${kind}-----\nb`)).toBe('[removed: private-key]\nb');
    expect(redact(`a\n-----BEGIN ${kind}-----\n${lines}`)).toBe('a\n[removed: private-key]');
  });

  it.each([
    'commit 4b825dc642cb6eb9a060e54bf8d69288fbee4904 on main',
    'trace 550e8400-e29b-41d4-a716-446655440000',
    'integrity sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==',
    'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    'cacheKey: 9f86d081884c7d659a2feaa0c55ad015 primary_key=1234567890ab',
    'max_tokens: 4096, total tokens used=81234567, token count: 12',
    'Invalid token: expected string, token_type: bearer, tokenUrl=https://x.test/token',
    'password is required; password: incorrect; Failed password for root from 10.0.0.1 port 22',
    'apiKey: ${API_KEY} token=$TOKEN secret: {{ vault.secret }} key=<your-key>',
    'order 4111-1111-1111-1112, phone +49 30 1234567, 2026-11-23T10:00:00.123Z, id 1234567890123',
    'user@ and @user and a@b, git@github.com:org/repo.git is kept apart from mail'.replace(
      'git@github.com:',
      '',
    ),
    'PWD=/home/runner/work secretName: my-secret passwordPolicy=strict',
    'at Object.<anonymous> (/app/src/token.ts:12:34) key = value, keys: [a, b]',
    'session_id=550e8400-e29b-41d4-a716-446655440000, tokens-reset: 2026-06-08T18:45:39Z',
    'apiKey=your_api_key_1234 token: "xxxxxxxxxxxx1" secret = "abcdefgh12345678" key="<token-123456>"',
    'kind: ConfigMap\ndata:\n  mode: production-eu-west-1',
    'registry.test/:_authToken=743b294a-cd03-11ec-9d64-0242ac120002',
    'docker run -u 1000:1987 image; pass: 12345 fail: 0; Cookie: none was sent; Authorization: required',
    'block 0xc8f12fb8b20008e14b5a5ff4bad15af9b545d98144da8707892dcc2a2014ba58 mined',
    'model claude-sonnet-4-20250514, package@1.2.3, react-dom@19.3.1',
    'token=prod-eu-token-2 secret: sha256 apiKey = "signing_key_v1", credentials=service.account.2024',
    'postgres://postgres:postgres@db.test/app, curl -u guest:guest https://mq.test, curl -u user:pass https://api.test, amqp://USER:API_KEY@mq.test',
    `AnalyticsOriginTrialToken: "${body(60)}"`,
    'account_id=739140285516, arn:aws:iam::739140285516:role/ci, AWS_ACCOUNT_ID=123456789012, tenant_id=0b9c6d1e-72f4-4c8a-9a5d-3e17c0f2b684',
    'getToken("prod-7f3a9b21"), cache.key("user:7f3a9b21"), Unexpected token "q1w2e3r4" in JSON, tokens[12] = q1w2e3r4t5',
    'private_key "some/dir/on/disk"; password: "ops/db/password", password = "somefakevalue1"',
    `npm_${'aab'.repeat(12)} dop_v1_${'0000000a'.repeat(8)} sgp_${'55aa77cc'.repeat(5)}`,
    'nextPageToken=CiAKGjBpNDd2Nmp2, "continuationToken": "q3v1b9k2m7c8x4z6", page token q3v1b9k2m7c8x4z6q3v1',
    'Cache hit for key: Linux-node-9f86d081884c7d65, restored from key: setup-Linux-22.04-pip-9f86d081884c',
    'DB_PASSWORD=op://prod/db/password, password: vault:secret/data/db#p4ss, secret: arn:aws:secretsmanager:eu:1:secret:db-Ab12Cd',
    'password: ENC[AES256_GCM,data:Ab12], password: !vault |, apiKey=env:OPENAI_KEY_2',
    'AKIAIOSFODNN7EXAMPLE, aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    'git clone git@github.com:acme/orbit.git, scp a.tgz deploy@web1.acme.io:/srv/app, Started user@1000.service',
    'POINT (4111111 1111111), 48.85837009,2.29448130, io.jsonwebtoken:jjwt-api:0.12.6, com.acme:auth-token:1.2.3-SNAPSHOT',
    'api_key=1234567890abcdef, ghp_1234567890abcdefghijklmnopqrstuvwxyz, token: ab12ab12ab12ab12ab12',
    'usage: cli --token string, --password is required, mysql -u root -p orbit, docker run -p 8080:80 nginx',
    'identified by the request id 7f3a9b21, secret default-token-x7k2p not found, token | type | meaning',
    'key=3fa85f64-5717-4562-b3fc-2c963f66afa6, authorization: permission-denied, echo $PASSWORD | gpg2 --batch',
    `skirt sk-${body(30)} github_pat_${body(40)} sk-ant-${body(20)}`,
  ])('R4: no secret is seen in: %s', (text) => {
    expect(redactText(text, [])).toEqual({ text, removed: [] });
  });

  it('R5: exact values of the host go in every common writing', () => {
    const secret = 'pä/ss "w0rd" & more';
    const forms = [
      secret,
      JSON.stringify(secret),
      JSON.stringify(JSON.stringify({ k: secret })),
      encodeURIComponent(secret),
      new URLSearchParams({ q: secret }).toString(),
      Buffer.from(secret).toString('base64'),
      Buffer.from(secret).toString('base64url'),
      Buffer.from(`user:${secret}`).toString('base64'),
      Buffer.from(`ab${secret}cd`).toString('base64'),
    ];
    for (const form of forms) {
      const { text, removed } = redactText(`before ${form} after`, [secret]);
      expect(removed.length, form).toBe(1);
      expect(text).toContain('[removed: host-secret]');
      expect(text).not.toContain(form);
    }
  });

  it('R5: a value with half a surrogate pair goes as it is and as programs write it out', () => {
    const secret = 'half \ud83d pairs!';
    for (const form of [
      secret,
      encodeURIComponent('half \ufffd pairs!'),
      Buffer.from(secret).toString('base64'),
    ])
      expect(redact(`before ${form} after`, [secret])).toBe('before [removed: host-secret] after');
  });

  it('R5: for any secret and any text around it, nothing of it is left', () => {
    fc.assert(
      fc.property(
        fc
          .string({ minLength: 8, maxLength: 40, unit: 'grapheme' })
          .filter((secret) => !/[[\]]|remov/.test(secret) && secret.trim().length > 6),
        fc.string({ maxLength: 60 }),
        fc.string({ maxLength: 60 }),
        (secret, before, after) => {
          for (const form of [
            secret,
            JSON.stringify(secret).slice(1, -1),
            Buffer.from(secret).toString('base64'),
          ]) {
            expect(redact(`${before}${form}${after}`, [secret])).not.toContain(form);
          }
        },
      ),
    );
  });

  it('R5: half an exact value that a cut left at either end goes too', () => {
    const secret = 'correct horse battery staple';
    expect(redact('log ends with correct horse ba', [secret])).toBe('log ends with [removed: host-secret]');
    expect(redact('battery staple was used', [secret])).toBe('[removed: host-secret] was used');
  });

  it('R5: a form that the host describes is told by prefix, characters and length', () => {
    const form: Redaction = { id: 'acme-token', prefix: 'ac.me_', characters: 'hex', length: [8, 12] };
    const of = (text: string): string => redactText(text, [form]).text;
    expect(of('a ac.me_0a1b2c3d, "ac.me_0A1B2C3D4E5F"')).toBe(
      'a [removed: acme-token], "[removed: acme-token]"',
    );
    for (const text of [
      'ac.me_0a1b2c3',
      'ac.me_0a1b2c3d4e5f6',
      'acXme_0a1b2c3d',
      'xac.me_0a1b2c3d',
      'ac.me_0a1b2c3g',
    ])
      expect(of(text)).toBe(text);
    expect(of(of('ac.me_0a1b2c3d'))).toBe('[removed: acme-token]');
  });

  it.each<[string, object]>([
    ['no id', { id: 'Acme token' }],
    ['no prefix', { prefix: 'a' }],
    ['characters other than digits', { characters: '.*' }],
    ['characters other than digits', { characters: 'constructor' }],
    ['no length', { length: [2, 5] }],
    ['no length', { length: [9, 8] }],
    ['no length', { length: 100_000 }],
    ['no length', { length: [8, NaN] }],
  ])('R5: a form with %s is refused', (said, change) => {
    const form = { id: 'acme', prefix: 'ac_', characters: 'hex', length: 8, ...change } as Redaction;
    expect(() => redactText('any', [form])).toThrow(said);
  });

  it('R6: doing it twice changes nothing more', () => {
    const words = [
      'password=',
      'token: "',
      ' ghp_',
      body(36),
      '"',
      '\n',
      ' ',
      '[removed: x]',
      'a@b.co',
      'https://u:',
      '@h.co',
      hex(40),
      'Bearer ',
      '\u001b[33m',
      '-----BEGIN PRIVATE KEY-----',
      'é',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 10 })), { maxLength: 30 }),
        (parts) => {
          const once = redact(parts.join(''), ['horse battery']);
          expect(redact(once, ['horse battery'])).toBe(once);
        },
      ),
      { numRuns: 1000 },
    );
    for (const { text } of readCorpus('secrets')) expect(redact(redact(text))).toBe(redact(text));
  });

  it('R6: removals are in order, do not overlap, and are what is missing', () => {
    for (const { text } of readCorpus('secrets')) {
      const { removed, text: clean } = redactText(text, []);
      let built = '';
      let from = 0;
      for (const { rule, start, end } of removed) {
        expect(start).toBeGreaterThanOrEqual(from);
        expect(end).toBeGreaterThan(start);
        built += `${text.slice(from, start)}[removed: ${rule}]`;
        from = end;
      }
      expect(built + text.slice(from)).toBe(clean);
    }
  });

  it('R7: JSON stays JSON, also where strings hold code, escapes or further JSON', () => {
    const bits = fc.constantFrom(
      '"',
      "'",
      '\\',
      '=',
      ':',
      ' ',
      '\n',
      '{',
      '}',
      ',',
      '&',
      '@',
      '://',
      '==',
      '-u a:',
      'a',
      'x1',
      'password',
      'token',
      'secret',
      'kind: Secret',
      'data:',
      '(',
      ';',
      '[25]',
      'AWS_ACCOUNT_ID=739140285516',
      '\u001b[33m',
      '%22password%22%3A',
      '--token ',
      ' -> ',
      body(30),
    );
    const value = fc.array(fc.oneof(bits, fc.string({ maxLength: 6 })), { maxLength: 14 });
    const key = fc.constantFrom('password', 'apiKey', 'note', 'Authorization', 'cookie');
    fc.assert(
      fc.property(value, key, (parts, name) => {
        const inner = { [name]: parts.join(''), n: 1 };
        for (const text of [
          JSON.stringify(inner),
          JSON.stringify({ a: { [name]: `Bearer ${parts.join('')}` } }, null, 2),
          JSON.stringify({ a: JSON.stringify(inner) }),
        ]) {
          expect(() => JSON.parse(redact(text)) as unknown, text).not.toThrow();
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('R7: a colour behind a backslash in a string of a string leaves the string whole', () => {
    const inner = JSON.stringify({ password: '"0\\\u001b[33m', n: 1 });
    const text = redact(JSON.stringify({ a: inner, b: 1 }));
    expect(JSON.parse(text)).toMatchObject({ b: 1 });
  });

  it('R9: rules have ids that can be shown, and every pattern is global', () => {
    for (const id of [...TEXT_RULES.map((rule) => rule.id), ...TOKEN_RULES.map(([id]) => id)])
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    for (const { pattern } of TEXT_RULES) expect(pattern.flags).toContain('g');
  });

  it.each([
    ['secrets', 0.97, 0.08],
    ['secrets-fresh', 0.97, 0.05],
  ])(
    'R10: of the secrets of the corpus %s a share of %d is fully covered, of its near misses %d is changed',
    (name, least, most) => {
      const rows = readCorpus(name) as readonly {
        text: string;
        label?: string;
        spans?: [number, number][];
      }[];
      const spans = rows.filter((row) => row.label === 'secret' && row.spans);
      const covered = spans.filter(({ text, spans = [] }) => {
        const { removed } = redactText(text, []);
        return spans.every(([start, end]) => {
          let at = start;
          for (const span of removed) if (span.start <= at && span.end > at) at = span.end;
          return at >= end;
        });
      });
      if (spans.length) expect(covered.length / spans.length).toBeGreaterThanOrEqual(least);
      const clean = rows.filter((row) => row.label === 'clean');
      const changed = clean.filter(({ text }) => redactText(text, []).removed.length > 0);
      if (clean.length) expect(changed.length / clean.length).toBeLessThanOrEqual(most);
    },
  );
});
