import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/core/model/report.ts';
import { trimReport } from '../../../src/core/report/trimReport.ts';
import type { Receiver } from '../../../src/session/receivers/receiver.ts';
import { clipboard } from '../../../src/session/receivers/clipboard.ts';
import { download } from '../../../src/session/receivers/download.ts';
import { githubIssue } from '../../../src/session/receivers/githubIssue.ts';
import { mail } from '../../../src/session/receivers/mail.ts';
import { readCorpus } from '../../core/fit/readCorpus.ts';
import { reportWith } from '../../core/report/reportWith.ts';

/** What a receiver does to the browser, noted. `fail` happens instead when it is set. */
interface Browser {
  readonly given: string[];
  fail?: () => never;
  /** A tab that is not opened. */
  isBlocked?: boolean;
}

const RECEIVERS: readonly (readonly [
  name: string,
  to: string,
  create: (browser: Browser) => Receiver,
  /** The text that was handed over, out of what the browser was given. */
  read: (given: string) => string,
])[] = [
  [
    'githubIssue',
    'tab',
    (browser) =>
      githubIssue({
        repository: 'acme/orbit',
        labels: ['from waymark', 'bug'],
        open: (url) => {
          give(browser, url);
          return !browser.isBlocked;
        },
      }),
    (url) => {
      const { searchParams } = new URL(url);
      return `${searchParams.get('title')}\n\n${searchParams.get('body')}`;
    },
  ],
  [
    'mail',
    'mail',
    (browser) => mail({ to: 'help@orbit.test, b&c@orbit.test', open: (url) => give(browser, url) }),
    (url) => {
      const [, to, subject, body] = /^mailto:([^?]*)\?subject=([^&]*)&body=([^&]*)$/
        .exec(url)!
        .map(decodeURIComponent);
      return `To: ${to!.replace(',', ', ')}\nSubject: ${subject}\n\n${body!.replaceAll('\r\n', '\n')}`;
    },
  ],
  [
    'clipboard',
    'clipboard',
    (browser) => clipboard({ write: async (text) => give(browser, text) }),
    (text) => text,
  ],
  ['download', 'download', (browser) => download({ save: (_, text) => give(browser, text) }), (text) => text],
];

function give(browser: Browser, what: string): void {
  browser.given.push(what);
  browser.fail?.();
}

const signal = new AbortController().signal;
const LIMITS: Readonly<Record<string, number>> = { githubIssue: 7500, mail: 1901 };

describe.each(RECEIVERS)('%s', (name, to, create, read) => {
  const sendTo = (browser: Browser, report: Report) => {
    const receiver = create(browser);
    const body = receiver.encode(trimReport(report, receiver.limits));
    return { body, sent: receiver.send(report, body, signal) };
  };

  it('V8: the browser is asked once, within the press, and given what was previewed', async () => {
    const browser: Browser = { given: [] };
    expect(create(browser).interactive).toBe(true);
    const { body, sent } = sendTo(browser, reportWith());
    expect(browser.given).toHaveLength(1);
    expect(read(browser.given[0]!)).toBe(body);
    expect(await sent).toEqual({ kind: 'handed-over', to });
    expect(browser.given).toHaveLength(1);
  });

  it('V9: what the browser refuses is blocked', async () => {
    const fail = (): never => {
      throw new DOMException('NotAllowedError');
    };
    expect(await sendTo({ given: [], fail }, reportWith()).sent).toEqual({
      kind: 'rejected',
      reason: 'blocked',
      status: 0,
    });
  });

  it('V3: a trimmed report fits, whatever it says, and arrives as it was previewed', async () => {
    const limit = LIMITS[name] ?? Infinity;
    const rows = [...readCorpus('naughty-strings'), ...readCorpus('log-content')];
    for (const { text } of rows) {
      const browser: Browser = { given: [] };
      const report = {
        ...reportWith(),
        subject: text,
        message: text,
        log: { text: text.repeat(40), truncated: false },
      };
      const { body, sent } = sendTo(browser, report);
      expect([text, await sent]).toEqual([text, { kind: 'handed-over', to }]);
      expect(browser.given[0]!.length).toBeLessThan(limit);
      expect([text, read(browser.given[0]!)]).toEqual([text, body]);
    }
  });

  it('V2: never throws, whatever lies in storage', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 9000 }), async (body) => {
        const browser: Browser = { given: [] };
        const delivery = await create(browser).send(reportWith(), body, signal);
        expect(['handed-over', 'rejected']).toContain(delivery.kind);
        if (LIMITS[name]) expect(browser.given.every((given) => given.length < LIMITS[name]!)).toBe(true);
      }),
    );
  });
});

