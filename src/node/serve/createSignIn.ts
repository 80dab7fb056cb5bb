import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createLimiter } from '../../server/handler/createLimiter.ts';
import { isOwnOrigin } from '../../server/handler/isOwnOrigin.ts';
import type { Grant } from '../../server/handler/reportHandlerOptions.ts';
import { senderAddress } from '../../server/handler/senderAddress.ts';
import { html, type Html } from '../../server/pages/html.ts';
import { formOf } from '../../server/pages/queryOf.ts';
import { redirectTo, SAFE_HEADERS } from '../../server/pages/createReportPages.ts';
import { pageShell } from '../../server/pages/pageShell.ts';

export interface SignInOptions {
  readonly token: string;
  /** Path of the pages for readers. */
  readonly base: string;
  /** Epoch milliseconds. @default Date.now */
  readonly now?: () => number;
}

/** Lets people who know the server's token read in a browser, each under a name. */
export interface SignIn {
  /** The reader of a request, from its cookie. */
  readonly readerOf: (request: Request) => Grant | undefined;
  /** Answers `<base>/sign-in` and `<base>/sign-out`; undefined for other paths. */
  readonly answer: (request: Request) => Promise<Response | undefined>;
}

const COOKIE = 'waymark_reader';
/** A working day. */
const SIGN_IN_LIFETIME_MS = 12 * 3_600_000;
const MAX_NAME = 80;
const MAX_TRIES_A_MINUTE = 10;

export function createSignIn({ token, base, now = Date.now }: SignInOptions): SignIn {
  const tries = createLimiter({ perMinute: { sender: MAX_TRIES_A_MINUTE } });
  const sign = (text: string): string =>
    createHmac('sha256', `reader\n${token}`).update(text).digest('base64url');

  return {
    readerOf(request) {
      const [, value = '', signature = ''] =
        new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]{1,400})\\.([\\w-]{43})(?:;|$)`).exec(
          request.headers.get('Cookie') ?? '',
        ) ?? [];
      if (!value || !isSame(signature, sign(value))) return undefined;
      const [until = '', ...name] = Buffer.from(value, 'base64url').toString('utf8').split('\n');
      return Number(until) > now() ? { sender: name.join(' ') } : undefined;
    },
    async answer(request) {
      const { pathname } = new URL(request.url);
      if (pathname === `${base}/sign-out` && request.method === 'POST' && isOwnOrigin(request, [])) {
        return redirectTo(`${base}/sign-in`, { 'Set-Cookie': cookie(request, '', 0) });
      }
      if (pathname !== `${base}/sign-in`) return undefined;
      if (request.method !== 'POST') return page(base, undefined, 200);
      if (!isOwnOrigin(request, [])) return page(base, 'Sign in on this page itself.', 403);
      const address = senderAddress(request);
      const wait = address === undefined ? 0 : tries.count({ address });
      if (wait > 0) {
        return page(base, 'There were too many tries. Wait a minute.', 429, { 'Retry-After': String(wait) });
      }
      const form = await formOf(request);
      const name = (form.get('name') ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, MAX_NAME);
      if (!name) return page(base, 'Say your name: others see who answered a report.', 400);
      if (!isSame(form.get('token') ?? '', token)) {
        return page(base, 'That is not the token that the server was started with (WAYMARK_TOKEN).', 403);
      }
      const value = Buffer.from(`${now() + SIGN_IN_LIFETIME_MS}\n${name}`).toString('base64url');
      return redirectTo(base, {
        'Set-Cookie': cookie(request, `${value}.${sign(value)}`, SIGN_IN_LIFETIME_MS / 1000),
      });
    },
  };

  function cookie(request: Request, value: string, seconds: number): string {
    const isSecure = request.url.startsWith('https:') || request.headers.get('X-Forwarded-Proto') === 'https';
    return `${COOKIE}=${value}; Path=${base}; Max-Age=${seconds}; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;
  }
}

/** Compares in constant time, so that the time does not reveal how much of a guess is right. */
export function isSame(given: string, wanted: string): boolean {
  return timingSafeEqual(hashOf(given), hashOf(wanted));
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function page(
  base: string,
  problem: string | undefined,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(pageShell({ title: 'Sign in', base, main: signInForm(base, problem) }), {
    status,
    headers: { ...SAFE_HEADERS, 'Content-Type': 'text/html; charset=utf-8', ...headers },
  });
}

function signInForm(base: string, problem: string | undefined): Html {
  return html`<form class="sign-in" method="post" action="${base}/sign-in">
    <h1>Sign in</h1>
    ${problem !== undefined && html`<p class="problem" role="alert">${problem}</p>`}
    <label>
      <span>Your name</span>
      <input name="name" required maxlength="${MAX_NAME}" autocomplete="name" />
    </label>
    <label>
      <span>Token of the server</span>
      <input name="token" type="password" required autocomplete="current-password" />
    </label>
    <button class="primary">Read reports</button>
  </form>`;
}
