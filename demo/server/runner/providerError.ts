import type { Failure } from 'waymark/core';

export interface ProviderErrorDetails {
  readonly status?: number;
  readonly code?: string;
  readonly reason?: string;
  readonly retry?: Failure['retry'];
  readonly cause?: unknown;
}

/** What the client throws when a call to the provider does not succeed. `name` says which kind, as SDKs of such providers do. */
export class ProviderError extends Error {
  readonly provider = 'lumen';
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly reason: string | undefined;
  readonly retry: Failure['retry'];

  constructor(name: string, message: string, details: ProviderErrorDetails = {}) {
    super(message, details.cause === undefined ? {} : { cause: details.cause });
    this.name = name;
    this.status = details.status;
    this.code = details.code;
    this.reason = details.reason;
    this.retry = details.retry;
  }
}

const NAMES: Readonly<Record<number, string>> = {
  400: 'BadRequestError',
  401: 'AuthenticationError',
  403: 'PermissionDeniedError',
  404: 'NotFoundError',
  408: 'RequestTimeoutError',
  429: 'RateLimitError',
};

/** The error's name for an HTTP status. */
export function nameOfStatus(status: number): string {
  return NAMES[status] ?? (status >= 500 ? 'InternalServerError' : 'APIStatusError');
}
