/** An answer of the API that is not a success; the message is the API's own. */
export class RequestFailed extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'RequestFailed';
    this.status = status;
  }
}

interface RequestOptions {
  readonly body?: unknown;
  /** The same key twice does the work once. */
  readonly key?: string;
  readonly signal?: AbortSignal;
}

async function request<T>(method: 'GET' | 'POST', path: string, options: RequestOptions): Promise<T> {
  const { body, key, signal } = options;
  const response = await fetch(path, {
    method,
    headers: { 'content-type': 'application/json', ...(key ? { 'idempotency-key': key } : {}) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
  const answer = (await response.json()) as T & { detail?: string };
  if (!response.ok)
    throw new RequestFailed(response.status, answer.detail ?? `Orbit answered ${response.status}.`);
  return answer;
}

export const getJson = <T>(path: string, signal?: AbortSignal): Promise<T> =>
  request<T>('GET', path, signal ? { signal } : {});

export const postJson = <T = { ok: true }>(path: string, options: RequestOptions = {}): Promise<T> =>
  request<T>('POST', path, options);
