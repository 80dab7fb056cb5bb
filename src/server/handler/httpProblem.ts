import type { ShapeProblem } from './shape.ts';

/** Why a request failed, in the form of RFC 9457. */
export interface HttpProblem {
  readonly status: number;
  /** Kebab-case, for programs. */
  readonly code: string;
  /** What happened, why, and what to do, for people. It repeats nothing of the request. */
  readonly detail: string;
  readonly problems?: readonly ShapeProblem[];
  readonly headers?: Readonly<Record<string, string>>;
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/**
 * The body of a problem.
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export function problemBody({ status, code, detail, problems }: HttpProblem): string {
  return JSON.stringify({
    title: TITLES[status],
    status,
    code,
    detail,
    ...(problems && { problems }),
  });
}
