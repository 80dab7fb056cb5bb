import { Webhook } from 'standardwebhooks';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Report } from '../../../src/core/model/report.ts';
import { githubIssues } from '../../../src/server/receivers/githubIssues.ts';
import type { ReceiverOptions, Sent, ServerReceiver } from '../../../src/server/receivers/serverReceiver.ts';
import { slack } from '../../../src/server/receivers/slack.ts';
import { standardWebhook } from '../../../src/server/receivers/standardWebhook.ts';
import { zendesk } from '../../../src/server/receivers/zendesk.ts';
import { reportWith } from '../../core/report/reportWith.ts';
import { fakeVendor, type Answer, type Vendor } from './fakeVendor.ts';

const LOCAL: ReceiverOptions = { connection: { allowPrivate: true, timeout: 2000 } };
const NOW = Date.parse('2026-11-23T10:00:00Z');
const report = reportWith();
const key = (letter: string): string => `whsec_${Buffer.from(letter.repeat(32)).toString('base64')}`;

async function start(vendor: Vendor) {
  const fake = await fakeVendor(vendor);
  onTestFinished(fake.end);
  return fake;
}

/** A vendor with one answer. */
const says = (answer: Partial<Answer>): Promise<Awaited<ReturnType<typeof fakeVendor>>> =>
  start(() => ({ status: 200, body: '', ...answer }));

function send(receiver: ServerReceiver, one: Report = report, number = 1, now = NOW): Promise<Sent> {
  const { signal } = new AbortController();
  return receiver.send(one, receiver.encode(one), { number, now, firstTriedAt: now - 60_000, signal });
}

describe('standardWebhook', () => {
  const hook = (url: string, secret: string | readonly string[]): ServerReceiver =>
    standardWebhook({ url, secret, ...LOCAL });

  it('W20: signs so that the standard’s own library verifies it, and refuses it once a letter is changed', async () => {
    const { url, asked } = await says({ status: 204 });
    expect(await send(hook(url, key('a')), report, 1, Date.now())).toEqual({ kind: 'delivered' });
    const { body, headers } = asked[0]!;
    const library = new Webhook(key('a'));
    expect(library.verify(body, headers as Record<string, string>)).toEqual({
      type: 'report.created',
      timestamp: '2026-11-23T10:00:00.000Z',
      data: report,
    });
    expect(headers['webhook-id']).toBe(report.id);
    expect(() => library.verify(`${body} `, headers as Record<string, string>)).toThrow(
      'No matching signature',
    );
    expect(() => new Webhook(key('b')).verify(body, headers as Record<string, string>)).toThrow();
  });

  it('W21: signs with every key while keys are changed, so either verifies', async () => {
    const { url, asked } = await says({});
    await send(hook(url, [key('b'), key('a')]), report, 1, Date.now());
    const { body, headers } = asked[0]!;
    expect(String(headers['webhook-signature']).split(' ')).toHaveLength(2);
    for (const letter of ['a', 'b'])
      expect(new Webhook(key(letter)).verify(body, headers as Record<string, string>)).toBeTruthy();
  });

  it('W22: tries for days what may be a deployment half done, and not what the next try meets again', async () => {
    for (const [status, kind] of [
      [401, 'waiting'],
      [403, 'waiting'],
      [404, 'waiting'],
      [405, 'waiting'],
      [302, 'waiting'],
      [400, 'rejected'],
      [422, 'rejected'],
      [410, 'rejected'],
    ] as const) {
      const { url } = await says({ status });
      expect(await send(hook(url, key('a'))), String(status)).toMatchObject({ kind });
    }
  });

  it('W23: takes reference and page from the answer, and nothing that is no page', async () => {
    const told = async (body: string): Promise<Sent> => send(hook((await says({ body })).url, key('a')));
    expect(await told('{"reference":"R-7","url":"https://support.test/7"}')).toEqual({
      kind: 'delivered',
      reference: 'R-7',
      url: 'https://support.test/7',
    });
    expect(await told('{"reference":7,"url":"javascript:alert(1)"}')).toEqual({
      kind: 'delivered',
      reference: '7',
    });
    expect(await told('thanks')).toEqual({ kind: 'delivered' });
  });

  it('W24: is not made with a key too short to sign with, and does not repeat it', () => {
    for (const secret of ['', 'geheim', 'whsec_Z2VoZWlt', []]) {
      expect(() => hook('https://hooks.example.org', secret)).toThrow(/Waymark: .*key/);
      expect(() => hook('https://hooks.example.org', secret)).not.toThrow(/geheim|Z2VoZWlt/);
    }
    const missing = process.env['WAYMARK_NO_SUCH_KEY']!;
    for (const secret of [missing, '', []])
      expect(() => hook('https://hooks.example.org', secret)).toThrow('needs a signing key');
  });
});

