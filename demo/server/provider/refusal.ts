/** An answer of Lumen that is not a success. The body has the form of the OpenAI API's errors. */
export interface Refusal {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly error: {
    readonly message: string;
    readonly type: string;
    readonly code: string | null;
    readonly param?: string;
  };
}

/** Shows as much of a key as providers do in their errors. */
export function maskKey(key: string): string {
  return key.length < 12 ? '***' : `${key.slice(0, 8)}***${key.slice(-4)}`;
}

export const refusals = {
  noKey: (): Refusal => ({
    status: 401,
    error: {
      message: 'You did not provide an API key. Send it as a bearer token in the Authorization header.',
      type: 'invalid_request_error',
      code: 'missing_api_key',
    },
  }),
  wrongKey: (key: string): Refusal => ({
    status: 401,
    error: {
      message: `Incorrect API key provided: ${maskKey(key)}. Keys can be issued and revoked in the Lumen console.`,
      type: 'invalid_request_error',
      code: 'invalid_api_key',
    },
  }),
  missingScope: (scope: string): Refusal => ({
    status: 403,
    error: {
      message: `This key may not do that. Missing scopes: ${scope}.`,
      type: 'permission_error',
      code: 'missing_scope',
    },
  }),
  unknownRoute: (method: string, path: string): Refusal => ({
    status: 404,
    error: {
      message: `Unknown request URL: ${method} ${path}.`,
      type: 'invalid_request_error',
      code: 'unknown_url',
    },
  }),
  unknownModel: (model: string): Refusal => ({
    status: 404,
    error: {
      message: `The model \`${model}\` does not exist or has been retired.`,
      type: 'invalid_request_error',
      code: 'model_not_found',
      param: 'model',
    },
  }),
  tookTooLong: (limitMs: number): Refusal => ({
    status: 408,
    error: {
      message: `The request was not finished within ${limitMs} ms and was given up.`,
      type: 'timeout_error',
      code: 'request_timeout',
    },
  }),
  tooMany: (limit: number, windowMs: number, waitMs: number): Refusal => ({
    status: 429,
    headers: { 'retry-after': String(Math.ceil(waitMs / 1000)) },
    error: {
      message: `Rate limit reached: ${limit} requests per ${windowMs / 1000} s. Please try again in ${Math.ceil(waitMs / 1000)} s.`,
      type: 'requests',
      code: 'rate_limit_exceeded',
    },
  }),
  tooLarge: (model: string, limit: number, requested: number): Refusal => ({
    status: 429,
    headers: { 'x-should-retry': 'false' },
    error: {
      message: `Request too large for ${model} on tokens per minute: Limit ${limit}, Requested ${requested}. Reduce the input or the output to run it.`,
      type: 'tokens',
      code: 'rate_limit_exceeded',
    },
  }),
  noCredit: (kind: 'insufficient_quota' | 'payment_required'): Refusal =>
    kind === 'insufficient_quota'
      ? {
          status: 429,
          error: {
            message: 'You exceeded your current quota, please check your plan and billing details.',
            type: 'insufficient_quota',
            code: 'insufficient_quota',
          },
        }
      : {
          status: 402,
          error: {
            message: 'The credit balance of this account is too low. Add credit to go on.',
            type: 'billing_error',
            code: 'credit_exhausted',
          },
        },
  crashed: (): Refusal => ({
    status: 500,
    error: {
      message: 'The server had an error while processing your request.',
      type: 'server_error',
      code: null,
    },
  }),
  maintenance: (region: string): Refusal => ({
    status: 503,
    error: {
      message: `Region ${region} is under maintenance and takes no requests for now.`,
      type: 'service_unavailable',
      code: 'service_unavailable',
    },
  }),
};
