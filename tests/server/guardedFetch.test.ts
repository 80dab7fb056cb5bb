import fc from 'fast-check';
import { spawnSync } from 'node:child_process';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkTarget } from '../../src/server/outbound/checkTarget.ts';
import { guardedFetch } from '../../src/server/outbound/guardedFetch.ts';
import { isPublicAddress } from '../../src/server/outbound/isPublicAddress.ts';
import { readCorpus } from './readCorpus.ts';

/** Where receivers of an ordinary configuration send to. */
const TARGETS = [
  'https://api.github.com',
  'https://example.zendesk.com',
  'https://sentry.io',
  'https://hooks.slack.com',
];
const corpus = readCorpus('ssrf-urls');

/** A server on this machine, with what it was asked. */
async function listen(answer: RequestListener) {
  const asked: string[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  server.on('connection', () => connections++);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port, asked, connections: () => connections };
}

const get = { method: 'GET' } as const;
const certificate = makeCertificate('hook.example.org');

/** A certificate that nobody trusts, made anew: a key in a repository would be one that is not secret. */
function makeCertificate(name: string): { readonly key: string; readonly cert: string } | undefined {
  const asked = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', '-', '-days', '2'];
  const made = spawnSync(
    'openssl',
    [...asked, '-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`],
    {
      encoding: 'utf8',
    },
  );
  const [key] = /-----BEGIN PRIVATE[^]*?END PRIVATE KEY-----/.exec(made.stdout ?? '') ?? [];
  const [cert] = /-----BEGIN CERT[^]*?END CERTIFICATE-----/.exec(made.stdout ?? '') ?? [];
  if (key && cert) return { key, cert };
  process.stderr.write('\n!!! There is no openssl here: certificates are NOT tested.\n\n');
  return undefined;
}

describe('checkTarget', () => {
  it.skipIf(corpus.length === 0)(
    'V1: refuses every bad address of the corpus and allows every good one, with the targets of a configuration',
    () => {
      const wrong = corpus.filter(
        ({ label, text }) =>
          (checkTarget(text, { targets: TARGETS }) === undefined) !== (label === 'allowed'),
      );
      expect(wrong).toEqual([]);
      expect(corpus.length).toBeGreaterThan(100);
    },
  );

  it.skipIf(corpus.length === 0)(
    'V1: leaves to the list of targets only ordinary pages with public names, even where each is its own target',
    () => {
      const left = corpus
        .filter(
          ({ label, text }) => label !== 'allowed' && checkTarget(text, { targets: [text] }) === undefined,
        )
        .map(({ text }) => new URL(text).hostname);
      expect(new Set(left)).toEqual(
        new Set([
          '307.r3dir.me',
          '62epax5fhvj3zzmzigyoe5ipkbn7fysllvges3a.302.r3dir.me',
          'developer.mozilla.org',
          'developers.digitalocean.com',
          'help.redacted.com',
          'imgur.com',
          'vozec.fr',
          'www.googleapis.com',
          'www.root-me.org',
        ]),
      );
    },
  );

  it.each([
    ['https://api.github.com/repos/o/r/issues', undefined],
    ['https://API.GitHub.com/repos', undefined],
    ['https://api.github.com:443/repos', undefined],
    ['https://api.github.com:8443/repos', 'not-a-target'],
    ['https://api.github.com.evil.example.org/', 'not-a-target'],
    ['https://github.com/', 'not-a-target'],
    ['http://api.github.com/', 'scheme'],
    ['HTTP://api.github.com/', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['/repos', 'not-a-url'],
    ['', 'not-a-url'],
    ['https:/api.github.com/', 'not-a-url'],
    ['https:api.github.com', 'not-a-url'],
    ['https://user:pw@api.github.com/', 'credentials'],
    ['https://@api.github.com/', 'credentials'],
    ['https://api.github.com\\@127.0.0.1/', 'credentials'],
    ['https://api.github.com\\.evil.org/', 'odd-spelling'],
    ['https://api.github.com /', 'odd-spelling'],
    ['https://api.github.com/\r\nHost: x', 'odd-spelling'],
    ['https://api.git\thub.com/', 'odd-spelling'],
    ['https://api.github.com./', 'odd-spelling'],
    ['https://api%2egithub.com/', 'odd-spelling'],
    ['https://ⓐⓟⓘ.github.com/', 'odd-spelling'],
    ['https://аpi.github.com/', 'odd-spelling'],
    ['https://0x7f.1/', 'odd-spelling'],
    ['https://2130706433/', 'odd-spelling'],
    ['https://0177.0.0.1/', 'odd-spelling'],
    ['https://127.1/', 'odd-spelling'],
    ['https://127.0.0.1/', 'address'],
    ['https://8.8.8.8/', 'address'],
    ['https://[::1]/', 'address'],
    ['https://[::ffff:7f00:1]/', 'address'],
    ['https://[2606:4700::1111]/', 'address'],
    ['https://localhost/', 'private-name'],
    ['https://metadata/', 'private-name'],
    ['https://metadata.google.internal/', 'private-name'],
    ['https://metadata.packet.net/', 'private-name'],
    ['https://printer.local/', 'private-name'],
    ['https://router.home.arpa/', 'private-name'],
  ])('V2: says of %s: %s', (url, fault) => {
    expect(checkTarget(url, { targets: TARGETS })).toBe(fault);
  });

  it('V2: allows nothing but the configured origins, whatever the text', () => {
    const odd = fc.oneof(fc.webUrl(), fc.string(), fc.constantFrom(...corpus.map(({ text }) => text), ''));
    fc.assert(
      fc.property(odd, (url) => {
        if (checkTarget(url, { targets: TARGETS }) === undefined)
          expect(TARGETS).toContain(new URL(url).origin);
      }),
    );
  });

  it('V2: an address that is no configured one is refused where private ones are allowed too', () => {
    const rules = { targets: ['http://127.0.0.1:9000'], allowPrivate: true };
    expect(checkTarget('http://127.0.0.1:9000/hook', rules)).toBeUndefined();
    expect(checkTarget('http://127.0.0.1:9001/hook', rules)).toBe('not-a-target');
    expect(checkTarget('http://127.1:9000/hook', rules)).toBe('odd-spelling');
    expect(checkTarget('file:///etc/passwd', rules)).toBe('scheme');
  });
});

describe('isPublicAddress', () => {
  // One address of every block of both registries that is not globally reachable.
  const reserved = `
    0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200 127.0.0.1 127.255.255.254
    169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.192 192.0.2.1 192.31.196.1 192.52.193.1
    192.88.99.1 192.168.0.1 192.175.48.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1
    224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 168.63.129.16 :: ::1 ::7f00:1 ::127.0.0.1
    ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:0:7f00:1 64:ff9b::7f00:1 64:ff9b::808:808
    64:ff9b:1::a00:1 100::1 2001::1 2001:2::1 2001:3::1 2001:4:112::1 2001:10::1 2001:20::1
    2001:30::1 2001:db8::1 2002:7f00:1:: 2620:4f:8000::1 3ffe::1 3fff::1 4000::1 5f00::1 fc00::1
    fd00:ec2::254 fe80::1 fe80::1%eth0 2606:4700::1111%1 fec0::1 ff02::1`;
  const unreadable = [
    '',
    'localhost',
    '127.1',
    '0x7f000001',
    '2130706433',
    '0177.0.0.1',
    '8.8.8',
    '8.8.8.8.8',
    '08.8.8.8',
  ];
  it.each([...reserved.trim().split(/\s+/), ...unreadable])('V3: %s is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each([
    '1.1.1.1',
    '8.8.8.8',
    '140.82.112.5',
    '172.32.0.1',
    '192.0.1.1',
    '2606:4700:4700::1111',
    '2a00:1450::1',
  ])('V3: %s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it('V3: no spelling of a private IPv4 address within IPv6 is public', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(octet, octet, (c, d) => {
        const hex = `${(0xa9fe).toString(16)}:${((c << 8) | d).toString(16)}`;
        for (const prefix of ['::', '::ffff:', '::ffff:0:', '64:ff9b::', '64:ff9b:1::']) {
          expect(isPublicAddress(`${prefix}${hex}`), `${prefix}${hex}`).toBe(false);
          expect(isPublicAddress(`${prefix}169.254.${c}.${d}`)).toBe(false);
        }
        expect(isPublicAddress(`2002:${hex}::1`)).toBe(false);
      }),
    );
  });
});

