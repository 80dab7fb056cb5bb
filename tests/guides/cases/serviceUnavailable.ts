import { real, stated, type GuideCases } from '../guideCase.ts';

export const serviceUnavailable: GuideCases = {
  fits: [
    stated('a pool without a connection left', { message: 'QueuePool limit of size 5 overflow 10 reached, connection timed out, timeout 30.00' }, { lead: 'run-failed' }),
    stated('a breaker that is open', { type: 'CallNotPermittedException' }),
    real('psql-full', { lead: 'run-failed' }),
    real('psql-ended', { move: { kind: 'retry' } }),
    real('anthropic-a529', { move: { kind: 'retry' } }),
    real('openai-o503', { move: { kind: 'retry' } }),
    real('aws-su', { move: { kind: 'retry' } }),
    real('requests-503', { move: { kind: 'retry' } }),
    stated(
      '503 that says how long it takes',
      { status: 503, retry: { after: 120_000, said: 'Retry-After' } },
      { move: { kind: 'retry' } },
    ),
    stated(
      '503 for the fourth time',
      { status: 503 },
      { facts: { retry: { sameFailure: 3 } }, move: { kind: 'report' } },
    ),
    stated(
      'Kafka without a coordinator',
      { type: 'CoordinatorNotAvailableException', message: 'The coordinator is not available.' },
      { move: { kind: 'retry' } },
    ),
    stated(
      'PostgreSQL that replays its log after a crash',
      { message: 'FATAL:  the database system is in recovery mode' },
      { move: { kind: 'retry' } },
    ),
    stated('gRPC unavailable', { grpcStatus: 'UNAVAILABLE' }, { move: { kind: 'retry' } }),
    stated('Anthropic fails inside', { status: 500, code: 'api_error' }, { move: { kind: 'retry' } }),
    stated(
      'a database with all connections taken',
      { code: '53300', message: 'sorry, too many clients already' },
      { move: { kind: 'retry' } },
    ),
    stated(
      'nginx whose upstream hung up',
      {
        message:
          '[error] 7#7: *94 upstream prematurely closed connection while reading response header from upstream, upstream: "http://10.2.0.4:80/"',
      },
      { move: { kind: 'retry' } },
    ),
    stated('a gateway that names the refused connection behind it', {
      status: 503,
      message:
        'upstream connect error or disconnect/reset before headers. reset reason: connection failure, transport failure reason: Connection refused',
    }),
  ],
  leaves: [
    real('curl-507', { first: 'disk-full' }),
    real('fetch-refused', { first: 'network-unreachable' }),
    stated('S3 asks to slow down with a 503', { status: 503, code: 'SlowDown' }, { first: 'rate-limited' }),
    stated('a gateway that gave up waiting', { status: 504 }, { first: 'timed-out' }),
    stated(
      '401 of a service that calls every error api_error',
      { status: 401, code: 'api_error' },
      { first: 'credentials-invalid' },
    ),
  ],
};
