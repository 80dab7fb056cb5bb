import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactText } from '../../src/core/report/redactText.ts';
import { redactStream } from '../../src/node/redact/redactStream.ts';
import { folderOf } from './guideFolder.ts';
import { runMain } from './runMain.ts';

const KEY = ['ghp', 'aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xYaB3d'].join('_');

describe('waymark redact', () => {
  it('B50: gives the text out without its secrets, and says rule and place beside it', async () => {
    expect(await runMain('.', ['redact'], `one\npassword=tr0ub4dor ok\n key ${KEY}\n`)).toEqual({
      code: 0,
      stdout: 'one\npassword=[removed: named-secret] ok\n key [removed: github-token]\n',
      stderr: '2:10 named-secret\n3:6 github-token\n',
    });
  });

  it('B50: text without secrets comes out as it went in, to the byte', async () => {
    for (const text of ['', '\n', 'a\r\nb', '\ufeffa', readFileSync('package-lock.json', 'utf8')]) {
      expect(await runMain('.', ['redact'], text)).toEqual({ code: 0, stdout: text, stderr: '' });
    }
  });

  it('B50: reads a file as well, also in UTF-16, and names one that is not there', async () => {
    const root = folderOf({});
    writeFileSync(join(root, 'log'), Buffer.from(`\ufefftoken=${KEY}\n`, 'utf16le'));
    expect((await runMain(root, ['redact', 'log'])).stdout).toContain('token=[removed: github-token]\n');
    expect(await runMain(root, ['redact', 'nothing'])).toEqual({
      code: 1,
      stdout: '',
      stderr: 'There is nothing to read at nothing.\n',
    });
  });

  it('B51: exact values go, from the command line and from a file; without the file nothing comes out', async () => {
    const root = folderOf({});
    writeFileSync(join(root, 'secrets'), 'correct horse\r\n\r\nbattery staple\n');
    const text = 'a correct horse, a battery staple, a b4ttery';
    const argv = ['redact', '--secrets-file', 'secrets', '--secret', 'b4ttery'];
    expect((await runMain(root, argv, text)).stdout).toBe(
      'a [removed: host-secret], a [removed: host-secret], a [removed: host-secret]',
    );
    rmSync(join(root, 'secrets'));
    expect(await runMain(root, argv, text)).toEqual({
      code: 1,
      stdout: '',
      stderr: 'There is no list of secrets to read at secrets.\n',
    });
  });

  it('B51: forms of values go, from a file; without forms that can be looked for nothing comes out', async () => {
    const root = folderOf({});
    writeFileSync(
      join(root, 'forms.json'),
      '[{ "id": "acme-key", "prefix": "acme_", "characters": "hex", "length": 8 }]',
    );
    const text = 'a acme_0a1b2c3d, acme_0a1b';
    const argv = ['redact', '--redactions', 'forms.json'];
    expect((await runMain(root, argv, text)).stdout).toBe('a [removed: acme-key], acme_0a1b');
    expect((await runMain(root, [...argv, '--batch'], JSON.stringify({ text }))).stdout).toContain(
      'a [removed: acme-key], acme_0a1b',
    );
    writeFileSync(join(root, 'forms.json'), '[{ "id": "acme-key", "prefix": "a" }]');
    expect(await runMain(root, argv, text)).toEqual({
      code: 1,
      stdout: '',
      stderr: 'The redaction `acme-key` has no prefix of 2 to 40 characters.\n',
    });
    expect(await runMain(root, ['redact', '--redactions', 'none.json'], text)).toEqual({
      code: 1,
      stdout: '',
      stderr: 'There is no JSON list of redactions to read at none.json.\n',
    });
  });

  it('B52: with --batch every line is answered, and one that cannot be read gives no text', async () => {
    const lines = [
      JSON.stringify({ id: 7, text: `key ${KEY}` }),
      '',
      `{"text": "${KEY}"`,
      JSON.stringify({ text: 'calm' }),
    ];
    const { code, stdout, stderr } = await runMain('.', ['redact', '--batch'], lines.join('\n'));
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      { id: 7, text: 'key [removed: github-token]', removed: [{ rule: 'github-token', start: 4, end: 44 }] },
      { id: null, error: 'Line 3 is not {"id", "text"} as JSON.' },
      { id: null, text: 'calm', removed: [] },
    ]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'Line 3 is not {"id", "text"} as JSON.\n' });
  });
});

describe('redactStream', () => {
  it('B53: a text in pieces comes out as it does in one, wherever the pieces end', async () => {
    const words = [`key ${KEY}`, 'plain words of a log', '\n', '\n', '🙂', `https://a:${KEY}@x.test/`, 'é'];
    const block = `-----BEGIN PRIVATE KEY-----\n${'aB3dE5fG7hJ9kL1m\n'.repeat(90)}-----END PRIVATE KEY-----\n`;
    const texts = fc
      .array(fc.constantFrom(...words, block), { minLength: 50, maxLength: 100 })
      .map((parts) => parts.join(' ').repeat(Math.ceil(700_000 / parts.join(' ').length)));
    await fc.assert(
      fc.asyncProperty(texts, fc.integer({ min: 7_000, max: 300_000 }), async (text, size) => {
        let clean = '';
        let removals = 0;
        for await (const { text: piece, marks } of redactStream(piecesOf(text, size), [], 200_000)) {
          clean += piece;
          removals += marks.length;
          for (const { rule, at } of marks) expect(piece.startsWith(`[removed: ${rule}]`, at)).toBe(true);
        }
        const whole = redactText(text, []);
        expect(clean === whole.text).toBe(true);
        expect(removals).toBe(whole.removed.length);
      }),
      { numRuns: 12 },
    );
  });

  it('B53: what is held does not grow with the text', async () => {
    let longest = 0;
    let read = 0;
    let written = 0;
    async function* endless() {
      for (let at = 0; at < 80; at += 1) {
        const chunk = new TextEncoder().encode(`line ${at} token=${KEY}\n`.repeat(1000));
        read += chunk.length;
        longest = Math.max(longest, read - written);
        yield chunk;
      }
    }
    for await (const { text, marks } of redactStream(endless(), [], 300_000)) {
      written += text.length + marks.length * (KEY.length - '[removed: github-token]'.length);
    }
    expect(written).toBe(read);
    expect(read).toBeGreaterThan(3_600_000);
    expect(longest).toBeLessThan(600_000);
  });
});

async function* piecesOf(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
