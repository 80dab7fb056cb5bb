import { real, stated, type GuideCases } from '../guideCase.ts';

const here = { kind: 'fix', open: { step: 'work' } } as const;

export const networkUnreachable: GuideCases = {
  fits: [
    real('curl-reset'),
    real('ssh-refused'),
    real('py-reset'),
    real('py-short'),
    real('curl-partial'),
    real('wget-dns', { lead: 'run-failed' }),
    real('docker-daemon', { lead: 'run-failed' }),
    real('fetch-refused', { move: here, captures: { address: '127.0.0.1:45199' } }),
    real('fetch-dns', { move: here, captures: { host: 'orbit-artifacts.invalid' } }),
    real('fetch-cut', { move: { kind: 'retry' } }),
    real('requests-refused', { move: here }),
    real('requests-dns', { captures: { host: 'orbit-artifacts.invalid' } }),
    real('curl-refused', { move: here }),
    real('curl-dns', { captures: { host: 'orbit-artifacts.invalid' } }),
    real('curl-cut', { move: { kind: 'retry' } }),
    real('psql-refused'),
    real('openai-refused', { move: { kind: 'retry' } }),
    stated(
      'an SDK error whose cause two levels down is the refused connection',
      {
        type: 'APIConnectionError',
        message: 'Connection error.',
        cause: {
          type: 'TypeError',
          message: 'fetch failed',
          cause: { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 10.4.0.7:443' },
        },
      },
      { move: { kind: 'retry' }, captures: { address: '10.4.0.7:443' } },
    ),
    stated(
      'a name service that does not answer for a moment',
      { code: 'EAI_AGAIN', message: 'getaddrinfo EAI_AGAIN files.orbit.example' },
      { move: { kind: 'retry' } },
    ),
    stated(
      'a name that did not resolve once',
      { code: 'ENOTFOUND', message: 'getaddrinfo ENOTFOUND files.orbit.dev' },
      { move: { kind: 'retry' } },
    ),
    stated(
      'a name that did not resolve twice',
      { code: 'ENOTFOUND', message: 'getaddrinfo ENOTFOUND files.orbit.dev' },
      { facts: { retry: { sameFailure: 1 } }, move: here },
    ),
    stated(
      'a database that nobody started on the machine of the run',
      {
        message:
          'could not connect to server: Connection refused\nIs the server running on host "localhost" (127.0.0.1) and accepting TCP/IP connections on port 5432?',
      },
      { move: here },
    ),
    stated(
      'a reset connection for the third time',
      { code: 'ECONNRESET' },
      { facts: { retry: { sameFailure: 2 } }, move: { kind: 'fix', open: { surface: 'network' } } },
    ),
  ],
  leaves: [
    stated(
      'a tool server that hangs up',
      { code: -32000, message: 'MCP error -32000: Connection closed' },
      { first: 'tool-server-failed' },
    ),
    real('psql-password', { first: 'credentials-invalid' }),
    real('psql-full', { first: 'service-unavailable' }),
    real('psql-nodb', { first: 'resource-not-found' }),
    real('curl-plain', { first: 'tls-certificate-invalid' }),
    real('fetch-expired', { first: 'tls-certificate-invalid' }),
    real('fetch-selfsigned', { first: 'tls-certificate-invalid' }),
    real('requests-503', { first: 'service-unavailable' }),
    real('requests-hang', { first: 'timed-out' }),
    real('node-enoent', { first: 'resource-not-found' }),
  ],
};
