import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/core/model/report.ts';
import { collectReport } from '../../../src/core/report/collectReport.ts';
import { redactReport } from '../../../src/core/report/redactReport.ts';
import { redactText } from '../../../src/core/report/redactText.ts';
import { INNER_TOKEN_RULES, MORE_TOKENS, TOKEN_RULES } from '../../../src/core/report/tokenRules.ts';
import { EMPTY_TRAIL } from '../../../src/core/model/trail.ts';
import { readCorpus } from '../fit/readCorpus.ts';

/** What each rule begins with, over and over, with what its forms go on with, and with what keeps them from ending. */
const OF_RULES = [
  'password=',
  'token=',
  'token=a1b2c3d4,',
  'pass={(',
  'secret=))',
  'password="',
  'password=\\"a',
  '"a"==',
  'x_key_key',
  'aws_account_id=',
  '-ey',
  'eyJ-',
  '.eyabcdefgh',
  'eyabcdefghijklmnopqrstuvw.',
  'eyabcdefghijklmnopqrstuvw..abcdefghijklm.abcd.',
  'eyabcdefgh.ey',
  'Bearer a',
  'authorization: ',
  'cookie: a=',
  'http://a:',
  '://aaaaaaaaaaaaaaaaaaaaa',
  `${'://'.repeat(60)}a@b.co `,
  '-u a:',
  'AIza',
  'https://hooks.slack.com/services/',
  'https://a.b/hook/a',
  'https://a.b/a/',
  '?sig=',
  'machine a login a password ',
  '$2a$',
  `${'ab'.repeat(32)} wallet `,
  'a@',
  '@a.',
  '4',
  '4 ',
  '-----BEGIN PRIVATE KEY-----',
  '-----END PRIVATE KEY-----',
  'kind: Secret\ndata:\n a: b\n---\n',
  ' data:\n',
  'a password="[removed: x]1abcd password=abc1d@x.yy.zz ',
  'mysql -',
  'snmpget -A ',
  'Client("',
  'auth=("a", "',
  "'Basic ' + ",
  'name="password"\n\n',
  'token: String',
  '<key a="b" c="d"',
  'Private-Lines: 1\na',
  'SCRAM-SHA-1$1:a$',
  "password='a''b",
  'ldapsearch a',
  'Credentials("a",',
  'BasicAuth(a,',
  'IDENTIFIED BY ',
  'identified with a by ',
  '"kty" "d":"',
  'mnemonic: abc abc ',
  'token%3D',
  'token%253Da1b2c3d4%25',
  'AUTH PLAIN ',
  '--token ',
  'token a1b2c3d4',
  '"a1b2c3d4e5f6g7h8" # api ',
  'password | ',
  'password: |\n',
  'password = "a1" -> "',
  '\u001b[31m',
  'password\u001b[0m=\u001b[33ma1b2',
  'echo a',
  'echo abcd | ',
  ' -u a1b2c3d4e5f6g7h8',
  'infura.io/v3/',
  'xau_',
  'pk_1234567_',
  '"',
  '\\',
  '\n',
];

const OF_TOKENS = [
  ...[...TOKEN_RULES.map(([, form]) => form), ...MORE_TOKENS].flatMap((form) => form.split('|')),
  ...INNER_TOKEN_RULES.map(([, piece]) => piece),
].flatMap((form) => {
  const head = /^[\w.+/~-]*/.exec(form.replaceAll('\\', ''))![0];
  return head ? [head, `-${head}`, `${head}-a1`] : [];
});

const SMALL = 4000;
/** Linear is 8, quadratic 64; what lies between is left to a machine that does other things meanwhile. */
const GROWN = 8;
const MOST_TIMES = 20;
/** Below this, in microseconds of processor time, what is measured is the machine. */
const LEAST = 4000;

describe('the time of redaction (fault 35)', () => {
  it('R8: is linear in the text for the worst text of every rule', () => {
    for (const piece of OF_RULES) expectLinear(piece, (size) => redact(filled(piece, size)), 4);
  });

  it('R8: is linear in a text full of marks and of secrets beside them', () => {
    expectLinear('marks', (size) => redact(filled('[removed: x] password=abcd1234 ', size)), 25);
  });

  it('R8: is linear for a form of the host whose prefix is made of its own characters', () => {
    const form = { id: 'own', prefix: 'aa', characters: 'alphanumeric', length: [4, 512] } as const;
    expectLinear('aa', (size) => redactText(filled('aa-', size), [form]), 4);
    expectLinear('a', (size) => redactText(filled('a', size), [form]), 4);
  });

  it('R8: is linear for what every token begins with', () => {
    for (const piece of new Set(OF_TOKENS)) expectLinear(piece, (size) => redact(filled(piece, size)), 1);
  });

  it('R8: is linear for texts that were made to hang regular expressions', () => {
    const rows = readCorpus('regexes') as readonly { readonly attack?: unknown }[];
    const attacks = new Set(rows.flatMap(({ attack }) => (typeof attack === 'string' ? [attack] : [])));
    for (const attack of attacks) {
      expectLinear(attack, (size) => redact(filled(attack, size)), 4);
      expectLinear(attack, (size) => redact(`password=${filled(attack, size)}`), 4);
    }
  });

  it('R8: is linear in a report in which every value is another and each is looked for everywhere', () => {
    const message = (size: number): string => {
      let text = '';
      for (let count = 0; text.length < size; count += 1) text += `password=abcd${count}xy `;
      return text;
    };
    expectLinear('values', (size) => redactReport(reportOf(message(size)), []), 12);
  });

  it('R13, R8: the longest log adds no more to a report than a long one', () => {
    const sizeOf = (lines: number): number => {
      const text = 'error: token=a1b2c3d4e5f6\n'.repeat(lines);
      const run = { id: '129', observedAt: 1, logs: [{ text, startLine: 1, truncated: false }] };
      return JSON.stringify(collectReport({ draft, run, trail: EMPTY_TRAIL, page })).length;
    };
    expect(sizeOf(200_000)).toBeLessThanOrEqual(sizeOf(2000) + 100);
  });
});

const draft = {
  id: '5b0d4f0e-1111-4222-8333-944444444444',
  createdAt: 1,
  category: 'other',
  subject: 'Subject',
  message: '',
  without: [],
  dirty: true,
} as const;

const page = { surface: 'run-detail' };

const redact = (text: string): unknown => redactText(text, ['an exact value']);
const filled = (piece: string, size: number): string =>
  piece.repeat(Math.ceil(size / piece.length)).slice(0, size);

function reportOf(message: string): Report {
  return collectReport({
    draft: { ...draft, message },
    run: { id: '129', observedAt: 1 },
    trail: EMPTY_TRAIL,
    page,
  });
}

/** Compares the processor time of a text and of one eight times as long; other work on the machine does not count. */
function expectLinear(what: string, work: (size: number) => unknown, scale: number): void {
  const small = SMALL * scale;
  let said = '';
  const isLinear = [1, 2, 3].some((tries) => {
    const before = timeOf(() => work(small), tries);
    const after = timeOf(() => work(small * GROWN), tries);
    said = `${JSON.stringify(what)}: ${before} µs for ${small}, ${after} µs for ${small * GROWN}`;
    return after <= Math.max(before, LEAST) * MOST_TIMES;
  });
  expect(isLinear, said).toBe(true);
}

function timeOf(work: () => unknown, tries: number): number {
  let best = Infinity;
  for (let count = 0; count < tries; count += 1) {
    const begun = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(begun);
    best = Math.min(best, user + system);
  }
  return best;
}
