import { real, stated, type GuideCases } from '../guideCase.ts';

export const tlsCertificateInvalid: GuideCases = {
  fits: [
    stated(
      'an SSH host with another key than before',
      { exitCode: 255, message: 'Host key verification failed.' },
      { lead: 'run-failed', move: { kind: 'fix', open: { step: 'work' } } },
    ),
    stated(
      'an unknown issuer, after the network settings were opened',
      { code: 'SELF_SIGNED_CERT_IN_CHAIN' },
      { trail: { surfacesOpened: ['network'] }, move: { kind: 'retry' } },
    ),
    real('curl-plain'),
    real('node-plain'),
    real('py-plain', { lead: 'run-failed' }),
    real('fetch-expired', { move: { kind: 'fix', open: { step: 'work' } } }),
    real('fetch-selfsigned', { move: { kind: 'fix', open: { surface: 'network' } } }),
    real('fetch-wronghost', {
      move: { kind: 'fix', open: { step: 'work' } },
      captures: { host: 'localhost' },
    }),
    real('requests-expired'),
    real('curl-cert'),
    stated('Go does not know the issuer', {
      message:
        'Get "https://artifacts.orbit.example/": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    }),
    stated('an SDK error whose cause is the certificate', {
      type: 'APIConnectionError',
      message: 'Connection error.',
      cause: { code: 'CERT_HAS_EXPIRED', message: 'certificate has expired' },
    }),
    stated('Cloudflare does not trust the origin', { status: 526 }),
  ],
  leaves: [
    real('curl-reset', { first: 'network-unreachable' }),
    real('fetch-refused', { first: 'network-unreachable' }),
    real('openai-o401', { first: 'credentials-invalid' }),
    stated(
      'a signature that is no certificate',
      { status: 403, code: 'SignatureDoesNotMatch' },
      { first: 'credentials-invalid' },
    ),
  ],
};