describe('githubIssue', () => {
  it('fills in the form of the repository', async () => {
    const browser: Browser = { given: [] };
    const receiver = githubIssue({
      repository: 'acme/orbit',
      labels: ['bug', 'from waymark'],
      template: 'report.md',
      open: (url) => {
        give(browser, url);
        return true;
      },
    });
    const report = { ...reportWith(), trimmed: [], removed: [] };
    await receiver.send(report, receiver.encode(report), signal);
    const url = new URL(browser.given[0]!);
    expect(url.origin + url.pathname).toBe('https://github.com/acme/orbit/issues/new');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      title: 'The provider refused the key · invalid_api_key · run-129',
      labels: 'bug,from waymark',
      template: 'report.md',
      body: expect.stringMatching(/^- \*\*What:[^]*\n\nI rotated the key\./),
    });
  });

  it('V9: a tab that the browser did not open is blocked', async () => {
    const receiver = githubIssue({ repository: 'acme/orbit', open: () => false });
    expect(await receiver.send(reportWith(), 'a\n\nb', signal)).toEqual({
      kind: 'rejected',
      reason: 'blocked',
      status: 0,
    });
  });

  it('V9: what does not fit is not sent', async () => {
    const receiver = githubIssue({ repository: 'acme/orbit', open: () => true });
    expect(await receiver.send(reportWith(), 'ä'.repeat(3000), signal)).toEqual({
      kind: 'rejected',
      reason: 'too-large',
      status: 0,
    });
  });

  it('V4: a repository that is none opens nothing', async () => {
    for (const options of [
      { repository: 'orbit' },
      { repository: 'a/b/../c' },
      { repository: 'a/b', server: 'javascript:x' },
    ]) {
      let isOpened = false;
      const receiver = githubIssue({ ...options, open: () => (isOpened = true) });
      expect(await receiver.send(reportWith(), 'a\n\nb', signal)).toMatchObject({
        kind: 'rejected',
        reason: 'invalid',
        status: 0,
      });
      expect(isOpened).toBe(false);
    }
  });
});

describe('clipboard', () => {
  it('V2: ends with its signal when nobody answers the browser', async () => {
    const stop = new AbortController();
    const sent = clipboard({ write: () => new Promise(() => {}) }).send(reportWith(), 'x', stop.signal);
    stop.abort();
    expect(await sent).toEqual({ kind: 'rejected', reason: 'blocked', status: 0 });
  });

  it.each([
    ['markdown', /^## The provider/],
    ['text', /^== The provider/],
    ['json', /^\{\n {2}"schema": 1/],
  ] as const)('writes %s', (format, begins) => {
    expect(clipboard({ format }).encode(reportWith())).toMatch(begins);
  });
});

describe('download', () => {
  it('names the file after the run, in signs that every file system takes', async () => {
    const names: string[] = [];
    const receiver = download({ format: 'json', save: (file, _, type) => names.push(`${file} ${type}`) });
    for (const id of ['run-129', '../../etc/passwd', 'C:\\con\u202e.exe', 'x'.repeat(400)])
      await receiver.send({ ...reportWith(), run: { id } }, '', signal);
    expect(names.map((file) => file.slice(0, 60))).toMatchInlineSnapshot(`
      [
        "report-run-129-5b0d4f0e.json application/json",
        "report--etc-passwd-5b0d4f0e.json application/json",
        "report-C-con-exe-5b0d4f0e.json application/json",
        "report-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      ]
    `);
    expect(names.every((file) => /^[\w-]{1,90}\.json application\/json$/.test(file))).toBe(true);
  });
});
