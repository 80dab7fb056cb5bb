import type { Sample } from '../sample.ts';

/** A class that forgot to set its name, as clients do. */
export class APIConnectionError extends Error {}

const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:9'), {
  code: 'ECONNREFUSED',
  errno: -111,
  syscall: 'connect',
});

export const ERRORS: readonly Sample[] = [
  {
    title: 'an error whose class says what its name does not, with causes',
    payload: new APIConnectionError('Connection error.', {
      cause: new TypeError('fetch failed', { cause: refused }),
    }),
    trouble: 'failed',
  },
  {
    title: 'somebody who cancelled',
    payload: new DOMException('This operation was aborted', 'AbortError'),
    trouble: 'cancelled',
  },
  {
    title: 'a time limit',
    payload: { error: new DOMException('The operation was aborted due to timeout', 'TimeoutError') },
    trouble: 'failed',
  },
  {
    title: 'an error of the OpenAI client',
    payload: Object.assign(new Error('429 Rate limit reached'), {
      status: 429,
      headers: new Headers({ 'retry-after': '7', 'x-should-retry': 'true' }),
      error: { message: 'Rate limit reached', type: 'tokens', code: 'rate_limit_exceeded' },
      code: 'rate_limit_exceeded',
      type: 'tokens',
    }),
    trouble: 'failed',
  },
  {
    title: 'an error of axios, as JSON',
    payload: {
      message: 'Request failed with status code 403',
      name: 'AxiosError',
      stack: 'AxiosError: Request failed\n    at settle (node:internal)',
      code: 'ERR_BAD_REQUEST',
      status: 403,
      config: { url: 'https://api.github.com/user' },
      response: {
        status: 403,
        headers: { 'Retry-After': '60' },
        data: { message: 'Resource not accessible by integration' },
      },
    },
    trouble: 'failed',
  },
  {
    title: 'an error of an AWS client',
    payload: Object.assign(new Error('User is not authorized to perform: s3:GetObject'), {
      name: 'AccessDenied',
      $fault: 'client',
      $metadata: { httpStatusCode: 403, requestId: 'r' },
    }),
    trouble: 'failed',
  },
  {
    title: 'an error of a gRPC client',
    payload: Object.assign(new Error('14 UNAVAILABLE: No connection established'), {
      code: 14,
      details: 'No connection established',
      metadata: {},
    }),
    trouble: 'failed',
  },
  {
    title: 'an error of child_process',
    payload: Object.assign(new Error('Command failed: make'), {
      code: 2,
      killed: false,
      signal: null,
      cmd: 'make',
      stdout: '',
      stderr: 'make: *** No rule to make target',
    }),
    trouble: 'failed',
  },
  {
    title: 'several errors at once',
    payload: new AggregateError([refused, new Error('b')], 'All promises were rejected'),
    trouble: 'failed',
  },
  {
    title: 'an error pino wrote',
    payload: {
      level: 50,
      time: 1,
      err: {
        type: 'TypeError',
        message: 'x is undefined',
        stack: 'TypeError: x is undefined\n    at f (a.js:1:1)',
      },
      msg: 'job failed',
    },
    trouble: 'failed',
  },
];
