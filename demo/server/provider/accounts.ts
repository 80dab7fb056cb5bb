/** What Lumen, the local provider, knows of one customer key's account. */
export interface Account {
  readonly id: string;
  /** Keys that are accepted; one that is not here gets a 401. */
  readonly keys: Set<string>;
  readonly scopes: Set<string>;
  /** Requests per window. */
  requests: { limit: number; windowMs: number };
  tokensPerMinute: number;
  /** Cents left. */
  credit: number;
  /** How a used-up credit is told: as OpenAI does, or as HTTP has a status for. */
  readonly refusal: 'insufficient_quota' | 'payment_required';
  /** The current window. */
  window: { startedAt: number; requests: number };
}

export interface AccountOptions {
  readonly scopes?: readonly string[];
  readonly requests?: { readonly limit: number; readonly windowMs: number };
  readonly tokensPerMinute?: number;
  readonly credit?: number;
  readonly refusal?: Account['refusal'];
}

export function createAccount(id: string, options: AccountOptions = {}): Account {
  return {
    id,
    keys: new Set(),
    scopes: new Set(['models:read', 'chat:write', ...(options.scopes ?? [])]),
    requests: { ...(options.requests ?? { limit: 600, windowMs: 60_000 }) },
    tokensPerMinute: options.tokensPerMinute ?? 200_000,
    credit: options.credit ?? 5_000,
    refusal: options.refusal ?? 'insufficient_quota',
    window: { startedAt: 0, requests: 0 },
  };
}

/**
 * Counts one request against the account's window.
 *
 * @returns milliseconds until the window ends when the request is one too many, else `undefined`
 */
export function countRequest(account: Account, now: number): number | undefined {
  const { limit, windowMs } = account.requests;
  if (now - account.window.startedAt >= windowMs) account.window = { startedAt: now, requests: 0 };
  if (account.window.requests >= limit) return account.window.startedAt + windowMs - now;
  account.window.requests += 1;
  return undefined;
}
