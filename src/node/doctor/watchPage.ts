import type { Page, Request, Route } from 'playwright-core';

/** A request that was answered in the browser and did not leave it. */
export interface HeldRequest {
  readonly method: string;
  readonly url: string;
  readonly isReport: boolean;
}

/** A violation of the content security policy. */
export interface Violation {
  readonly directive: string;
  readonly blocked: string;
}

/** Everything a page did since its navigation began. */
export interface PageWatch {
  readonly violations: readonly Violation[];
  /** Console errors and uncaught exceptions. */
  readonly errors: readonly string[];
  readonly held: readonly HeldRequest[];
  /** From now on, requests that may change something are answered in the browser: all except GET, HEAD and OPTIONS, and WebSocket messages. */
  readonly hold: () => void;
}

/** Name of the page function that reports policy violations. */
const TELL = 'waymarkDoctorTell';

/** Answers a report as `waymark/server` does. */
const RECEIPT = { status: 201, contentType: 'application/json', body: '{"reference":"DRY-1"}' };
const NOTHING = { status: 200, contentType: 'application/json', body: '{}' };

/** Must be called before the page navigates. */
export async function watchPage(page: Page): Promise<PageWatch> {
  const violations: Violation[] = [];
  const errors: string[] = [];
  const held: HeldRequest[] = [];
  let isHeld = false;

  await page.exposeFunction(TELL, (violation: Violation) => void violations.push(violation));
  await page.addInitScript((tell) => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample, sourceFile }) => {
      const blocked = [blockedURI, sample].filter(Boolean).join(' ') || sourceFile;
      (window as unknown as Record<string, (violation: object) => void>)[tell]!({
        directive: effectiveDirective,
        blocked,
      });
    });
  }, TELL);

  page.on('console', (message) => {
    const { url } = message.location();
    if (message.type() === 'error' && !url.endsWith('/favicon.ico')) {
      errors.push(url && !message.text().includes(url) ? `${message.text()} (${url})` : message.text());
    }
  });
  page.on('pageerror', (error) => void errors.push(error.message));

  await page.route('**/*', async (route: Route, request: Request) => {
    const method = request.method();
    if (!isHeld || ['GET', 'HEAD', 'OPTIONS'].includes(method)) return route.fallback();
    const isReport = isReportBody(request.postData());
    held.push({ method, url: request.url(), isReport });
    return route.fulfill(isReport ? RECEIPT : NOTHING);
  });
  await page.routeWebSocket(/.*/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      if (isHeld) held.push({ method: 'WebSocket', url: socket.url(), isReport: false });
      else server.send(message);
    });
  });

  return { violations, errors, held, hold: () => void (isHeld = true) };
}

/** The body of `endpoint`; other receivers are answered like any request. */
function isReportBody(body: string | null): boolean {
  return body !== null && body.includes('"category"') && body.includes('"run"');
}