describe('guardedFetch', () => {
  it('V4: refuses a name that leads to a private address, and connects to nothing', async () => {
    const server = await listen((_, response) => response.end('secret'));
    for (const address of ['127.0.0.1', '::1', '169.254.169.254', '::ffff:127.0.0.1']) {
      const answer = await guardedFetch(`https://hook.example.org:${server.port}/`, get, {
        targets: [`https://hook.example.org:${server.port}`],
        resolve: async () => [address],
      });
      expect(answer).toEqual({ kind: 'failed', reason: 'refused', maybeSent: false, said: 'address' });
    }
    expect(server.connections()).toBe(0);
  });

  it('V4: refuses a name as soon as one of its addresses is private', async () => {
    const answer = await guardedFetch('https://hook.example.org/', get, {
      targets: ['https://hook.example.org'],
      resolve: async () => ['140.82.112.5', '10.0.0.1'],
    });
    expect(answer).toMatchObject({ reason: 'refused', said: 'address' });
  });

  it('V4: asks for a name once and connects to that very answer, so a name cannot change in between', async () => {
    const server = await listen((_, response) => response.end('here'));
    let asked = 0;
    const answer = await guardedFetch(`http://hook.example.org:${server.port}/`, get, {
      targets: [`http://hook.example.org:${server.port}`],
      allowPrivate: true,
      resolve: async () => (asked++ === 0 ? ['127.0.0.1'] : ['192.0.2.1']),
    });
    expect(answer).toMatchObject({ kind: 'answer', text: 'here' });
    expect(asked).toBe(1);
  });

  it('V5: does not follow a redirect', async () => {
    const server = await listen((_, response) =>
      response.writeHead(307, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
    );
    const answer = await guardedFetch(`${server.url}/a`, get, { targets: [server.url], allowPrivate: true });
    expect(answer).toMatchObject({ kind: 'answer', status: 307 });
    expect(server.asked).toEqual(['/a']);
  });

  it('V6: reads an answer only up to its limit', async () => {
    const server = await listen((_, response) => {
      const more = (): void => {
        while (response.write('x'.repeat(10_000)));
        response.once('drain', more);
      };
      more();
    });
    const answer = await guardedFetch(
      server.url,
      { ...get, largest: 1000 },
      { targets: [server.url], allowPrivate: true },
    );
    expect(answer).toMatchObject({ kind: 'answer', status: 200, isWhole: false, text: 'x'.repeat(1000) });
  });

  it('V6: says of an answer that was cut short that it is not whole', async () => {
    const server = await listen((_, response) => {
      response.writeHead(201, { 'content-length': '100' });
      response.write('half');
      setTimeout(() => response.destroy(), 20);
    });
    const answer = await guardedFetch(server.url, get, { targets: [server.url], allowPrivate: true });
    expect(answer).toMatchObject({ kind: 'answer', status: 201, isWhole: false, text: 'half' });
  });

  it('V7: gives up after its time, before the name, before the answer, and within it', async () => {
    const server = await listen((request, response) => {
      if (request.url === '/half') response.write('half');
    });
    const guard = { targets: [server.url], allowPrivate: true, timeout: 1000 };
    expect(await guardedFetch(`${server.url}/never`, get, guard)).toEqual({
      kind: 'failed',
      reason: 'timeout',
      maybeSent: true,
      said: 'ABORT_ERR',
    });
    expect(await guardedFetch(`${server.url}/half`, get, guard)).toMatchObject({
      text: 'half',
      isWhole: false,
    });
    const named = `http://hook.example.org:${server.port}`;
    const resolve = (): Promise<never> => new Promise(() => undefined);
    expect(await guardedFetch(named, get, { ...guard, targets: [named], resolve })).toMatchObject({
      reason: 'timeout',
      maybeSent: false,
    });
  });

  it('V7: ends when told to, also when told before', async () => {
    const server = await listen(() => undefined);
    const guard = { targets: [server.url], allowPrivate: true };
    const signal = AbortSignal.timeout(50);
    expect(await guardedFetch(server.url, { ...get, signal }, guard)).toMatchObject({ reason: 'aborted' });
    expect(await guardedFetch(server.url, { ...get, signal }, guard)).toMatchObject({
      reason: 'aborted',
      maybeSent: false,
    });
  });

  it('V8: tells a request that certainly did not arrive from one that may have', async () => {
    const server = await listen((request) => request.socket.destroy());
    const guard = { targets: [server.url], allowPrivate: true };
    expect(await guardedFetch(server.url, get, guard)).toMatchObject({ reason: 'network', maybeSent: true });
    const closed = 'http://127.0.0.1:1';
    expect(await guardedFetch(closed, get, { ...guard, targets: [closed] })).toEqual({
      kind: 'failed',
      reason: 'network',
      maybeSent: false,
      said: 'ECONNREFUSED',
    });
    const unknown = await guardedFetch('https://hook.example.org/', get, {
      targets: ['https://hook.example.org'],
      resolve: async () => [],
    });
    expect(unknown).toMatchObject({ reason: 'network', maybeSent: false, said: 'ENOTFOUND' });
  });

  it.skipIf(!certificate)(
    'V4: takes only a certificate for the name it asked for, and sends nothing before',
    async () => {
      const { key, cert } = certificate!;
      const bodies: string[] = [];
      const server = createSecureServer({ key, cert }, (request, response) => {
        request.setEncoding('utf8').on('data', (text: string) => bodies.push(text));
        request.on('end', () => response.end('here'));
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      onTestFinished(() => void server.close());
      const { port } = server.address() as AddressInfo;
      const ask = (host: string, ca?: string) => {
        const origin = `https://${host}:${port}`;
        const guard = {
          targets: [origin],
          allowPrivate: true,
          resolve: async () => ['127.0.0.1'],
          ...(ca && { ca }),
        };
        return guardedFetch(`${origin}/in`, { method: 'POST', body: 'secret' }, guard);
      };
      expect(await ask('hook.example.org', cert)).toMatchObject({
        kind: 'answer',
        status: 200,
        text: 'here',
      });
      expect(bodies).toEqual(['secret']);
      const failed = { kind: 'failed', reason: 'network', maybeSent: false };
      expect(await ask('hook.example.org')).toEqual({ ...failed, said: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
      expect(await ask('other.example.org', cert)).toEqual({
        ...failed,
        said: 'ERR_TLS_CERT_ALTNAME_INVALID',
      });
      expect(bodies).toEqual(['secret']);
    },
  );

  it('V8: knows of a server that does not speak TLS that nothing arrived', async () => {
    const server = await listen((_, response) => response.end());
    const origin = `https://hook.example.org:${server.port}`;
    const guard = { targets: [origin], allowPrivate: true, resolve: async () => ['127.0.0.1'] };
    expect(await guardedFetch(origin, get, guard)).toMatchObject({ reason: 'network', maybeSent: false });
    expect(server.asked).toEqual([]);
  });

  it('V8: refuses a header that HTTP cannot carry instead of throwing', async () => {
    const server = await listen((_, response) => response.end());
    const answer = await guardedFetch(
      server.url,
      { ...get, headers: { authorization: 'Bearer a\r\nX-Injected: 1' } },
      { targets: [server.url], allowPrivate: true },
    );
    expect(answer).toMatchObject({ kind: 'failed', reason: 'refused', maybeSent: false });
    expect(server.asked).toEqual([]);
  });

  it('sends what it was given, and gives back status, headers and text', async () => {
    const bodies: string[] = [];
    const server = await listen((request, response) => {
      request.setEncoding('utf8').on('data', (chunk: string) => bodies.push(chunk));
      request.on('end', () =>
        response
          .writeHead(201, { 'x-a': ['1', '2'], 'retry-after': '7' })
          .end(`${request.method} ${String(request.headers['x-b'])}`),
      );
    });
    const answer = await guardedFetch(
      server.url,
      { method: 'POST', headers: { 'x-b': 'b' }, body: 'Grüße 🌊' },
      { targets: [server.url], allowPrivate: true },
    );
    expect(answer).toMatchObject({
      status: 201,
      text: 'POST b',
      isWhole: true,
      headers: { 'x-a': '1, 2', 'retry-after': '7' },
    });
    expect(bodies.join('')).toBe('Grüße 🌊');
  });
});
