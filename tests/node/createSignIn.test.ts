import { describe, expect, it } from 'vitest';
import { createSignIn } from '../../src/node/serve/createSignIn.ts';
import { keepAddress } from '../../src/server/handler/senderAddress.ts';

const AT = 'https://reports.test/reports';
const TOKEN = '0123456789abcdef0123';

describe('signing in to waymark serve', () => {
  const signInAt = (now: () => number = () => 0, token = TOKEN): ReturnType<typeof createSignIn> =>
    createSignIn({ token, base: '/reports', now });
  const submit = (
    fields: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = { 'Sec-Fetch-Site': 'same-origin' },
  ): Request => new Request(`${AT}/sign-in`, { method: 'POST', body: new URLSearchParams(fields), headers });
  const cookieOf = async (signIn: ReturnType<typeof createSignIn>, name = 'Ada'): Promise<string> =>
    (await signIn.answer(submit({ name, token: TOKEN })))!.headers.get('Set-Cookie')!;
  const withCookie = (cookie: string): Request => new Request(AT, { headers: { Cookie: `a=b; ${cookie}` } });

  it('B71: knows a reader by name for twelve hours after the token was given', async () => {
    let now = 0;
    const signIn = signInAt(() => now);
    const cookie = await cookieOf(signIn, '  Ada \n Lovelace ');
    expect(cookie).toMatch(/; Path=\/reports; Max-Age=43200; HttpOnly; SameSite=Strict; Secure$/);
    const [pair] = cookie.split(';') as [string];
    expect(signIn.readerOf(withCookie(pair))).toEqual({ sender: 'Ada Lovelace' });
    now = 12 * 3_600_000;
    expect(signIn.readerOf(withCookie(pair))).toBeUndefined();
  });

  it('B71: takes no cookie that it did not make with this token', async () => {
    const signIn = signInAt();
    const [pair] = (await cookieOf(signIn)).split(';') as [string];
    const [value, signature] = pair.slice('waymark_reader='.length).split('.') as [string, string];
    const forged = Buffer.from('99999999999999\nEve').toString('base64url');
    for (const one of [`${forged}.${signature}`, `${value}.${'A'.repeat(43)}`, value, `.${signature}`, '']) {
      expect(signIn.readerOf(withCookie(`waymark_reader=${one}`))).toBeUndefined();
    }
    expect(signInAt(() => 0, `${TOKEN}x`).readerOf(withCookie(pair))).toBeUndefined();
  });

  it('B71: refuses a wrong token, a missing name and a page of another site', async () => {
    const signIn = signInAt();
    for (const [request, status] of [
      [submit({ name: 'Ada', token: 'wrong' }), 403],
      [submit({ name: ' ', token: TOKEN }), 400],
      [submit({}), 400],
      [submit({ name: 'Ada', token: TOKEN }, { Origin: 'https://evil.test' }), 403],
    ] as const) {
      const answer = (await signIn.answer(request))!;
      expect(answer.status).toBe(status);
      expect(answer.headers.get('Set-Cookie')).toBeNull();
      expect(await answer.text()).toContain('role="alert"');
    }
    expect(await signIn.answer(new Request(`${AT}/R-1`))).toBeUndefined();
  });

  it('B71: slows down who guesses', async () => {
    const signIn = signInAt();
    const statuses: number[] = [];
    for (let tries = 0; tries < 12; tries++) {
      const request = submit({ name: 'Eve', token: String(tries) });
      keepAddress(request, { socket: { remoteAddress: '203.0.113.9' }, headersDistinct: {} } as never, 0);
      statuses.push((await signIn.answer(request))!.status);
    }
    expect(statuses.filter((status) => status === 403)).toHaveLength(10);
    expect(statuses.at(-1)).toBe(429);
  });

  it('B71: forgets a reader who signs out', async () => {
    const request = new Request(`${AT}/sign-out`, {
      method: 'POST',
      headers: { 'Sec-Fetch-Site': 'same-origin' },
    });
    const answer = (await signInAt().answer(request))!;
    expect(answer.headers.get('Set-Cookie')).toMatch(/^waymark_reader=; .*Max-Age=0/);
  });
});
