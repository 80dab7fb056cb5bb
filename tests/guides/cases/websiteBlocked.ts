import { real, stated, type GuideCases } from '../guideCase.ts';

const move = { kind: 'fix', open: { surface: 'mission-settings' } } as const;

export const websiteBlocked: GuideCases = {
  fits: [
    stated(
      'Cloudflare with a challenge',
      { status: 403, message: 'cf-mitigated: challenge' },
      { lead: 'website-blocked', move },
    ),
    stated('a crawler that keeps to robots.txt', { message: 'Forbidden by robots.txt: <GET https://shop.example/>' }, { move }),
    stated('a search engine that saw unusual traffic', {
      message: 'Our systems have detected unusual traffic from your computer network.',
    }),
    stated('AWS with a captcha', { status: 405, message: 'x-amzn-waf-action: captcha' }, { move }),
  ],
  leaves: [
    real('openai-c400', { first: 'policy-blocked' }),
    real('curl-403', { first: 'permission-denied' }),
    stated('a site that is down', { status: 503 }, { first: 'service-unavailable' }),
    stated('a site that asks for a slower pace', { status: 429 }, { first: 'rate-limited' }),
  ],
};