describe('githubIssues', () => {
  const github = (api: string): ServerReceiver =>
    githubIssues({ repository: 'acme/support', token: 'ghp_test', api, labels: ['waymark'], ...LOCAL });
  const mark = `<!-- waymark-report:${report.id} -->`;

  it('W30: files title, body and labels, with a mark that nobody sees', async () => {
    const { url, asked } = await says({
      status: 201,
      body: '{"number":7,"html_url":"https://github.com/acme/support/issues/7"}',
    });
    expect(await send(github(url))).toEqual({
      kind: 'delivered',
      reference: '#7',
      url: 'https://github.com/acme/support/issues/7',
    });
    const issue = JSON.parse(asked[0]!.body) as { title: string; body: string; labels: string[] };
    expect(issue.title).toBe('The provider refused the key · invalid_api_key · run-129');
    // The title stands above the body already.
    expect(issue.body.startsWith(`${mark}\n\n- **What:** `)).toBe(true);
    expect(issue.labels).toEqual(['waymark']);
    expect(asked[0]!.headers).toMatchObject({
      authorization: 'Bearer ghp_test',
      'x-github-api-version': '2022-11-28',
      accept: 'application/vnd.github+json',
    });
  });

  it('W39: shows five lines, message and log, and folds run, guide and evidence', () => {
    const { body } = JSON.parse(github('http://127.0.0.1:1').encode(report)) as { body: string };
    const [open, folded] = body.split('<details>\n<summary>Run, guide and evidence</summary>\n\n');
    expect(open!.split('\n').filter((line) => line.startsWith('- **'))).toHaveLength(5);
    expect(open!.match(/^### .*/gm)).toEqual(['### Message', '### Also failed', '### Log']);
    expect(open).toContain(report.id);
    expect(folded!.match(/^### .*/gm)).toEqual([
      '### Run',
      '### Artifacts',
      '### What changed since it last worked',
      '### Guide and evidence',
      '### Not in this report',
    ]);
    expect(folded!.trimEnd().endsWith('</details>')).toBe(true);
  });

  it('W31: before a second try looks for its mark, page by page, only among issues made since the first', async () => {
    const made = (count: number, minutes: number, body = ''): object[] =>
      Array.from({ length: count }, (_, at) => ({
        number: at,
        body,
        created_at: new Date(NOW - minutes * 60_000).toISOString(),
      }));
    const pages = [made(50, 0), [...made(49, 0), { number: 77, body: `${mark}\n…`, created_at: '' }]];
    const { url, asked } = await start(({ method, url }) =>
      method === 'GET'
        ? { status: 200, body: JSON.stringify(pages[Number(url.searchParams.get('page')) - 1] ?? []) }
        : { status: 201, body: '{"number":78}' },
    );
    expect(await send(github(url), report, 2)).toEqual({ kind: 'delivered', reference: '#77' });
    expect(asked.map(({ method }) => method)).toEqual(['GET', 'GET']);
    expect(Object.fromEntries(asked[0]!.url.searchParams)).toEqual({
      state: 'all',
      sort: 'created',
      direction: 'desc',
      since: '2026-11-23T09:49:00.000Z',
      per_page: '50',
      page: '1',
    });
    pages[1] = made(50, 60);
    expect(await send(github(url), report, 2)).toEqual({ kind: 'delivered', reference: '#78' });
    expect(asked).toHaveLength(5);
  });

  it('W32: is not taken in by the mark of another report in somebody’s text', async () => {
    const bodies = [`I quote ${mark}`, `> ${mark}`, ` ${mark}`, mark.slice(0, -5)];
    const { url } = await start(({ method }) =>
      method === 'GET'
        ? { status: 200, body: JSON.stringify(bodies.map((body, number) => ({ number, body }))) }
        : { status: 201, body: '{"number":78}' },
    );
    expect(await send(github(url), report, 2)).toEqual({ kind: 'delivered', reference: '#78' });
  });

  it('W33: files nothing while it cannot find out whether it is filed', async () => {
    for (const answer of [
      { status: 500, body: '' },
      { status: 200, body: '[{"number"' },
      { status: 200, body: '{}' },
      { status: 403, body: '', headers: { 'retry-after': '60' } },
    ]) {
      const { url, asked } = await says(answer);
      expect(await send(github(url), report, 2), JSON.stringify(answer)).toMatchObject({ kind: 'waiting' });
      expect(asked).toHaveLength(1);
    }
  });

  it('W34: gives up looking after a thousand issues, and says so', async () => {
    const page = Array.from({ length: 50 }, (_, number) => ({
      number,
      created_at: new Date(NOW).toISOString(),
    }));
    const { url, asked } = await says({ body: JSON.stringify(page) });
    expect(await send(github(url), report, 2)).toMatchObject({
      kind: 'waiting',
      maybeFiled: true,
      said: 'more than 1000 issues were made since',
    });
    expect(asked).toHaveLength(20);
  });

  it('W35: knows a rate limit from a refusal', async () => {
    const reset = String(NOW / 1000 + 600);
    for (const [headers, body, ended] of [
      [
        { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset },
        '',
        { reason: 'rate-limited', after: 600_000 },
      ],
      [
        { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': 'x' },
        '',
        { reason: 'rate-limited', after: 60_000 },
      ],
      [{ 'retry-after': '30' }, '', { reason: 'rate-limited', after: 30_000 }],
      [{}, 'You have exceeded a secondary rate limit.', { reason: 'rate-limited', after: 60_000 }],
      [{ 'x-ratelimit-remaining': '12' }, 'Resource not accessible', { kind: 'rejected', reason: 'auth' }],
    ] as const) {
      const { url } = await says({ status: 403, headers, body });
      expect(await send(github(url)), JSON.stringify(headers)).toMatchObject(ended);
    }
    expect(await send(github((await says({ status: 404 })).url))).toMatchObject({
      kind: 'rejected',
      reason: 'auth',
    });
  });

  it('W36: after an answer that was lost, waits until GitHub shows what it made', async () => {
    const { url } = await says({ status: 201, body: '{' });
    expect(await send(github(url))).toMatchObject({ kind: 'waiting', maybeFiled: true, after: 30_000 });
  });

  it('W37: documents its limits as rates', () => {
    expect(github('http://127.0.0.1:1')).toMatchObject({
      concurrency: 1,
      rates: [
        { count: 80, per: 60_000 },
        { count: 500, per: 3_600_000 },
      ],
    });
  });

  it('W38: is not made with a repository or token that are none', () => {
    for (const repository of ['acme', 'acme/support/x', '../x', 'acme/su pport', '']) {
      expect(() => githubIssues({ repository, token: 't' })).toThrow('owner/name');
    }
    expect(() => githubIssues({ repository: 'a/b', token: '' })).toThrow('token');
    expect(githubIssues({ repository: 'a/b', token: 't' }).id).toBe('github');
  });
});

describe('zendesk', () => {
  const desk = (origin: string): ServerReceiver =>
    zendesk({ subdomain: 'acme', origin, credentials: { oauth: 'token' }, tags: ['waymark'], ...LOCAL });

  it('W40: files an internal note that carries the id twice: as key and on the ticket', async () => {
    const { url, asked } = await says({ status: 201, body: '{"ticket":{"id":35436}}' });
    expect(await send(desk(url))).toEqual({
      kind: 'delivered',
      reference: '#35436',
      url: `${url}/agent/tickets/35436`,
    });
    expect(asked[0]!.headers).toMatchObject({ 'idempotency-key': report.id, authorization: 'Bearer token' });
    expect(JSON.parse(asked[0]!.body)).toMatchObject({
      ticket: {
        external_id: report.id,
        subject: 'The provider refused the key · invalid_api_key · run-129',
        comment: { public: false },
        tags: ['waymark'],
      },
    });
  });

  it('W45: a comment begins with five lines and links the run, and its log is preformatted', () => {
    const { ticket } = JSON.parse(desk('https://desk.acme.com').encode(report)) as {
      ticket: { comment: { html_body: string } };
    };
    const html = ticket.comment.html_body;
    expect(html.slice(0, html.indexOf('</ul>')).match(/<li><b>(\w+):<\/b>/g)).toHaveLength(5);
    expect(html).toContain('<a href="https://orbit.test/runs/129">https://orbit.test/runs/129</a>');
    expect(html).toContain('<h3>Log</h3><pre>GET /v1/models\nHTTP 401</pre>');
    expect(html).toContain(report.id);
  });

  it('W41: finds the ticket of an earlier try after its key is forgotten', async () => {
    const { url, asked } = await start(({ method }) =>
      method === 'GET'
        ? { status: 200, body: JSON.stringify({ tickets: [{ id: 35_436, external_id: report.id }] }) }
        : { status: 201, body: '{"ticket":{"id":1}}' },
    );
    expect(await send(desk(url), report, 9)).toMatchObject({ kind: 'delivered', reference: '#35436' });
    expect(asked.map(({ method, url }) => `${method} ${url.pathname}${url.search}`)).toEqual([
      `GET /api/v2/tickets.json?external_id=${report.id}`,
    ]);
  });

  it('W42: takes no ticket of another report for its own, and files nothing while it cannot find out', async () => {
    const listed =
      (body: string): Vendor =>
      ({ method }) =>
        method === 'GET' ? { status: 200, body } : { status: 201, body: '{"ticket":{"id":2}}' };
    const other = await start(listed('{"tickets":[{"id":1,"external_id":"other"},null]}'));
    expect(await send(desk(other.url), report, 2)).toMatchObject({ kind: 'delivered', reference: '#2' });
    for (const body of ['{', '{}', '[]', '{"tickets":{}}']) {
      const odd = await start(listed(body));
      expect(await send(desk(odd.url), report, 2), body).toMatchObject({ kind: 'waiting', maybeFiled: true });
      expect(odd.asked).toHaveLength(1);
    }
  });

  it('W43: tries again after a conflict', async () => {
    const { url } = await says({ status: 409, body: 'conflict' });
    expect(await send(desk(url))).toMatchObject({
      kind: 'waiting',
      maybeFiled: true,
      said: 'HTTP 409: conflict',
    });
  });

  it('W44: is made only with a subdomain and credentials', () => {
    for (const subdomain of ['', 'a.b', 'evil.test/', '-a', 'a-'])
      expect(() => zendesk({ subdomain, credentials: { oauth: 'x' } }), subdomain).toThrow('subdomain');
    expect(() => zendesk({ subdomain: 'acme', credentials: { email: 'a@b.c', token: '' } })).toThrow('token');
    expect(() => zendesk({ subdomain: 'acme', credentials: { oauth: '' } })).toThrow('oauth');
  });
});

describe('slack', () => {
  const channel = (url: string): ServerReceiver => slack({ webhookUrl: `${url}/services/x`, ...LOCAL });

  it('W50: only the body ok is a receipt', async () => {
    expect(await send(channel((await says({ body: 'ok\n' })).url))).toEqual({ kind: 'delivered' });
    for (const body of ['', 'OK?', '<html>Sign in</html>']) {
      expect(await send(channel((await says({ body })).url)), body).toMatchObject({
        kind: 'waiting',
        maybeFiled: true,
      });
    }
  });

  it.each(['no_service', 'channel_is_archived', 'channel_not_found', 'no_team'])(
    'W51: %s says that nothing more is taken here',
    async (body) => {
      expect(await send(channel((await says({ status: 404, body })).url))).toMatchObject({
        kind: 'rejected',
        reason: 'gone',
      });
    },
  );

  it('W51: action_prohibited is about permission, invalid_blocks about the report', async () => {
    const forbidden = await says({ status: 403, body: 'action_prohibited' });
    expect(await send(channel(forbidden.url))).toMatchObject({ kind: 'rejected', reason: 'auth' });
    const invalid = await says({ status: 400, body: 'invalid_blocks' });
    expect(await send(channel(invalid.url))).toMatchObject({ kind: 'rejected', reason: 'invalid' });
  });

  it('W52: cuts sections at line ends where it can, and never within an escape or a character', () => {
    for (const sign of ['&', '<', '🌊', 'a', 'line\n']) {
      for (const before of ['', 'x', 'xx', 'xxx', 'xxxx']) {
        const message = before + sign.repeat(2000);
        const { blocks } = JSON.parse(channel('http://127.0.0.1:1').encode({ ...report, message })) as {
          blocks: { type: string; text?: { text: string }; fields?: { text: string }[] }[];
        };
        for (const text of blocks.flatMap((block) => block.text ?? block.fields ?? [])) {
          expect(text.text.length).toBeLessThanOrEqual(3000);
          expect(text.text).not.toMatch(/&(?!amp;|lt;|gt;)|^[\udc00-\udfff]|[\ud800-\udbff]$/);
        }
        const whole = blocks.map(({ text }) => text?.text ?? '').join('');
        expect(whole).toContain(message.replaceAll('&', '&amp;').replaceAll('<', '&lt;').trim());
      }
    }
  });

  it('W54: has a header, fields and a link that opens the run', () => {
    const { text, blocks } = JSON.parse(channel('http://127.0.0.1:1').encode(report)) as {
      text: string;
      blocks: { type: string; text?: { type: string; text: string }; fields?: { text: string }[] }[];
    };
    expect(text).toBe('The provider refused the key · invalid_api_key · run-129');
    expect(blocks[0]).toMatchObject({ type: 'header', text: { text } });
    expect(blocks[1]!.text!.text).toContain('failed in execution, at the step Call the provider (s-3)');
    expect(blocks[2]!.fields!.map((field) => field.text.split('\n', 1)[0])).toEqual([
      'Who',
      'When',
      'Tried',
      'Report',
    ]);
    expect(blocks[3]!.text).toEqual({
      type: 'mrkdwn',
      text: '<https://orbit.test/runs/129|Open run>   <https://orbit.test/runs/129?step=s-3|Replay at the step>   <https://orbit.test/#/runs/129|Open page>',
    });
    for (const url of ['javascript:alert(1)', 'https://a@b.test/', '/runs/7', undefined]) {
      const { url: _, ...run } = report.run;
      const { page: __, step: ___, ...rest } = { ...report, run: { ...run, ...(url && { url }) } };
      expect(channel('http://127.0.0.1:1').encode(rest)).not.toContain('mrkdwn","text');
    }
    const odd = { ...report, run: { ...report.run, url: 'https://orbit.test/a|b>c&<!channel>' } };
    expect(channel('http://127.0.0.1:1').encode(odd)).toContain(
      '<https://orbit.test/a%7Cb%3Ec&amp;%3C!channel%3E|Open run>',
    );
  });

  it('W53: repeats only where it was told that it may', () => {
    expect(channel('http://127.0.0.1:1').idempotent).toBe(false);
    expect(slack({ webhookUrl: 'https://hooks.slack.com/services/x', mayRepeat: true }).idempotent).toBe(
      true,
    );
  });
});
